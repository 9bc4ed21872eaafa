"""Every column of every mart is defined in data/reference/dictionnaire, and nothing else is."""

from __future__ import annotations

import csv

import duckdb

from app.config import ROOT

FOLDER = ROOT / "data" / "reference" / "dictionnaire"


def test_every_column_of_the_marts_is_defined(database):
    with duckdb.connect(str(database), read_only=True) as connection:
        built = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'marts' ORDER BY table_name, column_index"
        ).fetchall()
    defined = []
    for path in sorted(FOLDER.glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file, delimiter=";"):
                assert line["definition"] and line.keys() == {"colonne", "unite", "definition"}
                defined.append((path.stem, line["colonne"]))
    assert defined == built
