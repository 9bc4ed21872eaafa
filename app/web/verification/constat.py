"""What every rule needs and gives: the service that answers here, and one thing to say of a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from app.cards.french import typeset
from app.warehouse import Snapshot


@dataclass(frozen=True)
class Constat:
    """`faute`: whether it is to be corrected; otherwise it is only good to know."""

    ligne: int
    texte: str
    faute: bool = True


@dataclass(frozen=True)
class Service:
    """`base`: the public address of this service, without a final slash."""

    snapshot: Snapshot
    base: str
    jour: date

    @property
    def origine(self) -> str:
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}"


def say(ligne: int, phrase: str, /, *, faute: bool = True, **said: object) -> Constat:
    """`phrase` of wording.py, with what it names; what was pasted is cut to 80 characters."""
    return Constat(ligne, typeset(phrase.format(**{name: _short(value) for name, value in said.items()})), faute)


def _short(value: object) -> object:
    return value[:80] + "…" if isinstance(value, str) and len(value) > 300 else value
