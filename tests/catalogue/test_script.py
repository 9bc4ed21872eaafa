"""python -m scripts.coverage: a table by step, a completed file, and a code for each way to fail."""

from __future__ import annotations

import pytest

from app.catalogue.lecture import read_table
from app.catalogue.tableau import MOST_BYTES
from scripts.coverage import main
from tests.catalogue.files import csv_of


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "catalogue.csv"
    path.write_text(csv_of(["UAI", "MEFSTAT11"], ["0750428H", "23830025510"], ["0750428X", "23830025510"]))
    return path


def test_a_catalogue_is_counted_and_completed(catalogue, database, tmp_path, capsys):
    out = tmp_path / "complet.csv"
    assert main([str(catalogue), "--database", str(database), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert all(words in said for words in ("propre", "aucune", "Cet UAI n'est pas possible.", "lignes sur 2"))
    assert len(read_table(out.read_bytes()).rows) == 2


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (None, 1, "No such file"),
        (b"", 1, "vide"),
        (b"Nom de famille\nDupont\n", 1, "Aucune colonne"),
        (b"x" * (MOST_BYTES + 1), 1, "20 Mo"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, database, capsys, content, code, said):
    path = tmp_path / "catalogue.csv"
    if content is not None:
        path.write_bytes(content)
    assert main([str(path), "--database", str(database)]) == code
    assert said in capsys.readouterr().err


def test_missing_data_has_a_code_of_its_own(catalogue, tmp_path, capsys):
    assert main([str(catalogue), "--database", str(tmp_path / "absent.duckdb")]) == 3
    assert "ne peut pas être servi" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_said(catalogue, database, tmp_path, capsys):
    assert main([str(catalogue), "--database", str(database), "--out", str(tmp_path / "absent" / "x.csv")]) == 1
    assert "absent" in capsys.readouterr().err
