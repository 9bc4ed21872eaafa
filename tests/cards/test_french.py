from __future__ import annotations

import pytest

from app.cards.french import typeset
from app.cards.voice import enumerate_years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Où en sont-ils ?", "Où en sont-ils\u00a0?"),
        ("autre : « oui »", "autre\u00a0: «\u00a0oui\u00a0»"),
        ("44 %", "44\u00a0%"),
        ("Environ 4 sur 10 ont", "Environ 4\u00a0sur\u00a010 ont"),
        ("Environ 4 jeunes sur 10 ont", "Environ 4\u00a0jeunes sur\u00a010 ont"),
        ("Moins de 1 apprenti sur 10 a", "Moins de 1\u00a0apprenti sur\u00a010 a"),
        ("Jeunes sortis en 2022 et 2023.", "Jeunes sortis en 2022 et 2023."),
        ("https://a.fr/?b", "https://a.fr/?b"),
    ],
)
def test_no_break_spaces_are_where_french_wants_them(text, expected):
    assert typeset(text) == expected


def test_years_are_enumerated():
    assert enumerate_years((2023,)) == "2023"
    assert enumerate_years((2022, 2023)) == "2022 et 2023"
