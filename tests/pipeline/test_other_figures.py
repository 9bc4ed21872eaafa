"""Value added and interrupted contracts: the latest published cell of each establishment, read again from the files."""

from __future__ import annotations

import csv

import duckdb


def cells(path, encoding="utf-8"):
    with open(path, encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


def number(cell):
    return int(float(cell)) if cell not in ("", "nd") else None


POPULATIONS = {"ensemble": "lycee", "dont apprentis": "apprentis", "dont élèves en voie pro sco": "eleves"}


def cfa_gaps(real_data):
    """By the portal; by the older files of the DEPP for the few rows that the portal does not have."""
    rows = {(row[1], row[0].replace("cumul ", "").replace("-", "_")): row[9:12] for row in cells(
        real_data / "inserjeunes" / "fr-en-inserjeunes-cfa.csv", "utf-8-sig"
    )}
    for cohort, place in (("2018_2019", 5), ("2019_2020", 5), ("2020_2021", 4), ("2021_2022", 4), ("2022_2023", 4)):
        for row in cells(real_data / "inserjeunes" / f"depp-etablissements-{cohort}-apprentissage.csv"):
            rows.setdefault((row[0], cohort), row[place : place + 3])
    gaps = {}
    for (uai, cohort), values in sorted(rows.items(), key=lambda item: item[0][1]):
        if number(values[2]) is not None:
            gaps[uai, "cfa"] = (cohort, *map(number, values))
    return gaps


def test_value_added_is_the_latest_that_was_published(real_data, real_database):
    expected = {}
    for cohort in ("2018_2019", "2019_2020", "2020_2021", "2021_2022", "2022_2023"):
        # Rate, expected rate and gap stand at places 5 to 7 in every lycée file.
        for row in cells(real_data / "inserjeunes" / f"depp-etablissements-{cohort}-pro.csv"):
            if number(row[7]) is not None:
                expected[row[0], POPULATIONS[row[3]]] = (cohort, number(row[5]), number(row[6]), number(row[7]))
    expected |= cfa_gaps(real_data)
    with duckdb.connect(str(real_database), read_only=True) as connection:
        rows = connection.execute(
            "SELECT uai, population, millesime, taux_emploi_6_mois, taux_emploi_6_mois_attendu, va_emploi_6_mois FROM marts.valeur_ajoutee"
        ).fetchall()
    assert len(expected) > 5000
    assert {(uai, population): tuple(rest) for uai, population, *rest in rows} == expected


def test_interrupted_contracts_are_those_of_the_last_cohort_that_says_them(real_data, real_database):
    expected = {}
    for row in sorted(cells(real_data / "inserjeunes" / "fr-en-inserjeunes-cfa.csv", "utf-8-sig")):
        if number(row[7]) is not None:
            expected[row[1]] = (row[0].replace("cumul ", "").replace("-", "_"), number(row[7]))
    with duckdb.connect(str(real_database), read_only=True) as connection:
        rows = connection.execute("SELECT uai, millesime, taux_contrats_interrompus FROM marts.rupture").fetchall()
    assert len(expected) == 777
    assert {uai: tuple(rest) for uai, *rest in rows} == expected
