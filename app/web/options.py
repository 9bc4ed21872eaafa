"""The options of a card: few, closed, the same for all its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

THEMES = ("auto", "clair", "sombre")
NIVEAUX = ("2", "3", "4", "5", "6")


@dataclass(frozen=True)
class Options:
    """`niveau`: level of the title as a heading; `titre`: whether it is shown."""

    theme: Literal["auto", "clair", "sombre"] = "auto"
    titre: bool = True
    niveau: int = 3

    @classmethod
    def parse(cls, query: Mapping[str, str]) -> Options:
        """An unknown option is ignored, an unknown value gets the default: nobody can fill a cache with variants."""
        theme, niveau = query.get("theme", ""), query.get("niveau", "")
        return cls(
            theme=theme if theme in THEMES else "auto",
            titre=query.get("titre") != "non",
            niveau=int(niveau) if niveau in NIVEAUX else 3,
        )
