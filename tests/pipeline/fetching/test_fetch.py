"""The fetch as a whole: what is kept, what is refused, what is said; the former copy is never lost."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from app.pipeline.fetching.datasets import DOWNLOADS
from app.pipeline.fetching.download import USER_AGENT
from app.pipeline.fetching.fetch import fetch
from app.pipeline.fetching.journal import Journal, size_text
from app.pipeline.fetching.manifest import FILENAME, ManifestUnreadable
from app.pipeline.fetching.patience import Patience
from scripts.fetch import main
from tests.pipeline.fetching.bench import BOM, CFA, GOOD, LABELS, LONG, LYCEE, TECHNICAL, Bench, csv_bytes, run_bench
from tests.pipeline.fetching.portal import Answer

ROOT = Path(__file__).resolve().parents[3]
INSERSUP = "fr-esr-insersup"
PASSAGE = "6152ccdf850ef"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with run_bench(tmp_path) as bench:
        yield bench


@pytest.mark.parametrize("header", [TECHNICAL, LABELS], ids=["technical names", "labels"])
@pytest.mark.parametrize("chunked", [False, True], ids=["with a length", "chunked"])
def test_a_csv_with_bom_is_saved_byte_for_byte_in_both_header_forms(bench: Bench, header: str, chunked: bool):
    body = csv_bytes(header)
    bench.serve(Answer(body, chunked=chunked))
    assert bench.fetch() == []
    assert bench.file().read_bytes() == body
    assert bench.leftovers() == []


def test_the_manifest_says_where_each_file_came_from(bench: Bench):
    bench.serve(Answer(GOOD))
    before = datetime.now(UTC).replace(microsecond=0)
    bench.fetch()
    entry = bench.manifest()[f"{CFA}.csv"]
    assert before <= datetime.fromisoformat(entry.pop("date")) <= datetime.now(UTC)
    assert entry == {
        "id": CFA,
        "adresse": bench.downloads(CFA)[0].address,
        "octets": len(GOOD),
        "sha256": hashlib.sha256(GOOD).hexdigest(),
        "lignes": 3,
        "data_processed": "2026-07-20T08:00:00+00:00",
        "licence": "Licence Ouverte 2.0",
    }


def test_a_second_download_keeps_the_entries_of_the_other_files(bench: Bench):
    bench.serve(Answer(GOOD))
    bench.serve(Answer(csv_bytes(TECHNICAL.replace("taux_contrats_interrompus", "dont_apprentis_eple"))), dataset=LYCEE)
    bench.fetch(CFA)
    bench.fetch(LYCEE)
    assert list(bench.manifest()) == [f"{CFA}.csv", f"{LYCEE}.csv"]


def test_quoted_newlines_are_not_counted_as_rows(bench: Bench):
    bench.serve(Answer(GOOD.replace(b"CFA d'essai", b'"CFA\r\nd\'essai"', 1)))
    bench.fetch()
    assert bench.manifest()[f"{CFA}.csv"]["lignes"] == 3


def test_every_request_says_who_asks(bench: Bench):
    bench.serve(Answer(GOOD))
    bench.fetch()
    assert len(bench.portal.asked) == 2
    assert {asked.headers["User-Agent"] for asked in bench.portal.asked} == {USER_AGENT}
    assert USER_AGENT == "Trajectoires/0.1 (+README)"


def test_an_onisep_file_has_its_own_address_licence_and_no_description(bench: Bench):
    header = '"CI Code RNCP";"CI Code Scolarité";"Idéo Identifiant formation";Statut'
    bench.serve(Answer(f"{header}\n19114;40034403;FOR.3651;identique".encode()), dataset=PASSAGE)
    assert bench.fetch(PASSAGE) == []
    assert [asked.path for asked in bench.portal.asked] == [f"/downloads/{PASSAGE}/{PASSAGE}.csv"]
    entry = bench.manifest()[f"{PASSAGE}.csv"]
    assert (entry["licence"], entry["data_processed"], entry["lignes"]) == ("ODbL 1.0", None, 1)


HTML = b"\n<!DOCTYPE html><html><body>Maintenance</body></html>"
REFUSED = {
    "page web": (Answer(HTML, headers={"Content-Type": "text/html"}), "page web (HTML)"),
    "json": (Answer(b'{"error_code": "Timeout", "message": "too long"}'), "du JSON au lieu du fichier CSV"),
    "empty": (Answer(b""), "fichier vide"),
    "only a bom": (Answer(BOM), "fichier vide"),
    "no row": (Answer(csv_bytes(rows=0)), "aucune ligne sous l'en-tête"),
    "column gone": (
        Answer(csv_bytes(TECHNICAL.replace("taux_emploi_6_mois", "taux_emploi"))),
        "colonne absente de l'en-tête : « taux_emploi_6_mois »",
    ),
    "column with two names gone": (
        Answer(csv_bytes(LABELS.replace("DEVENIR Part poursuite", "Poursuite"))),
        "« part_en_poursuite_d_etudes » ou « devenir_part_poursuite_etudes »",
    ),
    "other delimiter": (Answer(GOOD.replace(b";", b",")), "colonne absente de l'en-tête"),
    "last line unfinished": (Answer(GOOD.removesuffix(b"\r\n")), "la dernière ligne n'est pas terminée"),
    "last line short": (Answer(GOOD + b"cumul 2023-2024;0751234J\r\n"), "la dernière ligne a 2 colonnes sur 10"),
    "quote never closed": (Answer(GOOD + b'"' + b"x" * 200_000 + b"\n"), "illisible"),
    "gone": (Answer(status=404), "introuvable (404)"),
    "broken": (Answer(status=500), "le portail répond 500"),
    "cut": (Answer(LONG, cut_after=100_000), f"coupure : 100000 octets reçus sur {len(LONG)}"),
    "cut in a chunk": (Answer(LONG, cut_after=100_000, chunked=True), "coupure"),
}


@pytest.mark.parametrize(("answer", "sentence"), REFUSED.values(), ids=REFUSED)
def test_any_failure_is_explained_and_leaves_the_former_copy_untouched(bench: Bench, answer: Answer, sentence: str):
    bench.serve(Answer(GOOD))
    bench.fetch()
    manifest = bench.manifest()
    bench.serve(answer)
    (failure,) = bench.fetch(tries=2)
    assert sentence in failure
    assert bench.file().read_bytes() == GOOD
    assert bench.manifest() == manifest
    assert bench.leftovers() == []


def test_a_full_disk_fails_that_dataset_only(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    bench.serve(Answer(GOOD))
    monkeypatch.setattr(os, "replace", full)
    (failure,) = bench.fetch()
    assert "No space left on device" in failure


def test_one_dataset_that_fails_never_stops_the_others(bench: Bench):
    bench.serve(Answer(GOOD))
    failures = bench.fetch(LYCEE, CFA)
    assert [failure.split(" : ")[0] for failure in failures] == [LYCEE]
    assert bench.file(CFA).exists()


@pytest.mark.parametrize(
    "described", [Answer(status=404), Answer(status=500), Answer(b"<html>"), Answer(b"{}"), Answer(b"[]")]
)
def test_an_unknown_date_of_the_data_is_said_and_does_not_stop_the_download(bench: Bench, described: Answer):
    bench.serve(Answer(GOOD))
    bench.portal.metadata[CFA] = described
    assert bench.fetch(tries=2) == []
    assert bench.manifest()[f"{CFA}.csv"]["data_processed"] is None
    assert "date des données inconnue" in bench.screen.getvalue()


def test_offline_finds_nothing_to_say_of_files_as_they_were_downloaded(bench: Bench):
    bench.serve(Answer(GOOD))
    bench.fetch()
    asked = len(bench.portal.asked)
    assert bench.verify() == []
    assert f"1 fichier(s) sur {len(DOWNLOADS)}" in bench.screen.getvalue()
    assert len(bench.portal.asked) == asked


def test_offline_finds_a_changed_file(bench: Bench):
    bench.serve(Answer(GOOD))
    bench.fetch()
    bench.file().write_bytes(GOOD.replace(b";68;", b";86;"))
    (failure,) = bench.verify()
    assert "même taille, autre contenu" in failure
    bench.file().write_bytes(GOOD + b"x")
    (failure,) = bench.verify()
    assert f"{len(GOOD) + 1} octets au lieu de {len(GOOD)}" in failure


def test_offline_finds_a_lost_file_and_one_of_unknown_origin(bench: Bench):
    bench.serve(Answer(GOOD))
    bench.fetch()
    bench.file().rename(bench.file(LYCEE))
    lost = bench.verify()
    assert [sentence.split(" : ")[1].split(",")[0] for sentence in lost] == [
        "absent du manifeste",
        f"téléchargé le {bench.manifest()[f'{CFA}.csv']['date']}",
    ]
    assert bench.verify(INSERSUP) == []


@pytest.mark.parametrize("written", ["{", "[]", '{"a.csv": {}}', '{"a.csv": 1}'])
def test_a_broken_manifest_stops_before_any_download(bench: Bench, written: str):
    bench.raw.mkdir()
    (bench.raw / FILENAME).write_text(written)
    with pytest.raises(ManifestUnreadable, match="effacez-le"):
        bench.fetch()
    assert bench.portal.asked == []


def test_plain_lines_say_rows_size_and_speed_when_the_output_is_no_terminal(bench: Bench):
    bench.serve(Answer(LONG))
    bench.fetch()
    (line,) = bench.screen.getvalue().splitlines()
    assert line.startswith(f"{CFA} : 5 000 lignes, {size_text(len(LONG))} en ")
    assert line.endswith("o/s)")


def test_a_terminal_gets_a_bar_with_size_and_speed(bench: Bench):
    bench.serve(Answer(LONG))
    journal = Journal(Console(file=bench.screen, force_terminal=True, width=120, _environ={"TERM": "xterm"}))
    assert fetch(bench.raw, bench.downloads(CFA), Patience(), journal) == []
    assert f"{CFA}.csv" in (shown := bench.screen.getvalue()) and "kB" in shown


@pytest.mark.parametrize(
    ("octets", "text"), [(0, "0 o"), (999, "999 o"), (12_400, "12,4 ko"), (3.1e6, "3,1 Mo"), (2e9, "2,0 Go")]
)
def test_sizes_are_written_as_french_writes_them(octets: float, text: str):
    assert size_text(octets) == text


def run_script(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.fetch", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env=environment, check=False)


def test_the_command_verifies_a_folder_and_answers_1_when_a_file_changed(bench: Bench):
    bench.serve(Answer(GOOD))
    bench.fetch()
    sound = run_script("--offline", "--raw", str(bench.raw))
    assert sound.returncode == 0
    assert "pas d'adresse ouverte" in sound.stdout
    bench.file().write_bytes(b"autre chose")
    changed = run_script("--offline", "--raw", str(bench.raw), "--only", CFA)
    assert changed.returncode == 1
    assert "1 jeu(x) en échec" in changed.stdout and "modifié" in changed.stdout


def test_the_command_refuses_an_unknown_dataset(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stop:
        main(["--only", "inconnu"])
    assert stop.value.code == 2
    assert "« inconnu » n'est pas un jeu déclaré" in capsys.readouterr().err


def test_the_command_answers_1_with_the_list_of_failures(bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr("scripts.fetch.select_downloads", lambda only: bench.downloads(*only))
    bench.serve(Answer(GOOD))
    assert main(["--raw", str(bench.raw), "--only", CFA]) == 0
    assert main(["--raw", str(bench.raw), "--only", CFA, "--only", LYCEE]) == 1
    said = capsys.readouterr().out
    assert f"1 jeu(x) en échec :\n{LYCEE} : introuvable (404)" in said
