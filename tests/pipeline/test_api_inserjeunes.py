"""The files of the API InserJeunes in a build: small groups hidden, published figures first, apprentices, references."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import duckdb
import pytest

from app import create_app
from app.config import Config
from app.pipeline.build import BuildFailed, build
from app.pipeline.fetching.api_files import PLACES
from app.pipeline.sources.api_inserjeunes import CODE, MESURES
from tests.conftest import SAMPLE, TODAY
from tests.pipeline.fetching.api_bench import ApiBench, run_api_bench
from tests.pipeline.fetching.api_server import content, json_answer, mesures
from tests.pipeline.files import GOOD, uai_of, write_cfa

UAI, LYCEE = "0631852W", "0932492D"
CFD, MEF, MEF_1_AN = "50022139", "23220022139", "23110022139"
DEVENIR = {"DEVENIR_part_poursuite_etudes": 27, "DEVENIR_part_en_emploi_6_mois": 44, "DEVENIR_part_autre_situation_6_mois": 29}
RATES = {"taux_poursuite_etudes": 27, "taux_emploi_6_mois": 60}
FINE = (
    "annee;uai;libelle;region;code_formation_mefstat11;part_en_poursuite_d_etudes;part_en_emploi_6_mois_apres_la_sortie;"
    "part_des_autres_situations;taux_poursuite_etudes;taux_emploi_6_mois;taux_emploi_12_mois;taux_emploi_18_mois;"
    "taux_emploi_24_mois;type_diplome;libelle_formation;duree_formation;diplome_renove_ou_nouveau"
)
ABOUT_TABLES = (("meta", "fichier"), ("meta", "couverture"), ("marts", "region"), ("marts", "departement"))
SHARES = "part_en_emploi_6_mois, part_formation, part_autres_situations"


def row(code=CFD, effectif=40, place=UAI, millesime="2022_2023", filiere=None, libelle="CFA de l'API", **values):
    kind = "cfd" if len(code) == 8 else "mefstat11"
    named = filiere or ("apprentissage" if kind == "cfd" else "voie_pro_sco_educ_nat")
    return {"place": place, "libelle": libelle, "code": code, "type_code": kind, "millesime": millesime, "filiere": named,
            "nb_annee_term": effectif, **values}  # fmt: skip


def write_api(raw: Path, *rows: dict[str, object], niveau: str = "etablissement") -> None:
    raw.mkdir(exist_ok=True)
    places = PLACES[niveau]
    with open(raw / f"api-inserjeunes-{niveau}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*places, *CODE, *MESURES], delimiter=";", lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**cells, **({places[0]: cells["place"]} if places else {})} for cells in rows)


def fine_line(cells: str, code: str = MEF, annee: str = "cumul 2022-2023", uai: str = LYCEE) -> str:
    return f"{annee};{uai};Lycée du Cycle;ILE-DE-FRANCE;{code};{cells};;;;CAP;cuisine;2;"


def write_fine(raw: Path, cells: str, code: str = MEF, annee: str = "cumul 2022-2023") -> None:
    (raw / "fine.csv").write_text(f"{FINE}\n{fine_line(cells, code, annee)}\n", encoding="utf-8")


def served(raw: Path, **options: bool) -> Path:
    build(raw, raw.parent / "t.duckdb", **options)
    return raw.parent / "t.duckdb"


def rows(target: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(target), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def card(target: Path, key: str) -> dict[str, object]:
    return json.loads(create_app(Config(database=target, today=TODAY)).test_client().get(f"/cartes/{key}.json").data)


def write_nomenclatures(raw: Path) -> None:
    for name in ("nMef.csv", "nFormationDiplome_.csv"):
        shutil.copy(SAMPLE / name, raw)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A CFA as a whole, and the nomenclatures."""
    write_cfa(tmp_path / "raw", GOOD)
    write_nomenclatures(tmp_path / "raw")
    return tmp_path / "raw"


API_ROWS: list[dict[str, object]] = []
FINE_LINES: list[str] = []
CFA_LINES: list[str] = []
UAIS = map(uai_of, count(630_001))


def cfa(*published: dict[str, object]) -> str:
    """A CFA of its own for these rows, known as a whole; all that this module reads without changing it is built once."""
    uai = lycee(*published)
    CFA_LINES.append(GOOD.replace(UAI, uai))
    return uai


def lycee(*published: dict[str, object], fine: str | None = None) -> str:
    """An establishment of its own for these rows, and for these cells of the open data."""
    uai = next(UAIS)
    API_ROWS.extend({**row, "place": uai} for row in published)
    if fine is not None:
        FINE_LINES.append(fine_line(fine, uai=uai))
    return uai


def line_of(uai: str) -> int:
    """The line of its first row in the file of the API."""
    return 2 + [row["place"] for row in API_ROWS].index(uai)


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built file of every `cfa` and `lycee` of this module."""
    raw = tmp_path_factory.mktemp("api") / "raw"
    write_cfa(raw, *CFA_LINES)
    write_nomenclatures(raw)
    (raw / "fine.csv").write_text("\n".join([FINE, *FINE_LINES, ""]), encoding="utf-8")
    write_api(raw, *API_ROWS)
    return served(raw)


OF_19 = cfa(row(effectif=19, **DEVENIR, **RATES))


def test_a_group_of_19_gives_its_reason_and_nothing_else(target: Path):
    sql = f"SELECT etat, motif_absence, effectif, {SHARES}, origine, millesime, dernier_millesime FROM marts.formation"
    assert rows(target, f"{sql} WHERE uai = '{OF_19}'") == [("S2", "effectif_faible", None, None, None, None, None, None, "2022_2023")]


OF_20 = cfa(row(effectif=20, **DEVENIR))


def test_a_group_of_20_gives_its_figures_and_its_size(target: Path):
    sql = f"SELECT uai, code, type_code, filiere, mefstat11, cfd, etat, effectif, {SHARES}, origine, source, fichier, ligne FROM marts.formation"
    assert rows(target, f"{sql} WHERE uai = '{OF_20}'") == [
        (OF_20, CFD, "cfd", "apprentissage", None, CFD, "S0", 20, 44, 27, 29, "publie", "api-inserjeunes-etablissement",
         "api-inserjeunes-etablissement.csv", line_of(OF_20))
    ]  # fmt: skip


def test_nothing_of_a_small_group_is_anywhere_in_the_served_file(raw: Path):
    hidden = {"nb_poursuite_etudes": 1013, "nb_en_emploi_12_mois": 1014, "salaire_TS_Q2_12_mois": 1015, "nb_sortant": 1016}
    shares = {name: share for name, share in zip(DEVENIR, (31, 53, 16), strict=True)}
    small = row(effectif=17, **shares, taux_poursuite_etudes=31, taux_emploi_6_mois=77, taux_rupture_contrats=83, **hidden)
    write_api(raw, small)
    write_api(raw, {**small, "place": "10"}, niveau="region")
    write_api(raw, {**small, "millesime": "2023"}, niveau="national")
    target = served(raw)
    secrets = {"17", "31", "53", "16", "77", "83", *(str(count) for count in hidden.values())}
    with duckdb.connect(str(target), read_only=True) as connection:
        columns = connection.execute("SELECT schema_name, table_name, column_name FROM duckdb_columns() WHERE NOT internal").fetchall()
        for schema, table, column in columns:
            # Of a mart, the view shows the same cells. Sizes, hashes and names of the files read are about files, the places of the
            # columns and the numbers of rows and of addresses about tables; the codes of the regions and departments are a nomenclature.
            if schema != "diffusion" and (schema, table) not in ABOUT_TABLES and column not in ("rang", "lignes", "lignes_retenues"):
                cells = connection.execute(f'SELECT DISTINCT "{column}"::VARCHAR FROM {schema}.{table}').fetchall()
                assert secrets.isdisjoint(cell for (cell,) in cells), (schema, table, column)


def test_a_group_of_unknown_size_is_not_shown(raw: Path):
    write_api(raw, row(effectif=None, **DEVENIR))
    write_api(raw, row(place="10", effectif=None, **DEVENIR), niveau="region")
    report = build(raw, raw.parent / "t.duckdb")
    assert [(source, reason) for source, _, reason, _ in report.refus] == [
        ("api-inserjeunes-etablissement", "effectif inconnu"),
        ("api-inserjeunes-region", "effectif inconnu"),
    ]
    assert rows(raw.parent / "t.duckdb", "SELECT count(*) FROM marts.formation, marts.reference_publiee") == [(0,)]


EVERY_SHARE = cfa(row(**DEVENIR, **RATES), row(code=MEF, **RATES), row(code=MEF_1_AN, taux_poursuite_etudes=27))


def test_shares_are_published_or_rebuilt_as_in_the_open_data(target: Path):
    sql = f"SELECT code, etat, {SHARES}, origine, effectif FROM marts.formation WHERE uai = '{EVERY_SHARE}' ORDER BY code"
    found = rows(target, sql)
    assert found == [
        (MEF_1_AN, "S1", None, 27, None, "publie", 40),
        (MEF, "S0", 44, 27, 29, "calcule", 40),
        (CFD, "S0", 44, 27, 29, "publie", 40),
    ]


def test_a_row_without_any_share_is_not_taken_for_a_small_group(raw: Path):
    write_api(raw, row(taux_emploi_6_mois=60))
    target = served(raw)
    assert rows(target, "SELECT refus, lignes FROM meta.refus") == [("aucune part", 1)]
    assert (card(target, f"{UAI}-{CFD}")["etat"], card(target, f"{UAI}-{CFD}")["motif"]) == ("S8", "non_publie")


OPEN_REBUILT, OPEN_PUBLISHED, OPEN_PARTIAL, OPEN_EMPTY = ";;;30;50", "30;35;35;30;50", "30;;35;30;50", ";;;;"
OF_BOTH = [
    (lycee(row(code=MEF, **api), fine=open_cells), expected)
    for api, open_cells, expected in [
        (DEVENIR, OPEN_REBUILT, (44, 27, 29, "publie", 40)),
        (DEVENIR, OPEN_PUBLISHED, (44, 27, 29, "publie", 40)),
        (DEVENIR, OPEN_PARTIAL, (44, 27, 29, "publie", 40)),
        (DEVENIR, OPEN_EMPTY, (44, 27, 29, "publie", 40)),
        (RATES, OPEN_REBUILT, (44, 27, 29, "calcule", 40)),
        # What is rebuilt never takes the place of what is published, not even of a part that is.
        (RATES, OPEN_PUBLISHED, (35, 30, 35, "publie", None)),
        (RATES, OPEN_PARTIAL, (None, 30, 35, "publie", None)),
        (RATES, OPEN_EMPTY, (44, 27, 29, "calcule", 40)),
        ({}, OPEN_PUBLISHED, (35, 30, 35, "publie", None)),
        ({}, OPEN_REBUILT, (35, 30, 35, "calcule", None)),
    ]
]


@pytest.mark.parametrize(("uai", "expected"), OF_BOTH)
def test_for_one_formation_and_cohort_published_shares_win_then_the_api(target: Path, uai, expected):
    assert rows(target, f"SELECT {SHARES}, origine, effectif FROM marts.formation WHERE uai = '{uai}'") == [expected]


UNDER_20 = lycee(row(code=MEF, effectif=19), fine=OPEN_REBUILT)


def test_what_the_api_says_is_under_20_is_not_rebuilt_from_the_open_data(target: Path):
    assert rows(target, f"SELECT etat, {SHARES} FROM marts.formation WHERE uai = '{UNDER_20}'") == [("S2", None, None, None)]


OLDER = cfa(row(effectif=12), row(effectif=30, millesime="2020_2021", **DEVENIR))


def test_an_older_cohort_is_kept_as_such(target: Path):
    sql = f"SELECT etat, dernier_millesime, millesime, effectif FROM marts.formation WHERE uai = '{OLDER}'"
    assert rows(target, sql) == [("S2", "2022_2023", "2020_2021", 30)]


def test_rows_that_the_api_replaces_are_not_a_loss(raw: Path):
    write_fine(raw, OPEN_REBUILT)
    served(raw)
    write_api(raw, row(code=MEF, place=LYCEE, **DEVENIR))
    assert rows(served(raw), "SELECT source, gardees FROM meta.cohorte WHERE source LIKE '%fine'") == [
        ("fr-en-inserjeunes-lycee_pro-formation-fine", 1)
    ]


def test_losing_the_files_of_the_api_is_a_loss(raw: Path):
    write_api(raw, row(**DEVENIR))
    served(raw)
    (raw / "api-inserjeunes-etablissement.csv").unlink()
    with pytest.raises(BuildFailed, match="api-inserjeunes-etablissement, 2022_2023 : 0 lignes"):
        served(raw)


def test_an_establishment_has_the_name_and_region_of_the_open_data(target: Path):
    sql = f"SELECT libelle_etablissement, code_region FROM marts.formation WHERE uai = '{OF_20}'"
    assert rows(target, sql) == [("CFA du Puy", "84")]


ONLY_THE_API = {code: lycee(row(code=code, libelle="Un établissement", **DEVENIR)) for code in (CFD, MEF)}


@pytest.mark.parametrize(("code", "population"), [(CFD, "cfa"), (MEF, "lycee")])
def test_an_establishment_that_only_the_api_knows_exists(target: Path, code: str, population: str):
    uai = ONLY_THE_API[code]
    sql = f"SELECT population, etat, libelle_etablissement FROM marts.etablissement WHERE uai = '{uai}'"
    assert rows(target, sql) == [(population, "S10", "Un établissement")]
    assert card(target, f"{uai}-{code}")["etat"] == "S0"


def test_the_card_of_an_apprenticeship_speaks_of_apprentices(target: Path):
    found = card(target, f"{OF_20}-{CFD}")
    assert (found["etat"], [ligne["part"] for ligne in found["lignes"]]) == ("S0", [44, 27, 29])
    assert found["groupe"] == "Apprentis sortis en 2022 et 2023."
    assert found["provenance"] == {
        "source": "api-inserjeunes-etablissement",
        "millesime": "2022_2023",
        "fichier": "api-inserjeunes-etablissement.csv",
        "ligne": line_of(OF_20),
        "nb_etablissements": None,
    }


OF_5 = cfa(row(effectif=5))


def test_too_few_apprentices_are_followed_by_the_whole_cfa(target: Path):
    found = card(target, f"{OF_5}-{CFD}")
    assert (found["etat"], found["motif"]) == ("S2", "effectif_faible")
    assert "Moins de 20\u00a0apprentis" in found["blocs"][0]["annonces"][0]
    assert found["blocs"][1]["annonces"] == ["Voici les chiffres de tout le CFA."]


BOTH_VOIES = lycee(row(**DEVENIR), fine=OPEN_PUBLISHED)


def test_both_voies_of_a_diploma_are_side_by_side(target: Path):
    found = card(target, f"{BOTH_VOIES}-{CFD}")
    assert (found["etat"], found["motif"], found["choix"]) == ("S11", None, [])
    assert [bloc["annonces"][0] for bloc in found["blocs"]] == ["En lycée.", "En apprentissage."]
    assert [[ligne["part"] for ligne in bloc["lignes"]] for bloc in found["blocs"]] == [[35, 30, 35], [44, 27, 29]]
    assert card(target, f"{BOTH_VOIES}-{MEF}")["etat"] == "S0"


SEVERAL = lycee(*(row(code=code, **DEVENIR) for code in (MEF, MEF_1_AN.replace("2311", "2321"), CFD)))


def test_several_formations_of_pupils_are_offered_beside_the_apprentices(target: Path):
    known = rows(target, f"SELECT code FROM marts.formation WHERE uai = '{SEVERAL}' AND cfd = '{CFD}' ORDER BY code")
    found = card(target, f"{SEVERAL}-{CFD}")
    assert [choix["cle"] for choix in found["choix"]] == [f"{SEVERAL}-{code}" for (code,) in known if code != CFD]
    assert [bloc["annonces"][0] for bloc in found["blocs"]][1:] == ["En apprentissage."]


FEW_APPRENTICES = lycee(row(effectif=7), fine=OPEN_PUBLISHED)


def test_every_form_of_a_card_of_both_voies_is_drawn(target: Path):
    client = create_app(Config(database=target, today=TODAY)).test_client()
    for form in ("", ".html", ".svg"):
        assert client.get(f"/cartes/{FEW_APPRENTICES}-{CFD}{form}").status_code == 200


def test_regions_and_france_are_references_with_their_salaries(raw: Path):
    salaires = {f"salaire_TS_Q{rank}_12_mois": value for rank, value in ((1, 1400), (2, 1550), (3, 1700))}
    write_api(raw, row(place="10", effectif=400, **DEVENIR), row(place="11", code=MEF, effectif=19, **DEVENIR), niveau="region")
    write_api(raw, row(millesime="2023", effectif=9000, **RATES, **salaires, nb_en_emploi_12_mois=3000), niveau="national")
    sql = f"""SELECT niveau, code_region, code, filiere, millesime, motif_absence, {SHARES}, origine, effectif,
        salaire_q1_12_mois, salaire_q2_12_mois, salaire_q3_12_mois, source FROM marts.reference_publiee"""
    # The région académique 10 is Île-de-France, INSEE code 11; 11 is La Réunion, 04.
    assert sorted(rows(served(raw), sql)) == [
        ("national", None, CFD, "apprentissage", "2023", None, 44, 27, 29, "calcule", 9000, 1400, 1550, 1700, "api-inserjeunes-national"),
        ("region", "04", MEF, "scolaire", "2022_2023", "effectif_faible", *[None] * 8, "api-inserjeunes-region"),
        ("region", "11", CFD, "apprentissage", "2022_2023", None, 44, 27, 29, "publie", 400, None, None, None, "api-inserjeunes-region"),
    ]


def test_a_salary_of_fewer_than_20_people_is_not_kept(raw: Path):
    figures = {"millesime": "2023", "effectif": 60, "salaire_TS_Q2_12_mois": 1550, **DEVENIR}
    employed = {"50022137": 19, "50022138": 20, CFD: None}
    write_api(raw, *(row(code, nb_en_emploi_12_mois=people, **figures) for code, people in employed.items()), niveau="national")
    found = rows(served(raw), "SELECT code, salaire_q2_12_mois FROM marts.reference_publiee ORDER BY code")
    assert found == [("50022137", None), ("50022138", 1550), (CFD, 1550)]


def test_one_code_may_be_followed_in_two_filieres(raw: Path):
    write_api(raw, row(place="10", code=MEF, **DEVENIR), row(place="10", code=MEF, filiere="voie_pro_sco_agri", **DEVENIR), niveau="region")
    assert rows(served(raw), "SELECT filiere FROM marts.reference_publiee ORDER BY 1") == [("agricole",), ("scolaire",)]


WRONG_CELLS = {
    "a share of 140": (row(taux_poursuite_etudes=140), "« 140 », on attend un entier de 0 à 100"),
    "an impossible code": (row(code="1234567"), "on attend un CFD (8 caractères) ou un MEFSTAT11 (11 caractères)"),
    "a filière never seen": (row(filiere="superieur"), "« superieur », on attend « voie_pro_sco_educ_nat »"),
    "half a person": (row(effectif="20.5"), "« 20.5 », on attend un nombre entier"),
}


def refused(raw: Path) -> list[str]:
    """What a build that must fail says, a sentence a problem; nothing is published."""
    with pytest.raises(BuildFailed) as failure:
        served(raw)
    assert not (raw.parent / "t.duckdb").exists()
    return str(failure.value).splitlines()


def test_wrong_cells_are_named_and_nothing_is_published(raw: Path):
    write_api(raw, *({**wrong, "place": next(UAIS)} for wrong, _ in WRONG_CELLS.values()))
    write_api(raw, row(place="93", **DEVENIR), niveau="region")
    sentences = refused(raw)
    for line, (case, (_, said)) in enumerate(WRONG_CELLS.items(), start=2):
        of_the_line = [sentence for sentence in sentences if f"etablissement.csv, ligne {line}," in sentence]
        assert len(of_the_line) == 1 and said in of_the_line[0], case
    [of_the_region] = [sentence for sentence in sentences if "region.csv, ligne 2," in sentence]
    assert "code d'une région académique" in of_the_region
    assert len(sentences) == len(WRONG_CELLS) + 1


def test_shares_that_do_not_sum_to_100_are_named_and_nothing_is_published(raw: Path):
    write_api(raw, row(**{**DEVENIR, "DEVENIR_part_poursuite_etudes": 40}))
    assert any("shares_sum_to_100" in sentence for sentence in refused(raw))


@pytest.fixture
def bench(raw: Path) -> Iterator[ApiBench]:
    with run_api_bench(raw.parent) as bench:
        yield bench


def test_what_is_fetched_is_built(bench: ApiBench):
    formations = [mesures(CFD, nb_annee_term=25, **DEVENIR), mesures(MEF, nb_annee_term=19, **RATES)]
    bench.serve_uai(UAI, *formations)
    bench.serve("/region/01/millesime/2022_2023", json_answer(content(mesures(CFD, nb_annee_term=300, **RATES))))
    bench.serve("/france/millesime/2023/filiere/apprentissage", json_answer(content(mesures(CFD, nb_annee_term=9000, **RATES)), nested=True))
    assert bench.fetch(bench.demands()) == []
    target = served(bench.raw)
    assert rows(target, f"SELECT code, effectif, {SHARES} FROM marts.formation ORDER BY code") == [
        (MEF, None, None, None, None),
        (CFD, 25, 44, 27, 29),
    ]
    assert rows(target, "SELECT niveau, code_region, effectif FROM marts.reference_publiee ORDER BY 1") == [("national", None, 9000), ("region", "84", 300)]
    # The ledger is ours: it is not named among the files that nobody could read.
    assert rows(target, "SELECT fichier FROM meta.non_lu") == []
