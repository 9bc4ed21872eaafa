"""The files of the API InserJeunes in a build: small groups hidden, published figures first, apprentices, references."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
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
from tests.pipeline.files import GOOD, write_cfa

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


def write_fine(raw: Path, cells: str, code: str = MEF, annee: str = "cumul 2022-2023") -> None:
    line = f"{annee};{LYCEE};Lycée du Cycle;ILE-DE-FRANCE;{code};{cells};;;;CAP;cuisine;2;"
    (raw / "fine.csv").write_text(f"{FINE}\n{line}\n", encoding="utf-8")


def served(raw: Path, **options: bool) -> Path:
    build(raw, raw.parent / "t.duckdb", **options)
    return raw.parent / "t.duckdb"


def rows(target: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(target), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def card(target: Path, key: str) -> dict[str, object]:
    return json.loads(create_app(Config(database=target, today=TODAY)).test_client().get(f"/cartes/{key}.json").data)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A CFA as a whole, and the nomenclatures."""
    write_cfa(tmp_path / "raw", GOOD)
    for name in ("nMef.csv", "nFormationDiplome_.csv"):
        shutil.copy(SAMPLE / name, tmp_path / "raw")
    return tmp_path / "raw"


def test_a_group_of_19_gives_its_reason_and_nothing_else(raw: Path):
    write_api(raw, row(effectif=19, **DEVENIR, **RATES))
    sql = f"SELECT etat, motif_absence, effectif, {SHARES}, origine, millesime, dernier_millesime FROM marts.formation"
    assert rows(served(raw), sql) == [("S2", "effectif_faible", None, None, None, None, None, None, "2022_2023")]


def test_a_group_of_20_gives_its_figures_and_its_size(raw: Path):
    write_api(raw, row(effectif=20, **DEVENIR))
    sql = f"SELECT uai, code, type_code, filiere, mefstat11, cfd, etat, effectif, {SHARES}, origine, source, fichier, ligne FROM marts.formation"
    assert rows(served(raw), sql) == [
        (UAI, CFD, "cfd", "apprentissage", None, CFD, "S0", 20, 44, 27, 29, "publie", "api-inserjeunes-etablissement",
         "api-inserjeunes-etablissement.csv", 2)
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


def test_shares_are_published_or_rebuilt_as_in_the_open_data(raw: Path):
    write_api(raw, row(**DEVENIR, **RATES), row(code=MEF, **RATES), row(code=MEF_1_AN, taux_poursuite_etudes=27))
    found = rows(served(raw), f"SELECT code, etat, {SHARES}, origine, effectif FROM marts.formation ORDER BY code")
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


@pytest.mark.parametrize(
    ("api", "open_cells", "expected"),
    [
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
    ],
)
def test_for_one_formation_and_cohort_published_shares_win_then_the_api(raw: Path, api, open_cells, expected):
    write_fine(raw, open_cells)
    write_api(raw, row(code=MEF, place=LYCEE, **api))
    assert rows(served(raw), f"SELECT {SHARES}, origine, effectif FROM marts.formation") == [expected]


def test_what_the_api_says_is_under_20_is_not_rebuilt_from_the_open_data(raw: Path):
    write_fine(raw, OPEN_REBUILT)
    write_api(raw, row(code=MEF, place=LYCEE, effectif=19))
    assert rows(served(raw), f"SELECT etat, {SHARES} FROM marts.formation") == [("S2", None, None, None)]


def test_an_older_cohort_is_kept_as_such(raw: Path):
    write_api(raw, row(effectif=12), row(effectif=30, millesime="2020_2021", **DEVENIR))
    sql = "SELECT etat, dernier_millesime, millesime, effectif FROM marts.formation"
    assert rows(served(raw), sql) == [("S2", "2022_2023", "2020_2021", 30)]


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


def test_an_establishment_has_the_name_and_region_of_the_open_data(raw: Path):
    write_api(raw, row(**DEVENIR))
    assert rows(served(raw), "SELECT libelle_etablissement, code_region FROM marts.formation") == [("CFA du Puy", "84")]


@pytest.mark.parametrize(("code", "population"), [(CFD, "cfa"), (MEF, "lycee")])
def test_an_establishment_that_only_the_api_knows_exists(raw: Path, code: str, population: str):
    write_api(raw, row(code=code, place=LYCEE, libelle="Un établissement", **DEVENIR))
    target = served(raw)
    sql = f"SELECT population, etat, libelle_etablissement FROM marts.etablissement WHERE uai = '{LYCEE}'"
    assert rows(target, sql) == [(population, "S10", "Un établissement")]
    assert card(target, f"{LYCEE}-{code}")["etat"] == "S0"


def test_the_card_of_an_apprenticeship_speaks_of_apprentices(raw: Path):
    write_api(raw, row(**DEVENIR))
    found = card(served(raw), f"{UAI}-{CFD}")
    assert (found["etat"], [ligne["part"] for ligne in found["lignes"]]) == ("S0", [44, 27, 29])
    assert found["groupe"] == "Apprentis sortis en 2022 et 2023."
    assert found["provenance"] == {
        "source": "api-inserjeunes-etablissement",
        "millesime": "2022_2023",
        "fichier": "api-inserjeunes-etablissement.csv",
        "ligne": 2,
        "nb_etablissements": None,
    }


def test_too_few_apprentices_are_followed_by_the_whole_cfa(raw: Path):
    write_api(raw, row(effectif=5))
    found = card(served(raw), f"{UAI}-{CFD}")
    assert (found["etat"], found["motif"]) == ("S2", "effectif_faible")
    assert "Moins de 20\u00a0apprentis" in found["blocs"][0]["annonces"][0]
    assert found["blocs"][1]["annonces"] == ["Voici les chiffres de tout le CFA."]


def test_both_voies_of_a_diploma_are_side_by_side(raw: Path):
    write_fine(raw, OPEN_PUBLISHED)
    write_api(raw, row(place=LYCEE, **DEVENIR))
    found = card(served(raw), f"{LYCEE}-{CFD}")
    assert (found["etat"], found["motif"], found["choix"]) == ("S11", None, [])
    assert [bloc["annonces"][0] for bloc in found["blocs"]] == ["En lycée.", "En apprentissage."]
    assert [[ligne["part"] for ligne in bloc["lignes"]] for bloc in found["blocs"]] == [[35, 30, 35], [44, 27, 29]]
    assert card(raw.parent / "t.duckdb", f"{LYCEE}-{MEF}")["etat"] == "S0"


def test_several_formations_of_pupils_are_offered_beside_the_apprentices(raw: Path):
    write_api(raw, *(row(code=code, place=LYCEE, **DEVENIR) for code in (MEF, MEF_1_AN.replace("2311", "2321"), CFD)))
    target = served(raw)
    known = rows(target, f"SELECT code FROM marts.formation WHERE cfd = '{CFD}' ORDER BY code")
    found = card(target, f"{LYCEE}-{CFD}")
    assert [choix["cle"] for choix in found["choix"]] == [f"{LYCEE}-{code}" for (code,) in known if code != CFD]
    assert [bloc["annonces"][0] for bloc in found["blocs"]][1:] == ["En apprentissage."]


def test_every_form_of_a_card_of_both_voies_is_drawn(raw: Path):
    write_fine(raw, OPEN_PUBLISHED)
    write_api(raw, row(place=LYCEE, effectif=7))
    client = create_app(Config(database=served(raw), today=TODAY)).test_client()
    for form in ("", ".html", ".svg"):
        assert client.get(f"/cartes/{LYCEE}-{CFD}{form}").status_code == 200


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


@pytest.mark.parametrize(("employed", "expected"), [(19, None), (20, 1550), (None, 1550)])
def test_a_salary_of_fewer_than_20_people_is_not_kept(raw: Path, employed: int | None, expected: int | None):
    figures = row(millesime="2023", effectif=60, nb_en_emploi_12_mois=employed, salaire_TS_Q2_12_mois=1550, **DEVENIR)
    write_api(raw, figures, niveau="national")
    assert rows(served(raw), "SELECT salaire_q2_12_mois FROM marts.reference_publiee") == [(expected,)]


def test_one_code_may_be_followed_in_two_filieres(raw: Path):
    write_api(raw, row(place="10", code=MEF, **DEVENIR), row(place="10", code=MEF, filiere="voie_pro_sco_agri", **DEVENIR), niveau="region")
    assert rows(served(raw), "SELECT filiere FROM marts.reference_publiee ORDER BY 1") == [("agricole",), ("scolaire",)]


WRONG = {
    "a share of 140": (row(taux_poursuite_etudes=140), "« 140 », on attend un entier de 0 à 100"),
    "an impossible code": (row(code="1234567"), "on attend un CFD (8 caractères) ou un MEFSTAT11 (11 caractères)"),
    "a filière never seen": (row(filiere="superieur"), "« superieur », on attend « voie_pro_sco_educ_nat »"),
    "half a person": (row(effectif="20.5"), "« 20.5 », on attend un nombre entier"),
    "shares that do not sum to 100": (row(**{**DEVENIR, "DEVENIR_part_poursuite_etudes": 40}), "shares_sum_to_100"),
}


@pytest.mark.parametrize(("wrong", "said"), WRONG.values(), ids=WRONG)
def test_wrong_cells_are_named_and_nothing_is_published(raw: Path, wrong, said):
    write_api(raw, wrong)
    with pytest.raises(BuildFailed) as failure:
        served(raw)
    assert said in str(failure.value)
    assert not (raw.parent / "t.duckdb").exists()


def test_a_region_of_unknown_code_is_refused(raw: Path):
    write_api(raw, row(place="93", **DEVENIR), niveau="region")
    with pytest.raises(BuildFailed, match="code d'une région académique"):
        served(raw)


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
