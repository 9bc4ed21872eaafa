"""The number of another catalogue in what people paste: its sheet's address, or the number as that catalogue writes it."""

from __future__ import annotations

import re

from app.nomenclature import Reference

# Addresses and numbers as Parcoursup, the Onisep and France compétences write them. FOR.494 is also written FOR-494 in a slug.
NUMBERS = (
    ("parcoursup", re.compile(r"g_ta_cod=0*(\d{1,9})\b", re.IGNORECASE)),
    ("parcoursup", re.compile(r"\bparcoursup:0*(\d{1,9})\b", re.IGNORECASE)),
    ("onisep", re.compile(r"(?<![a-z0-9])FOR[.-]0*(\d{1,9})\b", re.IGNORECASE)),
    ("rncp", re.compile(r"(?<![a-z0-9])RNCP[ :/]{0,2}0*(\d{3,9})\b", re.IGNORECASE)),
)
CARD = re.compile(r"/cartes/([0-9A-Za-z:-]+)")


def find_reference(text: str) -> Reference | None:
    """The first number of another catalogue; None where the text holds none."""
    for scheme, pattern in NUMBERS:
        found = pattern.search(text)
        if found and int(found[1]):
            return Reference.parse(f"{scheme}:{'FOR.' if scheme == 'onisep' else ''}{found[1]}")
    return None


def cut_key(text: str) -> str:
    """The key that an address of ours ends with; any other text as it is."""
    found = CARD.search(text)
    return found[1] if found else text
