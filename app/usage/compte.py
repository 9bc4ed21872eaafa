"""What is counted: how many times, never by whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

# What no site is called.
NON_DIT, ICI, AUTRES = "(non dit)", "(ce site)", "(autres)"
# The two sides of a trial, and a card shown beside the answers.
TEMOIN, NOUVELLE, MONTREE = "temoin", "nouvelle", "carte"


class Carte(NamedTuple):
    """A card shown: its day as AAAA-MM-JJ, the site that shows it, its size, its state and its key."""

    jour: str
    site: str
    taille: str
    etat: str
    cle: str

    @property
    def folded(self) -> Carte:
        """Without what there can be any number of."""
        return self._replace(site=AUTRES, cle="")


class Avis(NamedTuple):
    """An answer to « Cette information vous aide ? »: its day, the site that led to the card, its state."""

    jour: str
    site: str
    etat: str
    reponse: str

    @property
    def folded(self) -> Avis:
        """Without what there can be any number of."""
        return self._replace(site=AUTRES)


class Essai(NamedTuple):
    """A side of a trial: its day, the site, « nom part côté », and MONTREE or an answer."""

    jour: str
    site: str
    variante: str
    quoi: str

    @property
    def folded(self) -> Essai:
        """Without what there can be any number of."""
        return self._replace(site=AUTRES)


Compte = Carte | Avis | Essai
Comptes = Mapping[Compte, int]
