"""What the command says, and what it leaves when it cannot write."""

from __future__ import annotations

import gzip
import resource
import subprocess
import sys

import pytest

from app.config import ROOT
from scripts.export import main

ARGUMENTS = ["--base", "https://cartes.exemple.fr", "--forms", "fragment", "--sizes", "carte", "--processus", "1"]


def test_keys_of_a_file_are_exported_as_they_are_written_and_those_without_card_are_told(database, tmp_path, capsys):
    keys = tmp_path / "keys.txt"
    keys.write_text("\ufeff97400-50022139\n\n 0990001n-23110033205\npas-une-cle\n99-88888888\n")
    assert main(["--out", str(tmp_path / "export"), "--database", str(database), "--keys", str(keys), *ARGUMENTS]) == 0
    told = capsys.readouterr().out
    assert "2 clés ne mènent à aucune carte : pas-une-cle, 99-88888888" in told
    cards = tmp_path / "export" / "site" / "cartes"
    assert (cards / "97400-50022139.html").read_bytes() == (cards / "04-50022139.html").read_bytes()
    assert (cards / "0990001n-23110033205.html").exists() and not (cards / "99-88888888.html").exists()
    assert "https://cartes.exemple.fr/comprendre" in (cards / "04-50022139.html").read_text()


def test_two_processes_write_what_one_does(database, tmp_path):
    keys, written = tmp_path / "keys.txt", []
    keys.write_text("0990001N-23110033205\n")
    for processes in ("1", "2"):
        folder = tmp_path / processes
        assert main(["--out", str(folder), "--database", str(database), "--keys", str(keys), *ARGUMENTS, "--processus", processes]) == 0
        written.append({path.relative_to(folder): path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()})
    assert written[0] == written[1] and len(written[0]) > 150


def test_a_disk_that_takes_no_more_leaves_whole_files_and_says_so(database, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "scripts.export", "--out", str(tmp_path), "--database", str(database), *ARGUMENTS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        # A file larger than this is refused by the system, as any is by a full disk.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)),
    )
    assert done.returncode == 1 and f"Impossible d'écrire dans {tmp_path}" in done.stderr and "Traceback" not in done.stderr
    compressed = list((tmp_path / "site").rglob("*.gz"))
    assert compressed and all(gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes() for path in compressed)


@pytest.mark.parametrize("arguments", [["--base", "https://exemple.fr/cartes"], ["--sizes", "grande"], ["--option", "taille=badge"], ["--option", "theme=rose"], ["--forms", "pdf"]])
def test_what_no_export_can_hold_is_refused(arguments, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path), "--base", "https://exemple.fr", *arguments])
    assert "on attend" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_folder_is_said(database, tmp_path, capsys):
    (tmp_path / "file").touch()
    assert main(["--out", str(tmp_path / "file"), "--database", str(database), *ARGUMENTS]) == 1
    assert "ce n'est pas un dossier" in capsys.readouterr().err
