from __future__ import annotations

import pytest

from app.nomenclature import Code, InvalidIdentifier, Key, leaving_years, parse_uai


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
