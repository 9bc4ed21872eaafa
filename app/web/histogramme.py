"""Bars over the months, as inline SVG: matplotlib would take longer to load than the whole service.

Scales are true: a card has the same height in every bar of a drawing, and zero is at the bottom.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.usage.publication import Ligne

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 340, 156, 60, 324, 20, 130
# A bar alone is not a wall.
WIDEST = 40


@dataclass(frozen=True)
class Barre:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Histogramme:
    """`sommet`: the highest count, 0 where none is shown; `reperes`: (x, month) of those that are written under their bar."""

    width: int
    height: int
    barres: tuple[Barre, ...]
    sommet: int
    reperes: tuple[tuple[float, str], ...]


def draw_months(mois: tuple[Ligne, ...]) -> Histogramme:
    """A bar a month; none where its count is not shown."""
    sommet = max((ligne.nombre or 0 for ligne in mois), default=0)
    step = (RIGHT - LEFT) / max(len(mois), 1)
    width = min(0.75 * step, WIDEST)
    middles = [LEFT + step * (place + 0.5) for place in range(len(mois))]
    barres = [_bar(middle, width, ligne.nombre / sommet) for middle, ligne in zip(middles, mois, strict=True) if ligne.nombre]
    # Every sixth from the last: 25 months have the room for it.
    reperes = [(round(middle, 1), ligne.nom) for middle, ligne in list(zip(middles, mois, strict=True))[::-6]]
    return Histogramme(WIDTH, HEIGHT, tuple(barres), sommet, tuple(reversed(reperes)))


def _bar(middle: float, width: float, share: float) -> Barre:
    height = (BOTTOM - TOP) * share
    return Barre(round(middle - width / 2, 1), round(BOTTOM - height, 1), round(width, 1), round(height, 1))
