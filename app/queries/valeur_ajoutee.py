"""How the leavers of an establishment fared, against what their profile predicted."""

from __future__ import annotations

from dataclasses import dataclass

from app.queries.etablissement import Population
from app.warehouse import Snapshot

SELECT_VALEUR_AJOUTEE = """
    SELECT uai, population, millesime, taux_emploi_6_mois, taux_emploi_6_mois_attendu, va_emploi_6_mois, source, fichier, ligne
    FROM marts.valeur_ajoutee
    WHERE uai = ? AND population = ?
"""


@dataclass(frozen=True)
class ValeurAjoutee:
    """Of the latest cohort that says it, all formations together, on those who left education: never a share.

    Rates are whole percents; `va_emploi_6_mois` is in points, rate less expected rate before both were rounded (so up to a
    point away from their difference). No source gives the number of leavers nor an interval.
    """

    uai: str
    population: Population
    millesime: str
    taux_emploi_6_mois: int | None
    taux_emploi_6_mois_attendu: int | None
    va_emploi_6_mois: int
    source: str
    fichier: str
    ligne: int


def find_valeur_ajoutee(snapshot: Snapshot, uai: str, population: Population) -> ValeurAjoutee | None:
    """None where no cohort says it for this population (`cfa`, `lycee`, `eleves` or `apprentis`)."""
    rows = snapshot.rows(SELECT_VALEUR_AJOUTEE, uai, population)
    return ValeurAjoutee(**rows[0]) if rows else None
