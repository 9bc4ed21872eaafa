"""The figures of the data API, read again from their published line the slow way; nothing small, nothing counted twice."""

from __future__ import annotations

import csv
from fractions import Fraction
from math import ceil, floor

import duckdb
import pytest

from app.pipeline.build import build
from tests.conftest import SAMPLE
from tests.pipeline.test_api_inserjeunes import DEVENIR, row, write_api

MONTHS = (12, 18, 24)
SHARES = ("part_formation", "part_en_emploi_6_mois", "part_autres_situations")
LATER = tuple(f"part_{kind}_{months}_mois" for months in MONTHS for kind in ("en_emploi", "autres_situations"))
PUBLISHED = {
    "DEVENIR Part poursuite études": "formation", "DEVENIR_part_poursuite_etudes": "formation",
    "DEVENIR Part en emploi 6 mois": "emploi", "DEVENIR_part_en_emploi_6_mois": "emploi",
    "DEVENIR Part autre situation 6 mois": "autres", "DEVENIR_part_autre_situation_6_mois": "autres",
    "Taux poursuite études": "poursuite", "taux_poursuite_etudes": "poursuite", "nb_annee_term": "effectif",
    **{f"{name} {months} mois": months for name in ("Taux emploi",) for months in (6, *MONTHS)},
    **{f"taux_emploi_{months}_mois": months for months in (6, *MONTHS)},
}  # fmt: skip


def select(target, sql):
    with duckdb.connect(str(target), read_only=True) as connection:
        cursor = connection.execute(sql)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, found, strict=True)) for found in cursor.fetchall()]


def lines_of(path):
    """Number of the line → its cells by name, as they stand in the file."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return dict(enumerate(csv.DictReader(file, delimiter=";"), start=2))


def half_up(share):
    return floor(share + Fraction(1, 2))


def slow_figures(cells):
    """Three shares at 6 months and six later ones, from the published cells of one line of InserJeunes."""
    read = {PUBLISHED[name]: int(float(cell)) for name, cell in cells.items() if name in PUBLISHED and cell not in ("", "nd")}
    nothing = [None] * 9
    if "effectif" in read and read["effectif"] < 20:
        return nothing
    shares = [read.get("formation"), read.get("emploi"), read.get("autres")]
    if shares == [None] * 3 and "poursuite" in read and 6 in read:
        emploi = half_up(Fraction((100 - read["poursuite"]) * read[6], 100))
        shares = [read["poursuite"], emploi, 100 - read["poursuite"] - emploi]
    elif shares[0] is None:
        shares[0] = read.get("poursuite")
    later = []
    for months in MONTHS:
        told = None not in shares and months in read
        share = half_up(Fraction((100 - shares[0]) * read[months], 100)) if told else None
        later += [share, 100 - shares[0] - share if told else None]
    return [*shares, *later]


def test_every_figure_of_the_sample_is_the_one_of_its_line(database):
    files = {path.name: lines_of(path) for path in SAMPLE.glob("*inserjeunes*.csv")}
    rows = select(database, "FROM marts.publication WHERE filiere <> 'superieur'")
    assert len(rows) > 100 and sum(found["part_en_emploi_12_mois"] is not None for found in rows) > 40
    for found in rows:
        cells = files[found["fichier"]][found["ligne"]]
        assert [found[name] for name in (*SHARES, *LATER)] == slow_figures(cells), found
        # The number is that of the line, or is not told.
        assert found["effectif"] in (None, int(cells.get("nb_annee_term") or 0))


def test_the_shares_of_insersup_are_those_of_its_numbers(database):
    lines = lines_of(SAMPLE / "fr-esr-insersup.csv")
    rows = select(database, "FROM marts.publication WHERE filiere = 'superieur' AND motif_absence IS NULL")
    assert rows
    for found in rows:
        cells = lines[found["ligne"]]
        for months in (6, *MONTHS):
            share = found[f"part_en_emploi_{months}_mois"]
            numbers = [cells[f"{name}_{months}"] for name in ("nb_sortants_en_emploi_sal_fr", "nb_sortants", "nb_poursuivants")]
            if share is not None:
                emploi, sortants, poursuivants = map(int, numbers)
                exact = Fraction(100 * emploi, sortants + poursuivants)
                assert floor(exact) <= share <= ceil(exact) and found["effectif"] >= 20


def assert_nobody_twice(rows):
    """No two cohorts of one group, one of a year and one of two, hold one year and both have figures."""
    groups = {}
    for found in rows:
        key = (found["niveau"], found["lieu"], found["code"], found["filiere"])
        groups.setdefault(key, []).append((found["millesime"], found["motif_absence"]))
    for group in groups.values():
        shown = [millesime for millesime, motif in group if motif is None]
        for year in (millesime for millesime in shown if "_" not in millesime):
            assert not [other for other in shown if "_" in other and year in other.split("_")], group


@pytest.mark.parametrize("base", ["database", "real_database"])
def test_nothing_is_told_of_fewer_than_20_and_nobody_is_counted_twice(base, request):
    rows = select(request.getfixturevalue(base), "FROM marts.publication")
    assert rows
    assert_nobody_twice(rows)
    for found in rows:
        assert found["effectif"] is None or found["effectif"] >= 20
        if found["motif_absence"]:
            told = [found[name] for name in found if name.startswith(("part_", "taux_", "salaire_", "effectif", "origine"))]
            assert told == [None] * len(told), found


def test_no_number_of_young_people_tells_with_a_share_of_one_to_four_of_them(database):
    rows = [row for row in select(database, "FROM marts.publication") if row["filiere"] != "superieur"]
    told = [row["effectif"] * row[share] / 100 for row in rows for share in SHARES if row["effectif"] and row[share]]
    assert told and min(told) >= 4.5
    # What is hidden for that reason alone is there: 60 young people, of whom 4 % are still studying.
    hidden = [row for row in rows if row["effectif"] is None and row["part_formation"] == 4 and row["motif_absence"] is None]
    assert hidden


def test_the_latest_cohorts_are_those_that_end_last_of_their_filiere(database):
    rows = select(database, "FROM marts.publication")
    last = {}
    for found in rows:
        key = found["niveau"], found["filiere"]
        last[key] = max(last.get(key, 0), found["annee"])
    assert all(found["est_dernier_millesime"] == (found["annee"] == last[found["niveau"], found["filiere"]]) for found in rows)
    assert all(found["annee"] == int(found["millesime"].split("_")[-1]) for found in rows)


def test_a_renewed_diploma_has_the_figures_of_the_other_only_where_it_has_no_line(database):
    rows = select(database, "FROM marts.publication")
    own = {(found["niveau"], found["lieu"], found["code"]) for found in rows if found["type_donnee"] == "self"}
    borrowed = [found for found in rows if found["type_donnee"] != "self"]
    assert borrowed
    for found in borrowed:
        assert (found["niveau"], found["lieu"], found["code"]) not in own
        assert (found["niveau"], found["lieu"], found["code_donnee"]) in own and found["motif_absence"] is None


@pytest.mark.parametrize(("small", "told"), [(None, 95), (12, None)])
def test_the_number_of_a_region_is_not_told_where_it_would_tell_that_of_a_hidden_school(tmp_path, small, told):
    raw = tmp_path / "raw"
    schools = [row(effectif=80, **DEVENIR)] + ([row(effectif=small, place="0630001J", **DEVENIR)] if small else [])
    write_api(raw, *schools)
    write_api(raw, row(effectif=95, place="01", **DEVENIR), niveau="region")
    build(raw, tmp_path / "t.duckdb")
    rows = select(tmp_path / "t.duckdb", "SELECT lieu, effectif, part_en_emploi_6_mois FROM marts.publication WHERE niveau = 'region'")
    assert rows == [{"lieu": "84", "effectif": told, "part_en_emploi_6_mois": 44}]
