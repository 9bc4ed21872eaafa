"""Success at the bac professionnel: both publications, the threshold of 20, the latest year, every real row again."""

from __future__ import annotations

import csv
from itertools import count

import duckdb
import pytest

from app.pipeline.build import BuildFailed, build
from app.pipeline.sources.ival import GROUPS
from tests.pipeline.files import uai_of, write_rows

V2 = (
    "annee;uai;libelle_uai;secteur;libelle_commune;presents_total;taux_reu_total;va_reu_total;eff_2nde;taux_acces_2nde;"
    "va_acces_2nde;presents_services;taux_reu_services;va_reu_services"
)
LABELS = (
    "Année;UAI;Etablissement;Secteur;Commune;Présents - Toutes series;Taux de réussite - Toutes series;"
    "Valeur ajoutée du taux de réussite - Toutes series;Effectif de seconde;Taux d'accès 2nde-bac;"
    "Valeur ajoutée du taux d'acces 2nde-bac;Présents - Services;Taux de réussite - Services;"
    "Valeur ajoutée du taux de réussite - Services"
)
BOTH = [("ensemble", 2025, 90, 88, 2, 75, -1), ("services", 2025, 95, None, None, None, None)]


UAIS = map(uai_of, count(10_001))
WRITTEN = {V2: [], LABELS: []}


def row(annee="2025", presents="40", acces="30;75;-1", services="25;95;", uai="0010001W"):
    return f"{annee};{uai};LP Bérard;public;Ambérieu;{presents};90;2;{acces};{services}"


def lycee(*years, header=V2):
    """A lycée of its own for the cells of these years; all that this module reads without changing it is built once."""
    uai = next(UAIS)
    WRITTEN[header] += [row(**cells, uai=uai) for cells in years]
    return uai


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """The rows that a SELECT finds."""
    folder = tmp_path_factory.mktemp("ival")
    for place, (header, lines) in enumerate(WRITTEN.items()):
        write_rows(folder, f"ival{place}.csv", header, *lines)
    build(folder, folder / "t.duckdb")
    with duckdb.connect(str(folder / "t.duckdb"), read_only=True) as connection:
        yield lambda sql: connection.execute(sql).fetchall()


def rates(ask, uai):
    shown = "secteur, annee, taux_reussite, taux_reussite_attendu, va_reussite, taux_acces, va_acces"
    return ask(f"SELECT {shown} FROM marts.reussite WHERE uai = '{uai}' ORDER BY ALL")


YEARS = ("2025", "2025-01-01", "2025-01-01T00:00:00+00:00")
FORMS = {(name, annee): lycee({"annee": annee}, header=header) for name, header in (("names", V2), ("labels", LABELS)) for annee in YEARS}


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_both_header_forms_and_every_way_to_write_a_year_give_the_same_rates(ask, form):
    assert rates(ask, FORMS[form]) == BOTH
    assert ask(f"SELECT libelle_etablissement, commune, code_departement, code_region FROM marts.annuaire WHERE uai = '{FORMS[form]}'") == [
        ("LP Bérard", "Ambérieu", "01", "84")
    ]


@pytest.mark.parametrize(
    ("uai", "expected"),
    [
        (lycee({"presents": "20"}), BOTH),
        (lycee({"presents": "19"}), []),
        (lycee({"presents": "nd"}), []),
        (lycee({"services": "19;95;"}), BOTH[:1]),
        (lycee({"services": ";95;"}), BOTH[:1]),
        (lycee({"acces": "19;75;-1"}), [("ensemble", 2025, 90, 88, 2, None, None), BOTH[1]]),
        (lycee({"acces": ";75;-1"}), BOTH),
        (lycee({"acces": "30;ND;ND"}), [("ensemble", 2025, 90, 88, 2, None, None), BOTH[1]]),
    ],
)
def test_no_rate_is_shown_of_fewer_than_20_young_people(ask, uai, expected):
    assert rates(ask, uai) == expected


THREE_YEARS = lycee({"annee": "2025", "presents": "12"}, {"annee": "2024", "services": "12;95;"}, {"annee": "2023"})


def test_the_latest_year_that_may_be_shown_is_the_only_one(ask):
    assert rates(ask, THREE_YEARS) == [("ensemble", 2024, 90, 88, 2, 75, -1)]


def test_no_count_of_young_people_reaches_the_served_file(ask):
    names = {name for (name,) in ask("SELECT column_name FROM duckdb_columns() WHERE schema_name = 'marts' AND table_name = 'reussite'")}
    assert names and not [name for name in names if name.startswith(("presents", "effectif", "eff_", "nb_"))]


def test_a_rate_of_140_stops_the_build(tmp_path):
    write_rows(tmp_path, "ival.csv", V2, row(services="25;140;"))
    with pytest.raises(BuildFailed, match="colonne « taux_reu_services » : « 140 »"):
        build(tmp_path, tmp_path / "t.duckdb")


FORMER = "fr-en-indicateurs-de-resultat-des-lycees-denseignement-professionnels_2012-2017.csv"


def published(real_data):
    """Columns by their place: the labels of this file are written in a dozen ways."""
    with open(real_data / "reussite" / FORMER, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


def number(cell):
    return int(cell) if cell not in ("", "ND") else None


EXPECTED_PLACES = {"production": 47, "services": 48, "total": 49}
SUB_GROUPS = [name for name, *_ in GROUPS if name not in EXPECTED_PLACES]


def slow_reussite(real_data):
    """(uai, group) → year, rate, expected rate, rate of access: row after row, the later over the former."""
    latest = {}
    for cells in published(real_data):
        if cells[94] != "0" and int(cells[20]) >= 20 and int(cells[2]) > int(latest.get(cells[0], ["", "", "0"])[2]):
            latest[cells[0]] = cells
    shown = {}
    for uai, cells in latest.items():
        for place, (group, *_) in enumerate(GROUPS):
            if cells[8 + place] and int(cells[8 + place]) >= 20:
                attendu = EXPECTED_PLACES.get(group) or 34 + SUB_GROUPS.index(group)
                few = number(cells[56]) is not None and number(cells[56]) < 20
                acces = number(cells[59]) if group == "total" and not few else None
                secteur = "ensemble" if group == "total" else group
                shown[uai, secteur] = (int(cells[2]), number(cells[21 + place]), number(cells[attendu]), acces)
    return shown


def test_every_published_rate_is_shown_again_from_its_row(real_data, real_database):
    with duckdb.connect(str(real_database), read_only=True) as connection:
        rows = connection.execute(
            "SELECT uai, secteur, annee, taux_reussite, taux_reussite_attendu, taux_acces, va_reussite, ligne FROM marts.reussite"
        ).fetchall()
    lines = published(real_data)
    assert {(uai, secteur): tuple(rest) for uai, secteur, *rest, _, _ in rows} == slow_reussite(real_data)
    assert len(rows) > 8000
    for uai, _, annee, taux, attendu, _, va, ligne in rows:
        assert (lines[ligne - 2][0], lines[ligne - 2][2]) == (uai, str(annee))
        assert va == (None if attendu is None else taux - attendu)


def test_guadeloupe_is_counted_once(real_data, real_database):
    rows = published(real_data)
    twins = {(cells[0], cells[2]) for cells in rows if cells[94] == "0"}
    assert len(twins) == 126 and twins <= {(cells[0], cells[2]) for cells in rows if cells[94] == "01"}
    with duckdb.connect(str(real_database), read_only=True) as connection:
        lines = connection.execute("SELECT ligne FROM marts.reussite WHERE uai LIKE '971%'").fetchall()
    assert lines and all(rows[ligne - 2][94] == "01" for (ligne,) in lines)
