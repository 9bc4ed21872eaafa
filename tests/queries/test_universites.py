"""An establishment that only InserSup describes is known all the same, in the real files and in written ones."""

from __future__ import annotations

import json

import pytest

from app import create_app
from app.config import Config
from app.nomenclature import Key
from app.pipeline.build import build
from app.queries.annuaire import find_annuaire
from app.queries.reponse import find_reponse
from app.warehouse import Snapshot
from tests.pipeline.files import write_rows
from tests.pipeline.insersup_files import NATIONAL, at, wide, write_wide
from tests.pipeline.test_annuaire import FULL

NICE = "0062205P"


@pytest.fixture
def raw(tmp_path):
    """Two promos of one university, which changed its name, and a row of France."""
    write_wide(
        tmp_path / "raw",
        wide(at(6, 54, 65, 23), promo="2023", uo_lib="Université Côte d'Azur"),
        wide(at(6, 54, 65, 23), promo="2021", uo_lib="Université de Nice"),
        wide(at(6, 40, 40, "nd"), promo="2023", diplome="2500250", libelle_diplome="ÉCONOMIE", uo_lib="Université Côte d'Azur"),
        wide(at(6, 5400, 6500, 2300), **NATIONAL),
    )
    return tmp_path / "raw"


def ask(raw, key):
    build(raw, raw / "t.duckdb")
    client = create_app(Config(database=raw / "t.duckdb")).test_client()
    answer = client.get(f"/cartes/{key}.json")
    return answer.status_code, json.loads(answer.data)


def test_a_university_has_the_name_and_the_region_of_its_latest_promo(raw):
    build(raw, raw / "t.duckdb")
    found = find_annuaire(Snapshot(raw / "t.duckdb"), NICE)
    assert (found.libelle_etablissement, found.code_region, found.code_departement) == ("Université Côte d'Azur", "93", "06")
    assert (found.source, found.code_academie, found.commune) == ("fr-esr-insersup", "23", None)


def test_its_address_is_a_card_and_offers_its_diplomas(raw):
    status, card = ask(raw, NICE)
    assert (status, card["motif"], card["perimetre"]) == (200, "plusieurs_formations", "Université Côte d'Azur")
    assert [choix["cle"] for choix in card["choix"]] == [f"{NICE}-SISE:2500249"]
    suivis = find_reponse(Snapshot(raw / "t.duckdb"), Key.parse(NICE)).suivis
    assert [(suivi.sise, suivi.a_un_chiffre) for suivi in suivis] == [("2500249", True), ("2500250", False)]


def test_a_sise_that_it_does_not_follow_is_an_unknown_diploma_and_no_unknown_place(raw):
    status, card = ask(raw, f"{NICE}-SISE:1234567")
    assert (status, card["motif"]) == (404, "formation_non_reconnue")


def test_the_directory_describes_it_where_it_does(raw):
    line = f"{NICE};Campus Valrose;Autre;06000;Nice;006;23;93;;;OUVERT;;;2026-01-01;;"
    write_rows(raw, "annuaire.csv", FULL, line)
    build(raw, raw / "t.duckdb")
    found = find_annuaire(Snapshot(raw / "t.duckdb"), NICE)
    assert (found.libelle_etablissement, found.source) == ("Campus Valrose", "fr-en-annuaire-education")


def test_the_real_universities_are_all_known(real_database, real_client):
    snapshot = Snapshot(real_database)
    places = {"0062205P": "93", "0673021V": "44", "9740478B": "04", "9760358K": "06"}
    for uai, code_region in places.items():
        assert find_annuaire(snapshot, uai).code_region == code_region
        assert real_client.get(f"/cartes/{uai}.json").status_code == 200
