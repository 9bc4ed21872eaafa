"""A version is published, taken back, and read through each kind of address."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app import copy_of
from app.config import ROOT, Config
from app.depot.trouble import DepotFailed
from app.reglages import InvalidSetting
from scripts import build, publish
from tests.conftest import SAMPLE
from tests.depot.conftest import ANNONCE, file_of
from tests.depot.servers import KEY, REGION, SECRET, Depot, Fault, S3Handler
from tests.widget.servers import running


@pytest.fixture
def s3(monkeypatch):
    """(server, address of the depot in it) of a storage whose keys are those of the environment."""
    server = Depot(S3Handler)
    settings = {"ACCESS_KEY_ID": KEY, "SECRET_ACCESS_KEY": SECRET, "REGION": REGION, "ENDPOINT_URL": server.url}
    for name, value in settings.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    with running(server):
        yield server, "s3://donnees/trajectoires.duckdb"


def read(address, folder):
    """The version that a machine takes from there."""
    copie = copy_of(Config(database=folder / "t.duckdb", depot=address))
    copie.refresh()
    return copie.version()


def test_a_version_goes_through_s3_and_comes_back_by_one_command(s3, versions, tmp_path, capsys):
    server, address = s3
    for version in "ab":
        assert publish.main([str(versions[version]), address]) == 0
        assert read(address, tmp_path) == version
    assert server.files[file_of("b")] == versions["b"].read_bytes()
    assert publish.main(["--retour", address]) == 0
    assert read(address, tmp_path) == "a"
    # The one that was left is the one before: a mistaken return is undone the same way.
    assert publish.main(["--retour", address]) == 0
    assert read(address, tmp_path) == "b"
    assert "Version b annoncée de nouveau à s3://donnees/trajectoires.duckdb." in capsys.readouterr().out


def test_the_announcement_is_written_last_and_without_it_nothing_changes(s3, versions, tmp_path, capsys):
    server, address = s3
    publish.main([str(versions["a"]), address])
    server.faults[ANNONCE] = Fault(503, "PUT")
    assert publish.main([str(versions["b"]), address]) == 1
    assert file_of("b") in server.files and "Rien n'a changé." in capsys.readouterr().err
    server.faults.clear()
    assert read(address, tmp_path) == "a"
    assert publish.main([str(versions["b"]), address]) == 0
    written = [asked.path for asked in server.asked if asked.method in ("PUT", "POST")]
    assert written[-1] == ANNONCE and written[-2] == file_of("b")


@pytest.mark.parametrize(("name", "value", "said"), [("SECRET_ACCESS_KEY", "un-autre", "est refusé"), ("REGION", "ailleurs", "est refusé")])
def test_a_storage_that_refuses_the_keys_is_said_to(s3, versions, tmp_path, monkeypatch, name, value, said):
    _, address = s3
    publish.main([str(versions["a"]), address])
    monkeypatch.setenv(f"AWS_{name}", value)
    with pytest.raises(DepotFailed, match=said) as refused:
        read(address, tmp_path)
    assert value not in str(refused.value)


UNREACHABLE = {
    "http://localhost:9/t.duckdb": "refuse la connexion",
    "https://nulle-part.invalid/t.duckdb": "le nom n'est pas trouvé",
    "file:///nulle/part/t.duckdb": "est injoignable",
}


@pytest.mark.parametrize("address", UNREACHABLE)
def test_what_cannot_be_reached_is_said_to(address, tmp_path):
    with pytest.raises(DepotFailed, match=UNREACHABLE[address]):
        read(address, tmp_path)


def test_a_folder_of_this_machine_is_a_depot_too(versions, tmp_path, capsys):
    folder = tmp_path / "données du service"
    destination = str(folder / "trajectoires.duckdb")
    for version in "ab":
        assert publish.main([str(versions[version]), destination]) == 0
        assert read((folder / "trajectoires.duckdb").as_uri(), tmp_path) == version
    assert publish.main([str(versions["b"]), destination]) == 0
    assert "déjà annoncée" in capsys.readouterr().out
    assert sorted(path.name for path in folder.iterdir()) == ["trajectoires-a.duckdb", "trajectoires-b.duckdb", "trajectoires.duckdb.json"]
    (folder / "trajectoires-a.duckdb").unlink()
    assert publish.main(["--retour", destination]) == 1
    assert "trajectoires-a.duckdb n'existe pas" in capsys.readouterr().err


REFUSED = {
    "a file that is not one": (["page.html", "depot/t.duckdb"], "ne peut pas être servi"),
    "an address that is only read": (["a.duckdb", "https://exemple.fr/t.duckdb"], "se lit et ne s'écrit pas"),
    "a return from the first version": (["--retour", "depot/t.duckdb"], "n'a pas de version précédente"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_published_changes_nothing(case, versions, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<!doctype html>")
    (tmp_path / "a.duckdb").write_bytes(versions["a"].read_bytes())
    arguments, said = REFUSED[case]
    assert publish.main(arguments) == 1
    assert said in capsys.readouterr().err and not list(tmp_path.rglob("depot/*"))


def test_a_file_is_not_built_at_the_address_of_a_depot(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        build.main(["--raw", str(SAMPLE), "--target", "s3://donnees/trajectoires.duckdb"])
    assert "publiez" in capsys.readouterr().err and not list(tmp_path.iterdir())


IMPOSSIBLE = [
    "http://exemple.fr/t.duckdb",
    "ftp://exemple.fr/t.duckdb",
    "https://cle:secret@exemple.fr/t.duckdb",
    "https://exemple.fr/t.duckdb?signature=secret",
    "https://exemple.fr/données.csv",
    "s3:///t.duckdb",
    "file://ailleurs/t.duckdb",
]


@pytest.mark.parametrize("address", IMPOSSIBLE)
def test_an_address_that_cannot_be_one_is_refused_without_being_shown(address, monkeypatch):
    monkeypatch.setenv("TRAJECTOIRES_DATABASE", address)
    with pytest.raises(InvalidSetting, match="TRAJECTOIRES_DATABASE doit être") as refused:
        Config.from_environment()
    assert "secret" not in str(refused.value)


def test_a_setting_that_cannot_be_one_stops_the_start_with_a_sentence():
    environment = {**os.environ, "TRAJECTOIRES_INTERVALLE": "une minute"}
    done = subprocess.run([sys.executable, "-m", "scripts.prepare"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stderr == "TRAJECTOIRES_INTERVALLE doit être un nombre de secondes, plus grand que 0.\n"
