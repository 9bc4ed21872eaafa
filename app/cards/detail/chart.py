"""The drawings of the detailed card: the lines over the years, and the scale of salaries; for the page and for the picture.

Scales are true: a percent, a euro and a year always have the same length within one drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.cards.detail import Courbe, EncartSalaire, Point
from app.cards.wording import Subject

# The plot: from the first year to the last, from 0 to 100 %. Five pairs of years have just the room to be written.
HISTORY_WIDTH, LEFT, RIGHT, TOP, BOTTOM = 340, 46, 258, 36, 156
# Between the middles of two words, so that none covers another.
LINE = 15
SALARY_WIDTH, SALARY_LEFT, SALARY_RIGHT, SALARY_AXIS = 320, 24, 296, 62

Tone = Literal["texte", "discret", "emploi", "formation"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Trait:
    """A path. `genre`: a `ligne`, in `tirets` or not, a `marque` that is filled, a pale `boite`, or an `axe`."""

    genre: Literal["ligne", "tirets", "marque", "boite", "axe"]
    tone: Tone
    d: str


@dataclass(frozen=True)
class Mot:
    x: float
    y: float
    anchor: Anchor
    tone: Tone
    content: str


@dataclass(frozen=True)
class Chart:
    width: int
    height: int
    traits: tuple[Trait, ...]
    mots: tuple[Mot, ...]


def history_chart(courbe: Courbe) -> Chart:
    """Two lines, one plain and one in dashes, with points of two shapes, each named at its end."""
    axes = [Trait("axe", "discret", f"M{LEFT - 22} {_height(share)}H{RIGHT + 8}") for share, _ in courbe.echelle]
    lines, names = [], []
    for subject, style in (("emploi", "ligne"), ("formation", "tirets")):
        path, marks = _line(courbe.points, subject)
        lines += [Trait(style, subject, path)] if path else []
        lines += [Trait("marque", subject, marks)] if marks else []
        known = [part for point in courbe.points if (part := point.parts[subject]) is not None]
        names += [(_height(known[-1]), subject)] if known else []
    words = [Mot(LEFT - 28, _height(share) + 4, "end", "discret", text) for share, text in courbe.echelle]
    words.append(Mot(4, TOP - 18, "start", "discret", courbe.unite))
    for point in courbe.points:
        words += [Mot(_across(courbe.points, point), BOTTOM + 18 + 14 * line, "middle", "discret", text) for line, text in enumerate(point.repere)]
    return Chart(HISTORY_WIDTH, BOTTOM + 38, (*axes, *lines), (*words, *_names(names, courbe.noms)))


def salary_chart(encart: EncartSalaire) -> Chart:
    """From a quarter to three quarters as a bar, its middle as a mark, over an axis whose sums are printed."""
    (q1, low), (q2, middle), (q3, high) = encart.reperes
    first, last = encart.echelle[0][0], encart.echelle[-1][0]
    x1, x2, x3 = (_along(euros, first, last) for euros in (q1, q2, q3))
    top = SALARY_AXIS - 24
    ticks = "".join(f"M{_along(euros, first, last)} {SALARY_AXIS}v5" for euros, _ in encart.echelle)
    traits = (
        Trait("axe", "discret", f"M{SALARY_LEFT} {SALARY_AXIS}H{SALARY_RIGHT}{ticks}"),
        Trait("boite", "emploi", f"M{x1} {top}H{x3}v16H{x1}z"),
        Trait("ligne", "emploi", f"M{x2} {top - 4}v24"),
    )
    every = 1 + (len(encart.echelle) - 1) // 5
    words = [Mot(_along(euros, first, last), SALARY_AXIS + 19, "middle", "discret", text) for euros, text in encart.echelle[::every]]
    ends = [Mot(x1 - 4, top + 13, "end", "texte", low), Mot(x3 + 4, top + 13, "start", "texte", high)]
    return Chart(SALARY_WIDTH, SALARY_AXIS + 26, traits, (*words, *ends, Mot(x2, top - 9, "middle", "texte", middle)))


def _line(points: tuple[Point, ...], subject: Subject) -> tuple[str, str]:
    """(path of the line, path of its marks): circles for work, squares for studies, so that shape tells them apart too."""
    path, marks = "", ""
    for point in points:
        part = point.parts[subject]
        if part is None:
            continue
        x, y = _across(points, point), _height(part)
        path += f"{'M' if subject in point.coupe else 'L'}{x} {y}"
        marks += f"M{round(x - 5, 1)} {y}a5 5 0 1 0 10 0 5 5 0 1 0-10 0z" if subject == "emploi" else f"M{round(x - 4.5, 1)} {round(y - 4.5, 1)}h9v9h-9z"
    return (path if "L" in path else ""), marks


def _names(names: list[tuple[float, Subject]], noms: dict[str, str]) -> list[Mot]:
    """The name of each line beside its last point, moved apart where they would meet."""
    placed: list[Mot] = []
    for y, subject in sorted(names):
        y = max(y, placed[-1].y - 4 + LINE) if placed else y
        placed.append(Mot(RIGHT + 12, y + 4, "start", "emploi" if subject == "emploi" else "formation", noms[subject]))
    return placed


def _across(points: tuple[Point, ...], point: Point) -> float:
    first, last = points[0].fin, points[-1].fin
    return round(LEFT + (RIGHT - LEFT) * (point.fin - first) / (last - first), 1) if last > first else LEFT


def _height(share: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * share / 100, 1)


def _along(euros: int, first: int, last: int) -> float:
    return round(SALARY_LEFT + (SALARY_RIGHT - SALARY_LEFT) * (euros - first) / (last - first), 1)
