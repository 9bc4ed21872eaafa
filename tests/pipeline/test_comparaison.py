"""Which formations are compared, with what, and what is kept of it: small files in, rows of the mart out."""

from __future__ import annotations

import csv
import random
import shutil
from pathlib import Path

import pytest

from app.pipeline.build import BuildFailed, build
from app.pipeline.layers import HERE
from tests.conftest import SAMPLE
from tests.pipeline.comparaison_slowly import compare, count_of
from tests.pipeline.files import uai_of
from tests.pipeline.insersup_files import NATIONAL, at, wide, write_wide
from tests.pipeline.test_api_inserjeunes import CFD, FINE, MEF, MEF_1_AN, row, rows, write_api

BRETAGNE, NORMANDIE = "BRETAGNE", "NORMANDIE"
# Their codes as régions académiques.
ACADEMIQUE = {BRETAGNE: "03", NORMANDIE: "14"}
INSEE = {BRETAGNE: "53", NORMANDIE: "28"}
VERDICTS = "niveau, code_region, millesime, verdict_emploi, part_reference_emploi, verdict_formation, part_reference_formation"
DEVENIR = ("DEVENIR_part_poursuite_etudes", "DEVENIR_part_en_emploi_6_mois", "DEVENIR_part_autre_situation_6_mois")
LYCEE, OTHER_LYCEE = uai_of(990_001), uai_of(990_002)


def shares(formation: int | None, emploi: int | None) -> dict[str, int]:
    known = {DEVENIR[0]: formation, DEVENIR[1]: emploi}
    if formation is not None and emploi is not None:
        known[DEVENIR[2]] = 100 - formation - emploi
    return {name: share for name, share in known.items() if share is not None}


def write_regions(raw: Path, regions: dict[str, str]) -> None:
    """Formation-fine with an old empty line for each lycée: where it is, and nothing that could be compared."""
    lines = [f"cumul 2018-2019;{uai};Lycée {uai};{region};{MEF_1_AN};;;;;;;;;CAP;cuisine;1;" for uai, region in regions.items()]
    (raw / "fine.csv").write_text("\n".join([FINE, *lines, ""]), encoding="utf-8")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return begin(tmp_path / "raw")


def begin(folder: Path) -> Path:
    """The nomenclatures, and where the lycée is."""
    folder.mkdir()
    for name in ("nMef.csv", "nFormationDiplome_.csv"):
        shutil.copy(SAMPLE / name, folder)
    write_regions(folder, {LYCEE: BRETAGNE})
    return folder


def school(effectif=50, formation=20, emploi=70, code=MEF, **more):
    return row(code=code, place=LYCEE, effectif=effectif, libelle="Lycée", **shares(formation, emploi), **more)


def region(effectif=1000, formation=40, emploi=40, code=MEF, place="03", **more):
    return row(code=code, place=place, effectif=effectif, **shares(formation, emploi), **more)


def france(year, effectif=5000, formation=40, emploi=40, code=MEF, **more):
    return row(code=code, millesime=year, effectif=effectif, **shares(formation, emploi), **more)


def compared(raw: Path, columns: str = VERDICTS) -> list[tuple[object, ...]]:
    build(raw, raw.parent / "t.duckdb")
    return comparisons(raw, columns)


def comparisons(raw: Path, columns: str = VERDICTS) -> list[tuple[object, ...]]:
    """Those of the file already built."""
    return rows(raw.parent / "t.duckdb", f"SELECT {columns} FROM marts.comparaison ORDER BY uai, code")


def write_all(raw: Path, etablissement, regions=(), national=()) -> None:
    for niveau, written in (("etablissement", etablissement), ("region", regions), ("national", national)):
        if written:
            write_api(raw, *written, niveau=niveau)


@pytest.fixture(scope="module")
def with_its_region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school and its region, built."""
    raw = begin(tmp_path_factory.mktemp("region") / "raw")
    # 400 of 1 000 have a job, of whom 35 of 50 here: 365 of 950 elsewhere, 38 %. Formation: 400 - 10, 390 of 950.
    write_all(raw, [school()], [region()], [france("2022"), france("2023")])
    build(raw, raw.parent / "t.duckdb")
    return raw


def test_a_school_is_compared_with_its_region_without_itself(with_its_region: Path):
    assert comparisons(with_its_region) == [("region", "53", "2022_2023", "plus", 38, "moins", 41)]
    assert comparisons(with_its_region, "uai, code, filiere, source, fichier, ligne") == [
        (LYCEE, MEF, "scolaire", "api-inserjeunes-region", "api-inserjeunes-region.csv", 2)
    ]


def test_nothing_but_words_and_shares_of_the_rest_is_kept(with_its_region: Path):
    sql = "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'marts' AND table_name = 'comparaison' AND data_type <> 'VARCHAR'"
    assert rows(with_its_region.parent / "t.duckdb", sql) == [("part_reference_emploi",), ("part_reference_formation",), ("ligne",)]


# What is written of an establishment, of its region and of France, for a code of its own.
SILENT = {
    # Of the first one, and of no other, the region has another course and apprentices: see OTHERS.
    "another course of the same diploma": lambda code: ([school(code=code)], [], []),
    "only one of the two years": lambda code: ([school(code=code)], [], [france("2023", code=code)]),
    "years that are not those of the school": lambda code: ([school(code=code)], [], [france(y, code=code) for y in ("2021", "2022")]),
    "a year of France under 20": lambda code: ([school(code=code)], [], [france("2022", 19, code=code), france("2023", code=code)]),
    "another cohort of the region": lambda code: ([school(code=code)], [region(code=code, millesime="2021_2022")], []),
    "another region": lambda code: ([school(code=code)], [region(code=code, place="14")], []),
    "another voie": lambda code: ([school(code=code)], [region(code=code, filiere="voie_pro_sco_agri")], []),
    "fewer than 20 in the school": lambda code: ([school(19, code=code)], [region(code=code)], []),
    "99 elsewhere": lambda code: ([school(code=code)], [region(149, code=code)], []),
    "99 elsewhere, and a country": lambda code: ([school(code=code)], [region(149, code=code)], [france(y, code=code) for y in ("2022", "2023")]),
    "fewer elsewhere than here": lambda code: ([school(150, code=code)], [region(299, code=code)], []),
    "an older group in place of a small one": lambda code: (
        [school(19, code=code), school(code=code, millesime="2020_2021")], [region(code=code, millesime="2020_2021")], []
    ),
    "no share on one side": lambda code: ([school(formation=None, code=code)], [region(emploi=None, code=code)], []),
    # 30 % of 1 000 are fewer than the 360 of this school, and 5 % fewer than its 90: this region does not hold it.
    "a region that does not hold the school": lambda code: ([school(450, 20, 80, code=code)], [region(1000, 5, 30, code=code)], []),
}  # fmt: skip
OTHERS = [region(code=MEF_1_AN), region(code=CFD)]


def last_years() -> list[str]:
    """The MEFSTAT11 of the sample."""
    with open(SAMPLE / "nMef.csv", encoding="utf-8-sig", newline="") as file:
        return sorted({mef["MEF_STAT_11"] for mef in csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE)} - {MEF, MEF_1_AN})


def test_where_nothing_may_be_said_there_is_no_row(raw: Path):
    codes = dict(zip(SILENT, [MEF, *last_years()], strict=False))
    assert len(codes) == len(SILENT)
    written = [SILENT[name](code) for name, code in codes.items()]
    etablissement, regions, national = ([line for case in written for line in case[niveau]] for niveau in range(3))
    write_all(raw, etablissement, [*regions, *OTHERS], national)
    said = {code: verdicts for code, *verdicts in compared(raw, f"code, {VERDICTS}")}
    assert {name: said[code] for name, code in codes.items() if code in said} == {}
    # They are all known formations: only their comparison is missing.
    assert rows(raw.parent / "t.duckdb", f"SELECT count(*) FROM marts.formation WHERE uai = '{LYCEE}' AND code <> '{MEF_1_AN}'") == [(len(SILENT),)]


# The same where something is said, and the source of what it is compared with.
SAID = {
    # 30 % of 1 000 and 60 % of 3 000, less 35 of 50: 2 065 of 3 950. Formation: 500 + 600 - 10, 1 090 of 3 950.
    "two years of France, without a figure of its region": lambda code: (
        [school(code=code)], [region(code=code, place="14"), region(19, code=code)],
        [france("2022", 1000, 50, 30, code=code), france("2023", 3000, 20, 60, code=code)],
    ),
    "both years of France published together, not pooled again": lambda code: (
        [school(code=code)], [],
        [france(*figures, code=code) for figures in (("2022", 1000, 50, 30), ("2023", 3000, 20, 60), ("2022_2023", 4000, 40, 40))],
    ),
    "a share missing on one side": lambda code: ([school(formation=20, emploi=None, code=code)], [region(code=code)], []),
    "100 elsewhere": lambda code: ([school(code=code)], [region(150, code=code)], []),
    "as many elsewhere as here": lambda code: ([school(150, code=code)], [region(300, code=code)], []),
    "20 here": lambda code: ([school(20, code=code)], [region(code=code)], []),
}  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[object, ...]]:
    """The verdicts of each case of SAID, of which every one is built at once, and their source and line."""
    raw = begin(tmp_path_factory.mktemp("dit") / "raw")
    codes = dict(zip(last_years(), SAID, strict=False))
    written = [SAID[name](code) for code, name in codes.items()]
    assert len(written) == len(SAID)
    write_all(raw, *([line for case in written for line in case[niveau]] for niveau in range(3)))
    return {codes[code]: tuple(verdicts) for code, *verdicts in compared(raw, f"code, {VERDICTS}, source, ligne")}


def test_without_a_figure_of_its_region_it_is_compared_with_two_years_of_france(said):
    found = said["two years of France, without a figure of its region"]
    assert found == ("france", "00", "2022_2023", "plus", 52, "inconnu", 28, "api-inserjeunes-national", 3)


def test_what_is_published_for_both_years_together_is_not_pooled_again(said):
    found = said["both years of France published together, not pooled again"]
    assert found[:7] == ("france", "00", "2022_2023", "plus", 40, "moins", 40)


def test_a_share_missing_on_one_side_leaves_the_other_said(said):
    assert said["a share missing on one side"][:7] == ("region", "53", "2022_2023", None, None, "moins", 41)


def test_from_100_elsewhere_and_as_many_as_here_it_is_compared(said):
    assert {"100 elsewhere", "as many elsewhere as here", "20 here"} <= said.keys()


def test_a_school_whose_size_only_the_open_data_would_tell_is_not_compared(raw: Path):
    # Published shares win over rebuilt ones: those of the open data, which tell no size.
    lines = [f"cumul 2022-2023;{uai};Lycée;{BRETAGNE};{MEF};20;70;10;20;88;;;;CAP;cuisine;2;" for uai in (LYCEE, OTHER_LYCEE)]
    (raw / "fine.csv").write_text("\n".join([FINE, *lines, ""]), encoding="utf-8")
    rebuilt = row(code=MEF, place=LYCEE, effectif=50, taux_poursuite_etudes=20, taux_emploi_6_mois=88)
    write_all(raw, [rebuilt, {**school(), "place": OTHER_LYCEE}], [region()])
    assert compared(raw, "uai") == [(OTHER_LYCEE,)]


def test_apprentices_are_compared_with_apprentices(raw: Path):
    write_all(raw, [school(code=CFD), school(emploi=30, formation=50)], [region(code=CFD), region()])
    assert compared(raw, "code, filiere, verdict_emploi, ligne") == [(MEF, "scolaire", "inconnu", 3), (CFD, "apprentissage", "plus", 2)]


@pytest.mark.parametrize(
    ("before", "after", "check"),
    [
        ("THEN if(part - part_de(nb_reste, effectif_reste) >= 10, 'plus', 'inconnu')", "THEN 'mieux'", "comparisons_use_the_four_words"),
        ("THEN if(part - part_de(nb_reste, effectif_reste) >= 10, 'plus', 'inconnu')", "THEN 'moins'", "comparisons_agree_with_the_card"),
    ],
)
def test_a_wrong_rule_stops_the_build(raw: Path, tmp_path: Path, monkeypatch, before, after, check):
    wrong = tmp_path / "pipeline"
    shutil.copytree(HERE, wrong)
    macros = (wrong / "macros.sql").read_text()
    assert before in macros
    (wrong / "macros.sql").write_text(macros.replace(before, after))
    monkeypatch.setattr("app.pipeline.layers.HERE", wrong)
    write_all(raw, [school()], [region()])
    with pytest.raises(BuildFailed, match=check):
        compared(raw)


def test_a_count_in_the_mart_stops_the_build(raw: Path, tmp_path: Path, monkeypatch):
    wrong = tmp_path / "pipeline"
    shutil.copytree(HERE, wrong)
    path = wrong / "marts" / "comparaison.sql"
    path.write_text(path.read_text().replace("    source,\n", "    effectif_reste AS reste,\n    source,\n", 1))
    monkeypatch.setattr("app.pipeline.layers.HERE", wrong)
    write_all(raw, [school()], [region()])
    with pytest.raises(BuildFailed, match="comparisons_hold_no_count"):
        compared(raw)


def drawn(dice: random.Random, places, sizes, codes):
    """A line of figures for each place and code, of which a third lacks."""
    for place in places:
        for code in codes:
            if dice.random() < 0.7:
                formation = dice.randint(0, 60)
                figures = shares(formation, dice.randint(0, 100 - formation))
                if dice.random() < 0.1:
                    del figures[DEVENIR[1]]
                yield row(code=code, place=place, effectif=dice.randint(*sizes), libelle="Lycée", **figures)


def slow_comparisons(schools, regions, national, region_of):
    """Expected rows, by loops over the lines as they were written."""
    for line in schools:
        code, n1 = line["code"], line["nb_annee_term"]
        own = [r for r in regions if (r["place"], r["code"]) == (ACADEMIQUE[region_of[line["place"]]], code) and r["nb_annee_term"] >= 20]
        years = [r for r in national if r["code"] == code and r["nb_annee_term"] >= 20]
        wholes = own or (years if len(years) == 2 else [])
        n_all = sum(r["nb_annee_term"] for r in wholes)
        if n1 >= 20 and n_all - n1 >= max(100, n1):
            said = [_said(line, wholes, mesure, n1, n_all) for mesure in (DEVENIR[1], DEVENIR[0])]
            if any(word for word, _ in said):
                place = INSEE[region_of[line["place"]]] if own else "00"
                yield (line["place"], code, "region" if own else "france", place, "2022_2023", *said[0], *said[1])


def _said(line, wholes, mesure, n1, n_all):
    counts = [None if mesure not in whole else count_of(whole[mesure], whole["nb_annee_term"]) for whole in wholes]
    return compare(line.get(mesure), n1, None if None in counts else sum(counts), n_all)


def test_a_whole_country_is_compared_as_the_slow_rule_does(raw: Path):
    dice = random.Random("comparaison")
    codes = [MEF, *last_years()]
    region_of = {uai_of(number): dice.choice((BRETAGNE, NORMANDIE)) for number in range(990_001, 990_080)}
    write_regions(raw, region_of)
    schools = list(drawn(dice, region_of, (5, 180), codes))
    regions = list(drawn(dice, ("03", "14"), (10, 900), codes))
    national = [{**line, "millesime": line["place"]} for line in drawn(dice, ("2022", "2023"), (15, 4000), codes)]
    write_all(raw, schools, regions, national)
    expected = sorted(slow_comparisons(schools, regions, national, region_of))
    assert compared(raw, f"uai, code, {VERDICTS}") == expected
    assert len(expected) > 500
    assert {row[5] for row in expected} == {"plus", "moins", "proche", "inconnu", None}
    assert {row[2] for row in expected} == {"region", "france"}


# 50 of 100 have a job here and 800 of 2 000 in France: 750 of 1 900 elsewhere. 40 and 500 continue: 460 of 1 900.
OWN, WHOLE = at(6, 60, 40, 50), at(6, 1500, 500, 800)
OF_2021 = [("france", "00", "2021", "inconnu", 39, "plus", 24)]
# The promo of a diploma in its university, its promos in France, and what is compared.
SUPERIOR = {
    "2500201": ("2021", ["2021"], OF_2021),
    "2500202": ("2021", ["2021", "2020"], OF_2021),
    "2500203": ("2021", ["2020"], []),
    "2500204": ("2021", ["2020,2021"], []),
    # Two pooled promos are compared with both years of France: 1 550 and 960 of 3 900.
    "2500205": ("2020,2021", ["2020", "2021"], [("france", "00", "2020_2021", "inconnu", 40, "plus", 25)]),
}


def test_higher_education_is_compared_with_france_of_the_same_leaving_years(tmp_path: Path):
    universities = [wide(OWN, promo=promo, diplome=sise) for sise, (promo, _, _) in SUPERIOR.items()]
    national = [wide(WHOLE, **NATIONAL, promo=promo, diplome=sise) for sise, (_, promos, _) in SUPERIOR.items() for promo in promos]
    write_wide(tmp_path / "raw", *universities, *national)
    found = compared(tmp_path / "raw", f"code, {VERDICTS}")
    assert found == [(sise, *verdicts) for sise, (_, _, expected) in SUPERIOR.items() for verdicts in expected]
