"""The one place where an answer is counted: a few microseconds in memory, after which nobody waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.usage.compte import ICI, MONTREE, Avis, Carte, Compte, Essai
from app.usage.compteur import Compteur
from app.usage.depot import Depot
from app.usage.publication import Statistiques, publish
from app.usage.site import host_of
from app.web.caching import Rendered

if TYPE_CHECKING:
    from app.web.mesures import Mesures

# Drawn for the robots of the sites where a link is shared, not for a reader.
UNCOUNTED = {"og"}
# Months of counts are summed once for all who look.
FRESH_SECONDS = 60


class Comptage:
    """`depot`: where counts are kept, None where nothing is counted; `own`: the public host of this service, or empty."""

    def __init__(self, depot: Depot | None, own: str, today: Callable[[], date], mesures: Mesures | None = None) -> None:
        self.depot = depot
        self.compteur = Compteur(depot, today, mesures.comptes_ecrits if mesures else None) if depot else None
        self._own, self._today, self._mesures = own, today, mesures
        # Where nothing is measured, a count costs no more than itself.
        self._add = self._measured if mesures or not self.compteur else self.compteur.add
        self._publie: Statistiques | None = None
        self._read = 0.0

    def carte(self, environ: Mapping[str, Any], form: str, taille: str, cle: str, rendered: Rendered) -> None:
        """A card was answered: counted where it exists and is shown, be it by a 304 from what the reader held."""
        if self._mesures:
            self._mesures.carte(form, taille, rendered.etat, rendered.status)
        if self.compteur and rendered.status == 200 and environ["REQUEST_METHOD"] == "GET" and form not in UNCOUNTED:
            site = self._site(environ, environ.get("HTTP_REFERER", ""))
            self._add(Carte(self._jour(), site, taille, rendered.etat, cle))
            if rendered.variante:
                self._add(Essai(self._jour(), site, rendered.variante, MONTREE))

    def avis(self, environ: Mapping[str, Any], referrer: str, etat: str, reponse: str) -> None:
        """An answer to the question of a card; `referrer`: the page that led to it, empty where it is not told."""
        if self.compteur:
            self._add(Avis(self._jour(), self._site(environ, referrer), etat, reponse))

    def essai(self, environ: Mapping[str, Any], referrer: str, variante: str, reponse: str) -> None:
        """The same answer, to a side of the trial at work."""
        if self.compteur:
            self._add(Essai(self._jour(), self._site(environ, referrer), variante, reponse))

    def published(self) -> Statistiques | None:
        """The counts as they may be shown, a minute old at most; None where nothing is counted. Raises what the database raises."""
        if self.depot and (self._publie is None or time.monotonic() - self._read > FRESH_SECONDS):
            self._publie, self._read = publish(self.depot, self._today()), time.monotonic()
        return self._publie

    def _measured(self, compte: Compte) -> None:
        """Told before it is held: what dies with this process was told."""
        if self._mesures and self.compteur:
            self._mesures.compte_pris()
            self.compteur.add(compte)

    def _site(self, environ: Mapping[str, Any], referrer: str) -> str:
        host = host_of(referrer)
        return ICI if host and host in (environ.get("HTTP_HOST"), self._own) else host

    def _jour(self) -> str:
        return self._today().isoformat()
