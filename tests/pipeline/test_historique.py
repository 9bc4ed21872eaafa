"""Every cohort: read again from every published line, the slow and obvious way; nobody twice, nothing under 20."""

from __future__ import annotations

import csv

import duckdb
import pytest

from app.pipeline.build import build
from tests.pipeline.files import GOOD, write_cfa
from tests.pipeline.insersup_files import NATIONAL, NICE, at, label_row, wide, write_labels, write_wide
from tests.pipeline.insersup_slowly import every_promo
from tests.pipeline.scale import FORMATION_FINE
from tests.pipeline.test_api_inserjeunes import DEVENIR, OPEN_PUBLISHED, RATES, row, write_api, write_fine
from tests.pipeline.test_reference import shares_of

COHORTS = ("2018_2019", "2019_2020", "2020_2021", "2021_2022", "2022_2023")
POPULATIONS = {"ensemble": "lycee", "dont apprentis": "apprentis", "dont élèves en voie pro sco": "eleves"}
PORTAL = "inserjeunes/fr-en-inserjeunes-cfa.csv"
COLUMNS = "part_en_emploi_6_mois, part_formation, part_autres_situations, motif_absence, origine, fichier, ligne"


def select(target, sql):
    with duckdb.connect(str(target), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def lines(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(enumerate(csv.reader(file, delimiter=";"), start=1))[1:]


def number(cell):
    return int(float(cell)) if cell not in ("", "nd") else None


def told(shares, rates, others):
    """Three shares (work, study, other), the reason for having none, and whether they were published."""
    emploi, formation, autres = map(number, shares)
    poursuite, leavers = map(number, rates)
    if (emploi, formation, autres) == (None, None, None) and None not in (poursuite, leavers):
        emploi = int((100 - poursuite) * leavers / 100 + 0.5)
        return emploi, poursuite, 100 - poursuite - emploi, None, "calcule"
    formation = poursuite if formation is None else formation
    if (emploi, formation, autres) != (None, None, None):
        return emploi, formation, autres, None, "publie"
    rest = [cell for cell in (*rates, *others) if number(cell) is not None]
    return None, None, None, "non_diffuse" if rest else "effectif_faible", None


def slow_whole(real_data):
    """(uai, population, cohort) → what its line says; the portal over the older files of the DEPP."""
    found = {}
    for line, cells in lines(real_data / PORTAL):
        shares, rates, others = (cells[5], cells[4], cells[6]), cells[8:10], (cells[7], *cells[10:15])
        cohort = cells[0].replace("cumul ", "").replace("-", "_")
        found[cells[1], "cfa", cohort] = (*told(shares, rates, others), PORTAL, line)
    for cohort in COHORTS:
        for kind, who in (("apprentissage", 3), ("pro", 4)):
            name = f"inserjeunes/depp-etablissements-{cohort}-{kind}.csv"
            for line, cells in lines(real_data / name):
                population = POPULATIONS[cells[3]] if kind == "pro" else "cfa"
                if cohort < "2020_2021":
                    # Interrupted contracts stand fourth in the file of the CFA, and the rates after them in both.
                    others = cells[6:] if kind == "pro" else (cells[3], *cells[6:])
                    said = told(("", "", ""), cells[4:6], others)
                else:
                    said = told((cells[-2], cells[-3], cells[-1]), cells[who : who + 2], cells[who + 2 : -3])
                found.setdefault((cells[0], population, cohort), (*said, name, line))
    return found


def test_every_cohort_of_every_establishment_is_the_one_of_its_line(real_data, real_database):
    sql = f"SELECT uai, population, millesime, {COLUMNS} FROM marts.historique WHERE code IS NULL"
    rows = select(real_database, sql)
    assert len(rows) > 30000
    assert {(uai, population, millesime): tuple(rest) for uai, population, millesime, *rest in rows} == slow_whole(real_data)


def test_a_line_with_interrupted_contracts_alone_is_not_said_to_be_of_fewer_than_20(real_data, real_database):
    """19 real lines: of an empty one the only cause is the threshold; these publish a figure, and no cause is told."""
    alone, empty = set(), set()
    for line, cells in lines(real_data / PORTAL):
        published = [place for place in range(4, 15) if cells[place]]
        if cells[0] == "cumul 2018-2019" and not set(published) - {7}:
            (alone if published else empty).add((cells[1], line))
    assert (len(alone), len(empty)) == (19, 12)
    sql = "SELECT uai, ligne FROM marts.historique WHERE millesime = '2018_2019' AND population = 'cfa' AND motif_absence = '{}'"
    assert set(select(real_database, sql.format("non_diffuse"))) == alone
    assert set(select(real_database, sql.format("effectif_faible"))) == empty
    # The only one of the 19 with no later cohort: nothing to show, and no « fewer than 20 ».
    last = "SELECT dernier_millesime, motif_absence, etat, millesime FROM marts.etablissement WHERE uai = '0110999B'"
    assert select(real_database, last) == [("2018_2019", "non_diffuse", "S10", None)]


def test_its_card_does_not_say_that_they_are_fewer_than_20(real_client):
    card = real_client.get("/cartes/0110999B.json").json
    assert (card["etat"], card["motif"]) == ("S10", "non_diffuse")
    assert "Moins de" not in real_client.get("/cartes/0110999B.svg").text


def test_every_cohort_of_every_formation_at_national_volume_is_the_one_of_its_line(national_database):
    with open(national_database.with_name("raw") / FORMATION_FINE, encoding="utf-8-sig", newline="") as file:
        expected = {}
        for line, cells in enumerate(csv.DictReader(file, delimiter=";"), start=2):
            shares = shares_of(cells)
            motif = "effectif_faible" if shares == (None, None, None) else None
            cohort = cells["Année"].replace("cumul ", "").replace("-", "_")
            expected[cells["UAI"], cells["Code formation mefstat11"], "eleves", cohort] = (*shares, motif, line)
    shown = "part_en_emploi_6_mois, part_formation, part_autres_situations, motif_absence, ligne"
    rows = select(national_database, f"SELECT uai, code, population, millesime, {shown} FROM marts.historique WHERE code IS NOT NULL")
    assert len(rows) > 100000
    assert {tuple(found[:4]): tuple(found[4:]) for found in rows} == expected


def without_doubles(promos):
    """Of a year and two pooled years that hold it, one: the year that ends them if it has shares, else the pool if it has."""
    pools = [promo for promo in promos if "_" in promo[0]]
    years = [promo for promo in promos if "_" not in promo[0]]

    def gives_way(one, other):
        return other[2] is not None or one[2] is None

    pools = [pool for pool in pools if not any(pool[0].endswith(year[0]) and gives_way(pool, year) for year in years)]
    years = [year for year in years if not any(year[0] in pool[0] and gives_way(year, pool) for pool in pools)]
    return pools + years


def slow_insersup(paths):
    return {
        (None if uai == "national" else uai, f"SISE:{sise}", promo): (reason, *(shares or [None] * 4))
        for (uai, sise), promos in every_promo(paths).items()
        for promo, reason, shares, _ in without_doubles(promos)
    }


INSERSUP = """
    SELECT uai, code, millesime, motif_absence, part_en_emploi_6_mois, part_formation, part_autres_situations, effectif
    FROM marts.historique WHERE population = 'etudiants'
"""


def insersup_history(target):
    return {(uai, code, promo): tuple(rest) for uai, code, promo, *rest in select(target, INSERSUP)}


def test_every_promo_of_the_real_files_of_insersup_is_listed(real_data, real_database):
    paths = [path for path in sorted((real_data / "insersup").iterdir()) if "mayotte" not in path.name]
    expected = slow_insersup(paths)
    assert len(expected) > 10 and insersup_history(real_database) == expected


def test_every_promo_of_the_sample_is_listed(database):
    from tests.conftest import SAMPLE

    expected = slow_insersup([SAMPLE / "fr-esr-insersup.csv"])
    assert insersup_history(database) == expected
    # The second of two pooled promos is too small alone: it is told by the pool.
    assert [key for key in expected if key[1] == "SISE:2990002"] == [("0990901S", "SISE:2990002", "2022_2023")]


SHOWN, HIDDEN = at(6, 40, 40, 20), at(6, 9, 8, "nd", "**")
POOL = at(6, 60, 40, 30, "*")


PROMOS = {
    f"27{place:05}": case
    for place, case in enumerate([
        # 2022 would be the difference of the two: it is hidden.
        ({"2021": SHOWN, "2021,2022": POOL, "2022": HIDDEN}, ["2021_2022"]),
        ({"2021": SHOWN, "2021,2022": POOL}, ["2021_2022"]),
        ({"2021": HIDDEN, "2021,2022": POOL, "2022": SHOWN}, ["2021", "2022"]),
        ({"2021": SHOWN, "2021,2022": POOL, "2022": SHOWN}, ["2021", "2022"]),
        ({"2021": SHOWN, "2021,2022": HIDDEN}, ["2021", "2021_2022"]),
        ({"2021": SHOWN, "2021,2022": HIDDEN, "2022": HIDDEN}, ["2021", "2022"]),
        ({"2020": SHOWN, "2021,2022": POOL}, ["2020", "2021_2022"]),
    ])
}  # fmt: skip
PLACES = {NICE["etablissement"]: {}, None: NATIONAL}


@pytest.fixture(scope="module")
def of_promos(tmp_path_factory):
    """(what was written, the built file): for each place and each case, a diploma of its own."""
    folder = tmp_path_factory.mktemp("promos")
    path = write_wide(
        folder,
        *(
            wide(cells, promo=promo, diplome=sise, **place)
            for place in PLACES.values()
            for sise, (promos, _) in PROMOS.items()
            for promo, cells in promos.items()
        ),
    )
    build(folder, folder / "t.duckdb")
    return path, folder / "t.duckdb"


@pytest.mark.parametrize("sise", PROMOS)
@pytest.mark.parametrize("uai", PLACES, ids=["establishment", "France"])
def test_nobody_is_counted_twice(of_promos, sise, uai):
    found = insersup_history(of_promos[1])
    assert sorted(promo for where, code, promo in found if (where, code) == (uai, f"SISE:{sise}")) == PROMOS[sise][1]


def test_nobody_is_counted_twice_as_the_rule_written_again_says(of_promos):
    path, target = of_promos
    assert insersup_history(target) == slow_insersup([path])


def test_promos_of_graduates_alone_are_told_from_the_others(tmp_path):
    write_labels(tmp_path, label_row(6, 88, 27, 48.9))
    reunion = {"etablissement": "9740478B", "reg_id": "R04"}
    write_wide(tmp_path, wide(at(6, 54, 65, 23), promo="2022", **reunion))
    build(tmp_path, tmp_path / "t.duckdb")
    sql = "SELECT millesime, obtention_diplome FROM marts.historique ORDER BY ALL"
    assert select(tmp_path / "t.duckdb", sql) == [("2020", "diplome"), ("2022", "ensemble")]


@pytest.fixture(scope="module")
def with_api(tmp_path_factory):
    """The built file of apprentices that only the API follows, and of pupils that the open data follow too."""
    raw = tmp_path_factory.mktemp("api") / "raw"
    write_cfa(raw, GOOD)
    write_fine(raw, OPEN_PUBLISHED, annee="cumul 2021-2022")
    older = [row(millesime=f"{year}_{year + 1}", effectif=size, **DEVENIR) for year, size in ((2019, 20), (2020, 19), (2021, None))]
    pupils = {"code": "23220022139", "place": "0932492D"}
    write_api(raw, *older, row(effectif=35, **RATES), row(effectif=12, **pupils), row(millesime="2021_2022", **pupils, **RATES))
    build(raw, raw.parent / "t.duckdb")
    return raw.parent / "t.duckdb"


def test_of_a_small_group_the_cohort_is_listed_and_nothing_of_it(with_api):
    shown = "millesime, motif_absence, effectif, part_formation, part_en_emploi_6_mois, origine"
    assert select(with_api, f"SELECT {shown} FROM marts.historique WHERE code = '50022139' ORDER BY 1") == [
        ("2019_2020", None, 20, 27, 44, "publie"),
        ("2020_2021", "effectif_faible", None, None, None, None),
        # 2021_2022: a group of unknown size is left out as if it were not published.
        ("2022_2023", None, 35, 27, 44, "calcule"),
    ]


def test_each_cohort_has_its_own_choice_between_the_api_and_the_open_data(with_api):
    shown = "millesime, motif_absence, part_formation, source"
    assert select(with_api, f"SELECT {shown} FROM marts.historique WHERE code = '23220022139' ORDER BY 1") == [
        ("2021_2022", None, 30, "fr-en-inserjeunes-lycee_pro-formation-fine"),
        ("2022_2023", "effectif_faible", None, "api-inserjeunes-etablissement"),
    ]


def test_an_establishment_of_which_no_whole_is_published_has_no_history(with_api):
    assert select(with_api, "SELECT DISTINCT code IS NULL FROM marts.historique WHERE uai = '0932492D'") == [(False,)]


def test_a_formation_with_rates_and_no_share_is_not_said_to_be_of_fewer_than_20(tmp_path):
    raw = tmp_path / "raw"
    write_cfa(raw, GOOD)
    write_fine(raw, ";;;;50")
    report = build(raw, tmp_path / "t.duckdb")
    assert [(source, reason) for source, _, reason, _ in report.refus] == [("fr-en-inserjeunes-lycee_pro-formation-fine", "aucune part")]
    assert select(tmp_path / "t.duckdb", "SELECT count(*) FROM marts.formation") == [(0,)]


def test_an_older_cohort_with_shares_is_shown_where_the_latest_publishes_other_figures_only(tmp_path):
    write_cfa(tmp_path / "raw", GOOD.replace("27.0;44.0;29.0;;27.0;60.0;71.0;-11.0;78.0", ";;;24.0;;;;;"), GOOD.replace("2022-2023", "2020-2021"))
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    sql = "SELECT dernier_millesime, motif_absence, millesime, part_formation, etat FROM marts.etablissement"
    assert select(tmp_path / "t.duckdb", sql) == [("2022_2023", "non_diffuse", "2020_2021", 27, "S8")]
