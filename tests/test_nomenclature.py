from __future__ import annotations

import csv

import pytest

from app.config import ROOT
from app.nomenclature import Code, InvalidIdentifier, Key, Reference, leaving_years, parse_address, parse_uai
from app.territoire import region_of


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("0631852W", "0631852W"),
        (" 0631852w ", "0631852W"),
        ("0631852W-40025214", "0631852W-40025214"),
        ("0631852w-cfd:40025214", "0631852W-40025214"),
        ("0631852W-MEFSTAT11:23830025214", "0631852W-23830025214"),
        ("0631852W-sise:2500249", "0631852W-SISE:2500249"),
        ("11-40025214", "11-40025214"),
        ("40025214", "40025214"),
        ("32A22034302", "32A22034302"),
        # A CFD of the shape of a UAI: the prefix is kept where nothing else tells them apart.
        ("CFD:1702550E", "CFD:1702550E"),
        ("11-cfd:1702550E", "11-1702550E"),
        ("0631852W-1702550E", "0631852W-1702550E"),
    ],
)
def test_a_key_has_one_canonical_form(text, canonical):
    assert str(Key.parse(text)) == canonical
    assert str(Key.parse(canonical)) == canonical


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "code de formation"),
        ("0631852X", "devrait être W"),
        ("1702550E", "on attend CFD:1702550E"),
        ("0631852W-", "code de formation"),
        ("0631852W-123", "code de formation"),
        ("99-40025214", "UAI"),
        ("0631852W-2500249", "code de formation"),
        ("SISE:25002491", "code de formation"),
        ("<script>", "code de formation"),
        ("0631852W-RNCP:38878", "code de formation"),
        ("0631852W-40025214-1", "code de formation"),
    ],
)
def test_an_impossible_key_says_what_was_expected(text, said):
    with pytest.raises(InvalidIdentifier, match=said):
        Key.parse(text)


def test_the_check_letter_of_a_uai_is_verified():
    assert parse_uai("0631852W") == "0631852W"
    with pytest.raises(InvalidIdentifier, match="sa dernière lettre devrait être W"):
        parse_uai("0631852A")


def test_codes_know_their_type():
    assert [Code.parse(text).type for text in ("23830025214", "40025214", "SISE:2500249")] == ["mefstat11", "cfd", "sise"]


def test_a_cohort_is_its_leaving_years():
    assert leaving_years("2022_2023") == (2022, 2023)
    assert leaving_years("2023") == (2023,)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("parcoursup:26437", "parcoursup:26437"),
        (" Parcoursup:026437 ", "parcoursup:26437"),
        ("onisep:FOR.494", "onisep:FOR.494"),
        ("ONISEP:for.494", "onisep:FOR.494"),
        ("rncp:38878", "rncp:38878"),
        ("0631852w-RNCP:38878", "0631852W-rncp:38878"),
        ("0631852W-onisep:FOR.3651", "0631852W-onisep:FOR.3651"),
    ],
)
def test_a_number_of_others_has_one_canonical_form(text, canonical):
    assert str(Reference.parse(text)) == canonical
    assert parse_address(canonical) == Reference.parse(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "on attend parcoursup:, onisep: ou rncp:"),
        ("ideo:494", "on attend parcoursup:, onisep: ou rncp:"),
        ("parcoursup:", "comme parcoursup:26437"),
        ("parcoursup:0", "comme parcoursup:26437"),
        ("parcoursup:12x", "comme parcoursup:26437"),
        ("onisep:494", "comme onisep:FOR.494"),
        ("onisep:ENS.494", "comme onisep:FOR.494"),
        ("rncp:RS38878", "comme rncp:38878"),
        ("rncp:1234567890", "comme rncp:38878"),
        ("0631852X-rncp:38878", "devrait être W"),
        ("99-rncp:38878", "n'est pas un UAI"),
        ("0631852W-parcoursup:26437", "on attend parcoursup:26437 seul"),
    ],
)
def test_an_impossible_number_says_what_was_expected(text, said):
    with pytest.raises(InvalidIdentifier, match=said):
        Reference.parse(text)


def test_an_address_is_a_key_or_a_number_of_others():
    assert parse_address("0631852W-40025214") == Key.parse("0631852W-40025214")
    assert parse_address("0631852W") == Key.parse("0631852W")
    assert parse_address("SISE:2500249") == Key.parse("SISE:2500249")
    assert parse_address("0631852W-rncp:38878") == Reference("rncp", "38878", "0631852W")
    with pytest.raises(InvalidIdentifier, match="code de formation"):
        parse_address("ideo:494")


@pytest.mark.parametrize(
    ("postal", "region"),
    [("75011", "11"), ("35000", "53"), ("20000", "94"), ("97400", "04"), ("97600", "06"), ("01000", "84"), ("97133", "01")],
)
def test_a_postal_code_stands_for_its_region(postal, region):
    assert str(Key.parse(f"{postal}-40025214")) == f"{region}-40025214"
    assert str(parse_address(f"{postal}-rncp:38878")) == f"{region}-rncp:38878"


@pytest.mark.parametrize("postal", ["98000", "00100", "99000", "96000"])
def test_a_postal_code_outside_the_regions_is_refused(postal):
    with pytest.raises(InvalidIdentifier):
        Key.parse(f"{postal}-40025214")


def test_the_departments_of_the_regions_are_those_of_the_reference():
    with (ROOT / "data" / "reference" / "departement.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["code_region"] and row["code_departement"] not in ("2A", "2B")]
    assert len(rows) > 95
    for row in rows:
        # Saint-Barthélemy and Saint-Martin have the postal codes of Guadeloupe.
        if row["code_departement"] not in ("977", "978"):
            assert region_of(f"{row['code_departement']}00000"[:5]) == row["code_region"]
