"""The three cases that the continuum, the common years and the earlier years were made for, by their source rows.

Links: the real nomenclatures of ../shared/data/bcn. Figures: lines of formation-fine written here.
"""

from __future__ import annotations

import json

import pytest

from app import create_app
from app.config import Config
from app.nomenclature import UAI_LETTERS
from app.pipeline.build import build
from tests.conftest import TODAY
from tests.pipeline.scale import LABELS

AGORA, GESTION_ADMINISTRATION = "23830030004", "23830030001"
CAP_CUISINE, CAP_CUISINE_FIRST_YEAR = "23220022146", "23210022146"
SECONDE_GATL = "23810030003"
# Each case is an establishment of one file: code, then the shares of formation, emploi and autre, of each of its lines.
LINES = {
    "no line yet": [(GESTION_ADMINISTRATION, 60, 21, 19)],
    "an empty line": [(GESTION_ADMINISTRATION, 60, 21, 19), (AGORA, None, None, None)],
    "a line of its own": [(GESTION_ADMINISTRATION, 60, 21, 19), (AGORA, 50, 30, 20)],
    "a last year": [(CAP_CUISINE, 30, 50, 20)],
    "a speciality": [(AGORA, 50, 30, 20), ("23830031119", None, None, None)],
}
UAI = {case: f"{number:07}{UAI_LETTERS[number % 23]}" for number, case in enumerate(LINES, 750_428)}


def line(case, code, poursuite, emploi, autre):
    shares = f"{poursuite};{emploi};{autre};{poursuite};;;;" if poursuite is not None else ";;;;;;;"
    return f"cumul 2022-2023;{UAI[case]};Lycée polyvalent;ILE-DE-FRANCE;BAC PRO;{code};libelle;en 3 ans;;{shares}"


ROWS = [LABELS, *(line(case, *each) for case, lines in LINES.items() for each in lines)]


def place(case, number):
    """In the file, of a line of a case."""
    return 1 + ROWS.index(line(case, *LINES[case][number]))


@pytest.fixture(scope="module")
def ask(tmp_path_factory, real_data):
    raw = tmp_path_factory.mktemp("raw")
    for name in ("nMef.csv", "nFormationDiplome_.csv", "n_groupe_formation_.csv", "n_lien_formation_groupe_.csv", "familleMetiers.csv"):
        (raw / name).symlink_to(real_data / "bcn" / name)
    text = "\ufeff" + "\r\n".join([*ROWS, ""])
    (raw / "fr-en-inserjeunes-lycee_pro-formation-fine.csv").write_text(text, encoding="utf-8", newline="")
    build(raw, raw.with_suffix(".duckdb"))
    client = create_app(Config(database=raw.with_suffix(".duckdb"), today=TODAY)).test_client()
    return lambda case, code: json.loads(client.get(f"/cartes/{UAI[case]}-{code}.json").data)


def shares(card):
    return [ligne["part"] for ligne in card["lignes"]]


@pytest.mark.parametrize("code", [AGORA, "40030004"])
@pytest.mark.parametrize("case", ["no line yet", "an empty line"])
def test_agora_takes_what_gestion_administration_had(ask, code, case):
    """N_FORMATION_DIPLOME: 40030001 → NOUVEAU_DIPLOME_1 40030004; N_MEF: 23830030001 and 23830030004, dispositif 247."""
    card = ask(case, code)
    assert (card["etat"], card["etape"], shares(card)) == ("S4", "continuum", [21, 60, 19])
    assert card["provenance"]["ligne"] == place(case, 0)
    assert "viennent de l'ancien" in card["blocs"][0]["annonces"][0]


def test_agora_keeps_its_own_figures_as_soon_as_it_has_some(ask):
    card = ask("a line of its own", AGORA)
    assert (card["etat"], card["etape"], shares(card)) == ("S0", "propre", [30, 50, 20])
    assert card["provenance"]["ligne"] == place("a line of its own", 1)


def test_a_first_year_of_cap_answers_with_its_last_year(ask):
    """N_MEF: 23210022146 is year 1 of 2, 23220022146 year 2 of 2 of CFD 50022146, dispositif 241."""
    card = ask("a last year", CAP_CUISINE_FIRST_YEAR)
    assert (card["etat"], shares(card), card["provenance"]["ligne"]) == ("S5", [50, 30, 20], place("a last year", 0))
    assert card["titre"] == "6 mois après le CAP que prépare cette classe, où en sont les jeunes\u00a0?"
    assert card["cle"] == f"{UAI['a last year']}-{CAP_CUISINE_FIRST_YEAR}"


def test_a_seconde_commune_answers_with_its_specialities_never_with_an_average(ask):
    """Group G0004: 40030003 is common to 40030004 (AGORA) and to the two others of the family."""
    card = ask("a speciality", SECONDE_GATL)
    assert (card["etat"], shares(card)) == ("S6", [None, None, None])
    assert card["titre"].startswith("Cette seconde mène à 3 bacs pro")
    names = [line["libelle"] for line in card["specialites"]]
    assert names == sorted(names, key=str.lower)
    said = {line["cle"].split("-")[1]: line["phrase"].replace("\u00a0", " ") for line in card["specialites"]}
    assert said[AGORA] == "Sortis en 2022 et 2023 : environ 3 sur 10 ont un travail. Environ 5 sur 10 sont encore en formation."
    assert set(said.values()) - {said[AGORA]} <= {
        "Pas de chiffre, moins de 20 jeunes.", "Pas de chiffre pour cet établissement."
    }
