"""Medians of the lycées that publish: written again the slow way, on files of national volume."""

from __future__ import annotations

import csv
import statistics
from collections import Counter, defaultdict

import duckdb

from app.pipeline.build import build
from tests.pipeline.scale import FORMATION_FINE, write_formation_fine

SHARES = ("DEVENIR Part en emploi 6 mois", "DEVENIR Part poursuite études", "DEVENIR Part autre situation 6 mois")


def number(cell):
    return int(float(cell)) if cell else None


def shares_of(row):
    emploi, formation, autres = (number(row[name]) for name in SHARES)
    poursuite, leavers = number(row["Taux poursuite études"]), number(row["Taux emploi 6 mois"])
    if (emploi, formation, autres) == (None, None, None) and None not in (poursuite, leavers):
        emploi = int((100 - poursuite) * leavers / 100 + 0.5)
        return emploi, poursuite, 100 - poursuite - emploi
    return emploi, poursuite if formation is None else formation, autres


def half_up(values):
    return int(statistics.median(values) + 0.5)


def slow_references(rows, cfd_of):
    groups = defaultdict(list)
    for row in rows:
        mefstat11 = row["Code formation mefstat11"]
        for code in filter(None, (mefstat11, cfd_of.get(mefstat11))):
            for place in ("france", row["Région"]):
                groups[code, place, row["Année"].replace("cumul ", "").replace("-", "_")].append((row["UAI"], shares_of(row)))
    found = {}
    for (code, place, cohort), members in sorted(groups.items(), key=lambda group: group[0][2]):
        # A lycée with several courses of one diploma has no single figure.
        alone = Counter(uai for uai, _ in members)
        members = [(uai, shares) for uai, shares in members if alone[uai] == 1]
        whole = [(uai, shares) for uai, shares in members if None not in shares]
        studying = [(uai, shares[1]) for uai, shares in members if shares[1] is not None]
        if len({uai for uai, _ in whole}) >= 5:
            emploi, formation = (half_up([shares[place] for _, shares in whole]) for place in range(2))
            found[code, place] = (cohort, len({uai for uai, _ in whole}), emploi, formation, None)
        elif len({uai for uai, _ in studying}) >= 5 and found.get((code, place), (None,) * 3)[2] is None:
            found[code, place] = (cohort, len({uai for uai, _ in studying}), None, half_up([part for _, part in studying]), None)
    return found


def test_every_median_is_the_one_that_the_rows_give(national_database):
    raw = national_database.with_name("raw")
    with open(raw / "nMef.csv", encoding="utf-8-sig", newline="") as file:
        cfd_of = {row["MEF_STAT_11"]: row["FORMATION_DIPLOME"] for row in csv.DictReader(file, delimiter=";")}
    with open(raw / FORMATION_FINE, encoding="utf-8-sig", newline="") as file:
        expected = slow_references(list(csv.DictReader(file, delimiter=";")), cfd_of)
    with duckdb.connect(str(national_database), read_only=True) as connection:
        regions = dict(connection.execute("SELECT code_region, region FROM marts.region").fetchall())
        names = {name.upper().translate(str.maketrans("ÎÔÉ", "IOE")): code for code, name in regions.items()}
        rows = connection.execute(
            "SELECT code, CASE niveau WHEN 'france' THEN 'france' ELSE code_region END, millesime, nb_etablissements,"
            " part_en_emploi_6_mois, part_formation, part_autres_situations FROM marts.reference"
        ).fetchall()
    assert len(rows) > 1000
    assert {(code, place): tuple(rest) for code, place, *rest in rows} == {
        (code, names.get(place, place)): parts for (code, place), parts in expected.items()
    }


def test_a_published_figure_of_the_region_wins_over_a_median(real_data, tmp_path):
    from tests.pipeline.test_api_inserjeunes import DEVENIR, row, write_api

    write_formation_fine(real_data, tmp_path, cohorts=1)
    (tmp_path / "nMef.csv").symlink_to(real_data / "bcn" / "nMef.csv")
    shares = dict(zip(DEVENIR, (61, 22, 17), strict=True))
    write_api(tmp_path, row(code="23830025510", place="10", effectif=400, **shares), niveau="region")
    build(tmp_path, tmp_path / "t.duckdb")
    with duckdb.connect(str(tmp_path / "t.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "SELECT code_region, origine, part_formation, part_en_emploi_6_mois, nb_etablissements, ligne FROM marts.reference"
            " WHERE code = '23830025510' AND niveau = 'region' AND code_region = '11'"
        ).fetchall()
        medians = connection.execute("SELECT count(*) FROM marts.reference WHERE origine = 'mediane' AND nb_etablissements >= 5").fetchone()
    assert rows == [("11", "publie", 61, 22, None, 2)]
    assert medians[0] > 1000
