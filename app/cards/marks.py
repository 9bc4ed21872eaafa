"""What a picture of a card is made of, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["texte", "discret", "emploi", "formation", "autre"]


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    size: int
    bold: bool
    tone: Tone
    content: str
    anchor: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True)
class Icon:
    x: float
    y: float
    name: str
    tone: Tone


@dataclass(frozen=True)
class Row:
    """Ten figures, 240 × 24 from (x, y)."""

    x: float
    y: float
    tone: Tone
    filled: str
    empty: str
    contour: bool


@dataclass(frozen=True)
class Shape:
    """A path of a chart, from (x, y); `genre` says how it is drawn."""

    x: float
    y: float
    genre: str
    tone: Tone
    d: str


@dataclass(frozen=True)
class Frame:
    x: float
    y: float
    width: float
    height: float
