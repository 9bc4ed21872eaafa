"""The options of a card: few, closed, the same for all its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from app.cards.voice import Voice

# The first value of each is its default.
VALUES = {
    "taille": ("carte", "badge", "detail"),
    "theme": ("auto", "clair", "sombre", "hote"),
    "titre": ("oui", "non"),
    "niveau": ("3", "2", "4", "5", "6"),
    "adresse": ("vous", "tu"),
    "langue": ("fr", "en"),
    "vide": ("", "afficher", "masquer"),
}


@dataclass(frozen=True)
class Options:
    """One value of VALUES each. `niveau`: level of the title as a heading; `vide`: what a card without any figure does, by default
    nothing in the size `badge`, and its reason in the others.
    """

    taille: str = "carte"
    theme: str = "auto"
    titre: str = "oui"
    niveau: str = "3"
    adresse: str = "vous"
    langue: str = "fr"
    vide: str = ""

    @classmethod
    def parse(cls, query: Mapping[str, str]) -> Options:
        """An unknown option is ignored, an unknown value gets the default: nobody can fill a cache with variants."""
        chosen = {name: query[name] for name, values in VALUES.items() if query.get(name) in values}
        if chosen.get("langue") == "en":
            # English says « you » to everybody.
            chosen.pop("adresse", None)
        return cls(**chosen)

    @property
    def voice(self) -> Voice:
        return Voice(self.langue, self.adresse)

    @property
    def query(self) -> str:
        """What differs from the defaults, as the end of an address: the one way to write these options."""
        return urlencode({field.name: value for field in fields(self) if (value := getattr(self, field.name)) != field.default})
