"""How many contracts of apprenticeship stop before their end in a CFA."""

from __future__ import annotations

from dataclasses import dataclass

from app.warehouse import Snapshot

SELECT_RUPTURE = "SELECT uai, millesime, taux_contrats_interrompus, source, fichier, ligne FROM marts.rupture WHERE uai = ?"


@dataclass(frozen=True)
class Rupture:
    """Whole percent of the contracts of the CFA, all formations together, in the latest cohort that says it.

    `millesime` may be old: the open data say it for 2018_2019 only.
    """

    uai: str
    millesime: str
    taux_contrats_interrompus: int
    source: str
    fichier: str
    ligne: int


def find_rupture(snapshot: Snapshot, uai: str) -> Rupture | None:
    """None where no cohort says it: a lycée, or a CFA that did not exist then."""
    rows = snapshot.rows(SELECT_RUPTURE, uai)
    return Rupture(**rows[0]) if rows else None
