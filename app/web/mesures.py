"""What /metrics tells Prometheus: answers by route and cards by state, of all the processes of a machine; nothing of who asks."""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

# gunicorn_settings.py gives it: each process writes its own file there, and any of them reads them all.
SHARED = "PROMETHEUS_MULTIPROC_DIR"
# Seconds: a warm card, a cold one, a picture, a page, a catalogue.
BUCKETS = (0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 30)


class Mesures:
    """Counters of this process, and the text of those of all of them."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        names = {"registry": self._registry, "namespace": "trajectoires"}
        self._cartes = Counter("cartes", "Cartes répondues, les 304 comprises.", ("forme", "taille", "etat", "statut"), **names)
        self._pris = Counter("comptes_pris", "Comptes d'usage pris en mémoire, avant la réponse.", **names)
        self._ecrits = Counter("comptes_ecrits", "Comptes d'usage écrits. Ce qui manque, une fois tout écrit, est mort avec un processus.", **names)
        self._reponses = Counter("reponses", "Réponses, par route.", ("route", "methode", "statut"), **names)
        self._durees = Histogram("duree_secondes", "Temps de réponse, par route.", ("route",), buckets=BUCKETS, **names)

    def carte(self, forme: str, taille: str, etat: str, statut: int) -> None:
        """One more card."""
        self._cartes.labels(forme, taille, etat, statut).inc()

    def compte_pris(self) -> None:
        """One more count of usage is held in memory; whoever dies with it leaves this behind."""
        self._pris.inc()

    def comptes_ecrits(self, nombre: int) -> None:
        """So many of them are in the database."""
        self._ecrits.inc(nombre)

    def reponse(self, route: str, methode: str, statut: int, seconds: float) -> None:
        """One more answer. `route`: as it is declared, so that there are few of them."""
        self._reponses.labels(route, methode, statut).inc()
        self._durees.labels(route).observe(seconds)

    def text(self) -> bytes:
        """In the format of Prometheus."""
        if SHARED not in os.environ:
            return generate_latest(self._registry)
        everyone = CollectorRegistry()
        MultiProcessCollector(everyone)
        return generate_latest(everyone)
