"""Invented counts, for the checks that look at a whole page of them."""

from __future__ import annotations

from datetime import date

from app.cards.etats import ETATS
from app.cards.wording import AVIS_REPONSES
from app.usage.compte import ICI, MONTREE, NON_DIT, Avis, Carte, Essai
from app.usage.compteur import months_before
from app.usage.depot import Depot

SITES = ("onisep.fr", "parcoursup.fr", "mission-locale-de-la-plus-longue-des-communes.github.io", ICI, NON_DIT)


def fill(depot: Depot, today: date) -> None:
    """Two years of cards of every state on a few sites, one of which is hidden, answers to every state, and a trial that can be judged."""
    depot.add({Avis(today.isoformat(), NON_DIT, etat, reponse): 5 + 7 * place for place, etat in enumerate(ETATS) for reponse in AVIS_REPONSES})
    sides = [f"sur-dix 50 {cote}" for cote in ("temoin", "nouvelle")]
    depot.add({Essai(today.isoformat(), NON_DIT, side, quoi): 90 + 40 * place for place, side in enumerate(sides) for quoi in (MONTREE, *AVIS_REPONSES)})
    for month in range(24):
        jour = months_before(today, month).isoformat()
        cartes = {Carte(jour, site, "carte", etat, "40025214"): 7 * (24 - month) + place for place, site in enumerate(SITES) for etat in ETATS}
        depot.add({**cartes, Carte(jour, "petit.fr", "badge", "S0", "40025214"): int(month == 0)})
