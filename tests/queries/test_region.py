"""An establishment that nothing describes is somewhere all the same: its number says where, and its region answers."""

from __future__ import annotations

import csv
import json

import duckdb
import pytest

from app.nomenclature import UAI_LETTERS, Key
from app.queries.region import find_region
from app.queries.reponse import find_reponse
from app.warehouse import Snapshot

ELEEC, BREST = "23830025510", "0290997"


def uai(digits):
    return digits + UAI_LETTERS[int(digits) % 23]


@pytest.fixture(scope="module")
def snapshot(database):
    return Snapshot(database)


@pytest.mark.parametrize(
    ("digits", "region"),
    [
        ("0750001", "11"),
        (BREST, "53"),
        ("6200001", "94"),
        ("7200009", "94"),
        ("9710001", "01"),
        ("9740001", "04"),
        ("9760001", "06"),
        # Collectivities of no region, and numbers that are no department: 2 is 002, and Corsica is 20 no longer.
        ("9870001", None),
        ("9750001", None),
        ("0200001", None),
        ("0990001", None),
    ],
)
def test_the_number_of_an_establishment_says_its_region(snapshot, digits, region):
    assert find_region(snapshot, uai(digits)) == region


def test_the_region_answers_for_an_establishment_that_nothing_describes(snapshot):
    known = find_reponse(snapshot, Key.parse(f"53-{ELEEC}")).repli
    found = find_reponse(snapshot, Key.parse(f"{uai(BREST)}-{ELEEC}"))
    assert (found.annuaire, found.populations, found.formations) == (None, [], [])
    assert found.repli == known and known.etape == "region" and known.reference.en_region == "en Bretagne"


def test_france_answers_where_the_region_does_not_and_nothing_where_no_diploma_is_named(snapshot):
    assert find_reponse(snapshot, Key.parse(f"{uai('0750001')}-{ELEEC}")).repli.etape == "france"
    assert find_reponse(snapshot, Key.parse(f"{uai('0750001')}-23899999999")).repli is None
    assert find_reponse(snapshot, Key.parse(uai("0750001"))).repli is None


def test_the_number_agrees_with_every_publication_that_says_the_region(real_database):
    snapshot = Snapshot(real_database)
    with duckdb.connect(str(real_database), read_only=True) as connection:
        rows = connection.execute("SELECT uai, code_region FROM marts.annuaire WHERE code_region IS NOT NULL").fetchall()
        rows += connection.execute("SELECT DISTINCT uai, code_region FROM marts.etablissement").fetchall()
    assert len(rows) > 9000
    assert [row for row in rows if find_region(snapshot, row[0]) != row[1]] == []


def test_the_number_agrees_with_the_table_of_the_ministry(real_data, real_database):
    snapshot, corsica = Snapshot(real_database), {"02A": "620", "02B": "720"}
    with open(real_data / "bcn" / "departements_academies_regions.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    # Countries are in the table too, and regions without a department.
    french = [row for row in rows if "001" <= row["codeDepartement"] <= "095" or "971" <= row["codeDepartement"] <= "974"]
    regions = {row["codeDepartement"]: row["codeRegion"] for row in french}
    assert len(regions) == 100
    for code, region in regions.items():
        assert find_region(snapshot, uai(f"{corsica.get(code, code)}0001")) == region, code


def test_the_card_says_that_nothing_describes_it_then_shows_its_region(client):
    answer = client.get(f"/cartes/{uai(BREST)}-{ELEEC}.json")
    card = json.loads(answer.data)
    assert (answer.status_code, card["etat"], card["motif"]) == (200, "S3", "etablissement_non_decrit")
    assert card["blocs"][0]["annonces"][0] == "Nos sources ne décrivent pas cet établissement."
    assert card["blocs"][0]["etape"] == "region" and card["titre"].startswith("En Bretagne")


@pytest.mark.parametrize("form", ["", ".html", ".svg", ".json"])
def test_without_a_figure_of_the_region_it_was_not_found(client, form):
    answer = client.get(f"/cartes/{uai(BREST)}{form}")
    assert answer.status_code == 404 and "pas retrouvé cet établissement" in answer.text.replace("\u00a0", " ")
