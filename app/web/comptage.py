"""The one place where an answer is counted: a few microseconds in memory, after which nobody waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.usage.compte import ICI, Avis, Carte
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
        self._publie: Statistiques | None = None
        self._read = 0.0

    def carte(self, environ: Mapping[str, Any], form: str, taille: str, cle: str, rendered: Rendered) -> None:
        """A card was answered: counted where it exists and is shown, be it by a 304 from what the reader held."""
        counted = self.compteur and rendered.status == 200 and environ["REQUEST_METHOD"] == "GET" and form not in UNCOUNTED
        if self._mesures:
            self._mesures.carte(form, taille, rendered.etat, rendered.status)
            if counted:
                self._mesures.compte_pris()
        if self.compteur and counted:
            site = self._site(environ, environ.get("HTTP_REFERER", ""))
            self.compteur.add(Carte(self._jour(), site, taille, rendered.etat, cle))

    def avis(self, environ: Mapping[str, Any], referrer: str, etat: str, reponse: str) -> None:
        """An answer to the question of a card; `referrer`: the page that led to it, empty where it is not told."""
        if self.compteur:
            if self._mesures:
                self._mesures.compte_pris()
            self.compteur.add(Avis(self._jour(), self._site(environ, referrer), etat, reponse))

    def published(self) -> Statistiques | None:
        """The counts as they may be shown, a minute old at most; None where nothing is counted. Raises what the database raises."""
        if self.depot and (self._publie is None or time.monotonic() - self._read > FRESH_SECONDS):
            self._publie, self._read = publish(self.depot, self._today()), time.monotonic()
        return self._publie

    def _site(self, environ: Mapping[str, Any], referrer: str) -> str:
        host = host_of(referrer)
        return ICI if host and host in (environ.get("HTTP_HOST"), self._own) else host

    def _jour(self) -> str:
        return self._today().isoformat()
