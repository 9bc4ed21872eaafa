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


def test_the_served_file_holds_the_dictionary_and_names_every_mart(database):
    with duckdb.connect(str(database), read_only=True) as connection:
        served = connection.execute("SELECT mart, colonne, unite, definition FROM meta.dictionnaire ORDER BY mart, rang").fetchall()
        marts = connection.execute("SELECT DISTINCT mart FROM meta.dictionnaire ORDER BY mart").fetchall()
        given = connection.execute("SELECT mart FROM meta.telechargement ORDER BY mart").fetchall()
    files = {path.stem: csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter=";") for path in sorted(FOLDER.glob("*.csv"))}
    assert served == [(mart, line["colonne"], line["unite"], line["definition"]) for mart, lines in files.items() for line in lines]
    titled = list(csv.DictReader((FOLDER.parent / "mart.csv").read_text(encoding="utf-8").splitlines(), delimiter=";"))
    assert [(line["mart"],) for line in titled] == marts and all(line["titre"] for line in titled)
    # The tables of the search are numbers without a meaning outside of it.
    assert {mart for (mart,) in marts} - {mart for (mart,) in given} == {mart for (mart,) in marts if mart.startswith("recherche_")}
