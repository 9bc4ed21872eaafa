"""The options of a card: few, closed, the same for all its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from app.cards.voice import Voice
from app.web.variante import Variante

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
    nothing in the size `badge`, and its reason in the others. `variante`: its side of a trial, which no address can ask for.
    """

    taille: str = "carte"
    theme: str = "auto"
    titre: str = "oui"
    niveau: str = "3"
    adresse: str = "vous"
    langue: str = "fr"
    vide: str = ""
    variante: Variante | None = None

    @classmethod
    def parse(cls, query: Mapping[str, str], form: str = "fragment") -> Options:
        """An unknown option is ignored, an unknown value gets the default: nobody can fill a cache with variants.

        A page is a document of its own: its title is its level 1 unless a level is asked. Only a fragment has a host
        whose colours it can take.
        """
        chosen = {name: query[name] for name, values in VALUES.items() if query.get(name) in values}
        if form == "page":
            chosen.setdefault("niveau", "1")
        if form != "fragment" and chosen.get("theme") == "hote":
            chosen.pop("theme")
        if chosen.get("langue") == "en":
            # English says « you » to everybody.
            chosen.pop("adresse", None)
        return cls(**chosen)

    def settled(self, form: str) -> Options:
        """Without those that change nothing in a form: one answer has one place in the cache, whatever was asked for."""
        if form == "json":
            return Options(taille=self.taille, adresse=self.adresse, langue=self.langue)
        if form == "fragment":
            shown_alike = self.vide == ("masquer" if self.taille == "badge" else "afficher")
            return replace(self, vide="") if shown_alike else self
        if form == "page":
            return replace(self, vide="")
        titre = Options.titre if self.taille == "badge" else self.titre
        return replace(self, titre=titre, niveau=Options.niveau, vide="")

    @property
    def voice(self) -> Voice:
        return Voice(self.langue, self.adresse, self.variante.instead) if self.variante else Voice(self.langue, self.adresse)

    @property
    def of_reader(self) -> Options:
        """Those that follow a reader from one card to its page; the others are the business of the host that is left."""
        return Options(theme="auto" if self.theme == "hote" else self.theme, adresse=self.adresse, langue=self.langue)

    @property
    def of_content(self) -> Options:
        """Those that change what is said: two addresses that differ by the others are one page for who indexes them."""
        return Options(taille=self.taille, adresse=self.adresse, langue=self.langue)

    @property
    def of_frame(self) -> Options:
        """Those that are left to a page in a frame, which has no titles around it and is never hidden."""
        return replace(self, niveau=Options.niveau, vide=Options.vide)

    @property
    def chosen(self) -> dict[str, str]:
        """What differs from the defaults."""
        return {name: value for name in VALUES if (value := getattr(self, name)) != getattr(Options, name)}

    @property
    def query(self) -> str:
        """What differs from the defaults, as the end of an address: the one way to write these options."""
        return urlencode(self.chosen)
