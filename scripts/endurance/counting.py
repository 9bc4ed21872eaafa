"""The counts of usage after the load: those that were taken, those that were written, those that died with a process."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

from app.usage.compteur import EVERY_SECONDS
from app.usage.depot import sqlite_depot
from scripts.endurance.service import Service

SELECT_KEPT = "SELECT coalesce(sum(nombre), 0) FROM carte_montree"


@dataclass(frozen=True)
class Comptes:
    """`pris`, `ecrits`: as /metrics tells them of all processes, the dead ones too; `gardes`: what the database holds."""

    pris: int
    ecrits: int
    gardes: int

    @property
    def perdus(self) -> int:
        return self.pris - self.ecrits


def counts_of(service: Service) -> Comptes:
    """Once every process has had the time to write what it held."""
    time.sleep(EVERY_SECONDS + 2)
    told = service.metrics()
    return Comptes(_counter(told, "pris"), _counter(told, "ecrits"), int(sqlite_depot(service.comptes).rows(SELECT_KEPT)[0][0]))


def _counter(told: str, name: str) -> int:
    found = re.search(rf"^trajectoires_comptes_{name}_total (\S+)", told, re.MULTILINE)
    if not found:
        raise RuntimeError(f"/metrics ne dit pas trajectoires_comptes_{name}_total.")
    return int(float(found[1]))
