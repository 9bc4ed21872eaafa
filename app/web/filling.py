"""The blanks of an example page: keys as a host writes them, and the heights that hold their place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.cards.card import Card
from app.cards.drawing import draw
from app.cards.height import height_of
from app.web.cartes import NARROWEST

# CLE: the key as the host writes it; RESOLUE: the one that it leads to; HAUTEUR: the place that its card takes.
BLANK = re.compile(r"\b(CLE|RESOLUE|HAUTEUR_IMAGE|HAUTEUR_BADGE|HAUTEUR)(?:_([A-Z]+|\d+))?\b")
# A line of a list is written once.
REPEATED = re.compile(r"^.*\bCLE_N\b.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Montree:
    """A card as a host shows it: `cle` is what the host writes, which may lead to the key of the card."""

    cle: str
    card: Card

    def value(self, blank: str) -> str:
        """What is written in the place of `blank`."""
        if blank == "HAUTEUR_IMAGE":
            return str(draw(self.card).height)
        if blank.startswith("HAUTEUR"):
            return str(height_of(self.card, NARROWEST, "badge" if blank == "HAUTEUR_BADGE" else "carte"))
        return self.cle if blank == "CLE" else self.card.cle


def fill_example(html: str, cards: Mapping[str, Montree], base: str) -> str:
    """The page with the address of the service, and the keys and heights of `cards`, by the end of the name of their blanks."""
    return BLANK.sub(lambda found: cards[found[2] or ""].value(found[1]), html).replace("https://HOST", base)


def blanks_of(html: str) -> set[str]:
    """The ends of the names of its blanks."""
    return {found[2] or "" for found in BLANK.finditer(html)}


def repeat(html: str, known: Collection[str]) -> str:
    """The page with the line of its list, if it has one, as often as there are keys to list among the `known` blanks."""
    places = [blank for blank in known if blank.isdecimal()] or ["N"]
    return REPEATED.sub(lambda line: "".join(re.sub(r"_N\b", f"_{place}", line[0]) for place in places), html)
