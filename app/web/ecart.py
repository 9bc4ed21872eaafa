"""What two sides of a trial may be said to differ by: read from the counts that are shown, and from nothing else.

A count that is shown is rounded down to ten: the range that is said holds that of every count that would be shown alike, so that
it is at least as wide as 95 % asks, and tells of no count more than the page does.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, sqrt

from app.cards.intervalle import wilson
from app.usage.publication import SMALLEST, Cote

Z_95 = 1.959964
# What a count may have more than the ten that is shown.
MORE = SMALLEST - 1


@dataclass(frozen=True)
class Fourchette:
    """« oui » for a hundred answers, or more of them on one side: whole numbers, the ends rounded outwards."""

    milieu: int
    bas: int
    haut: int


def part_of(cote: Cote) -> Fourchette | None:
    """The share of « oui » on one side; None where a count is hidden."""
    if not cote.oui or not cote.autres:
        return None
    low, _ = score(cote.oui, cote.autres + MORE)
    _, high = score(cote.oui + MORE, cote.autres)
    return Fourchette(round(100 * _middle(cote)), floor(100 * low), ceil(100 * high))


def ecart_of(temoin: Cote, nouvelle: Cote) -> Fourchette | None:
    """How many more « oui » the new side has; None where a count is hidden."""
    if not all((temoin.oui, temoin.autres, nouvelle.oui, nouvelle.autres)):
        return None
    # Both ends only grow with the « oui » of the new side and the other answers of the former one, and fall with the two others.
    low, _ = newcombe((nouvelle.oui, nouvelle.autres + MORE), (temoin.oui + MORE, temoin.autres))
    _, high = newcombe((nouvelle.oui + MORE, nouvelle.autres), (temoin.oui, temoin.autres + MORE))
    return Fourchette(round(100 * (_middle(nouvelle) - _middle(temoin))), floor(100 * low), ceil(100 * high))


def score(oui: int, autres: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share of answers."""
    return wilson(oui / (oui + autres), oui + autres, Z_95)


def newcombe(one: tuple[int, int], other: tuple[int, int]) -> tuple[float, float]:
    """95 % interval of the share of `one`, (« oui », other answers), less that of `other`: method 10 of Newcombe (1998), from two of Wilson."""
    share, share_of_other = (oui / (oui + autres) for oui, autres in (one, other))
    (low, high), (low_of_other, high_of_other) = score(*one), score(*other)
    less = sqrt((share - low) ** 2 + (high_of_other - share_of_other) ** 2)
    more = sqrt((high - share) ** 2 + (share_of_other - low_of_other) ** 2)
    return share - share_of_other - less, share - share_of_other + more


def _middle(cote: Cote) -> float:
    """The share in the middle of the counts that would be shown alike."""
    oui, autres = ((shown or 0) + MORE / 2 for shown in (cote.oui, cote.autres))
    return oui / (oui + autres)
