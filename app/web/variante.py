"""One side of a trial: what it changes in a card, and the name under which it is counted."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.essais import Essai
from app.usage.compte import NOUVELLE, TEMOIN


@dataclass(frozen=True)
class Variante:
    """`part`: percent of the cards that are shown on the new side; `nouvelle`: whether this is it, or the card of today."""

    essai: Essai
    part: int
    nouvelle: bool

    def __str__(self) -> str:
        return f"{self.essai.nom} {self.part} {NOUVELLE if self.nouvelle else TEMOIN}"

    @property
    def instead(self) -> dict[str, str]:
        """French sentences said in the place of others."""
        return self.essai.instead if self.nouvelle else {}

    @property
    def ecart(self) -> int:
        """What parts the fifth figure of a row from the sixth."""
        return self.essai.ecart if self.nouvelle else 0
