"""How many pass the bac professionnel in a lycée. Of no other diploma is the success by establishment published."""

from __future__ import annotations

from dataclasses import dataclass

from app.warehouse import Snapshot

SELECT_REUSSITE = """
    SELECT uai, secteur, libelle_secteur, code_domaine, annee, taux_reussite, taux_reussite_attendu, va_reussite,
        taux_acces, taux_acces_attendu, va_acces, source, fichier, ligne
    FROM marts.reussite
    WHERE uai = ?
    ORDER BY length(code_domaine) NULLS FIRST, code_domaine
"""


@dataclass(frozen=True)
class Reussite:
    """Rates of a session, whole percents, of 20 candidates or more, for a group of specialities or for all (`ensemble`).

    `code_domaine` is found in a CFD after its level: « 25 » in 40025520. `taux_acces` (seconde to bac) is known for
    `ensemble` only.
    """

    uai: str
    secteur: str
    libelle_secteur: str
    code_domaine: str | None
    annee: int
    taux_reussite: int
    taux_reussite_attendu: int | None
    va_reussite: int | None
    taux_acces: int | None
    taux_acces_attendu: int | None
    va_acces: int | None
    source: str
    fichier: str
    ligne: int


def list_reussites(snapshot: Snapshot, uai: str) -> list[Reussite]:
    """The lycée as a whole, then production and services, then each group; empty where nothing may be shown."""
    return [Reussite(**row) for row in snapshot.rows(SELECT_REUSSITE, uai)]
