"""Saved counts come back whole and once, from a database to any other, while the service writes."""

from __future__ import annotations

import gzip

import pytest

from app.usage import fichier
from app.usage.compte import Avis
from app.usage.depot import sqlite_depot
from scripts import comptes
from tests.usage.conftest import JOUR
from tests.usage.sample import fill
from tests.usage.test_compteur import CARTE, ROWS

ANSWERS = "SELECT * FROM avis ORDER BY 1, 2, 3, 4"


@pytest.fixture
def command(monkeypatch, capsys, request):
    """Runs the command on the counts of a file of SQLite, or of PostgreSQL where it is named."""

    def run(place, *arguments):
        is_server = str(place).startswith("postgresql")
        monkeypatch.setenv("DATABASE_URL" if is_server else "TRAJECTOIRES_COMPTES", str(place))
        monkeypatch.delenv("TRAJECTOIRES_COMPTES" if is_server else "DATABASE_URL", raising=False)
        code = comptes.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


@pytest.fixture
def place(depot, request, tmp_path):
    """The address of `depot`, for the command."""
    server = request.node.callspec.params["depot"] == "postgresql"
    return request.getfixturevalue("postgres_url") if server else tmp_path / "comptes" / "comptes.sqlite"


def held(depot):
    return depot.rows(ROWS), depot.rows(ANSWERS), depot.rows("SELECT * FROM essai ORDER BY 1, 2, 3, 4")


def test_counts_go_to_another_database_and_back_and_are_the_same(depot, place, command, tmp_path):
    fill(depot, JOUR)
    before = held(depot)
    code, said = command(place, "--sauver", tmp_path / "a.gz")
    total = sum(row[-1] for rows in before for row in rows)
    assert (code, said) == (0, f"{total} comptes sauvés dans {tmp_path / 'a.gz'}.\n")
    assert (tmp_path / "a.gz").stat().st_mode & 0o777 == 0o600
    other = tmp_path / "autre.sqlite"
    assert command(other, "--rendre", tmp_path / "a.gz")[0] == 0
    assert held(sqlite_depot(other)) == before
    assert command(other, "--sauver", tmp_path / "b.gz")[0] == 0
    depot.add({CARTE: 5})
    code, said = command(place, "--rendre", tmp_path / "b.gz", "--remplacer")
    assert code == 0 and held(depot) == before
    # What was replaced is beside, and comes back the same way.
    kept = next(tmp_path.glob("remplaces-*.gz"))
    assert str(kept) in said
    assert command(other, "--rendre", kept.rename(tmp_path / "c.gz"), "--remplacer")[0] == 0
    assert sum(row[-1] for row in sqlite_depot(other).rows(ROWS)) == sum(row[-1] for row in before[0]) + 5


def test_a_file_given_back_twice_is_counted_once(depot, place, command, tmp_path):
    sqlite_depot(tmp_path / "premier.sqlite").add({CARTE: 3, Avis("2026-11-25", "x.fr", "S0", "oui"): 2})
    command(tmp_path / "premier.sqlite", "--sauver", tmp_path / "a.gz")
    # The disk was lost, and the service has counted since.
    depot.add({CARTE: 10})
    code, said = command(place, "--rendre", tmp_path / "a.gz")
    assert code == 1 and "--ajouter ou --remplacer" in said and [row[-1] for row in depot.rows(ROWS)] == [10]
    assert command(place, "--rendre", tmp_path / "a.gz", "--ajouter")[0] == 0
    command(place, "--sauver", tmp_path / "b.gz")
    for name in ("a.gz", "b.gz"):
        code, said = command(place, "--rendre", tmp_path / name, "--ajouter")
        assert code == 1 and "deux fois" in said
    assert [row[-1] for row in depot.rows(ROWS)] == [13] and [row[-1] for row in depot.rows(ANSWERS)] == [2]


def test_a_save_is_of_one_instant_while_the_service_writes(depot, place, command, tmp_path, monkeypatch):
    fill(depot, JOUR)
    before, write = held(depot), fichier.write

    def disturbed(rows):
        for number, row in enumerate(rows):
            yield row
            # Neither waits for the other.
            if number % 500 == 0:
                depot.add({CARTE._replace(jour="2026-11-26"): 1, Avis("2026-11-26", "x.fr", "S0", "oui"): 1})

    monkeypatch.setattr(fichier, "write", lambda path, origines, rows: write(path, origines, disturbed(rows)))
    assert command(place, "--sauver", tmp_path / "a.gz")[0] == 0
    assert held(depot) != before
    assert command(tmp_path / "b.sqlite", "--rendre", tmp_path / "a.gz")[0] == 0
    assert held(sqlite_depot(tmp_path / "b.sqlite")) == before


def test_a_save_replaces_no_other_and_half_of_one_is_not_given_back(command, tmp_path):
    place, path = tmp_path / "comptes.sqlite", tmp_path / "a.gz"
    code, said = command(place, "--sauver", path)
    assert code == 1 and "aucun compte" in said
    fill(sqlite_depot(place), JOUR)
    command(place, "--sauver", path)
    whole = path.read_bytes()
    code, said = command(place, "--sauver", path)
    assert code == 1 and "existe déjà" in said and path.read_bytes() == whole
    code, said = command(place, "--sauver", tmp_path / "absent" / "a.gz")
    assert code == 1 and "ne peut pas être écrit" in said
    for content in (whole[: len(whole) // 2], b"", gzip.compress(b'{"format": "autre"}\n'), gzip.compress(gzip.decompress(whole) + b'["avis",["a"],1]\n')):
        path.write_bytes(content)
        before = held(sqlite_depot(place))
        code, said = command(place, "--rendre", path, "--remplacer")
        assert code == 1 and "n'est pas une sauvegarde entière" in said and held(sqlite_depot(place)) == before
    assert not list(tmp_path.glob("*.part")) and not list(tmp_path.glob("remplaces*"))


def test_a_server_that_is_down_is_said_without_its_password(command, tmp_path):
    code, said = command("postgresql://moi:secret@127.0.0.1:1/comptes", "--sauver", tmp_path / "a.gz")
    assert code == 1 and said.startswith("Rien n'a changé. ") and "secret" not in said and not list(tmp_path.iterdir())
