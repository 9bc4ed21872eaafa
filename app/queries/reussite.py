"""How many pass the bac professionnel in a lycée. Of no other diploma is the success by establishment published."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.nomenclature import Code
from app.queries.diplome import find_diplome
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

    @property
    def est_tout_le_lycee(self) -> bool:
        """Whether the success is that of the whole lycée: « Toutes spécialités réunies »."""
        return self.secteur == "ensemble"


def list_reussites(snapshot: Snapshot, uai: str) -> list[Reussite]:
    """The lycée as a whole, then production and services, then each group; empty where nothing may be shown."""
    return [Reussite(**row) for row in snapshot.rows(SELECT_REUSSITE, uai)]


def find_reussite(snapshot: Snapshot, uai: str, cfd: str) -> Reussite | None:
    """The success of the group of specialities of a bac pro in a lycée; of the whole lycée where the group has none.

    The rate of access always is that of the whole lycée: both stand on the same line of the same session. None for
    another diploma than a bac pro, and where nothing may be shown.
    """
    diplome = find_diplome(snapshot, Code("cfd", cfd))
    if diplome is None or diplome.type_diplome != "bac_pro":
        return None
    rates = {rate.code_domaine: rate for rate in list_reussites(snapshot, uai)}
    ensemble = rates.get(None)
    # Three figures of level, then the domain of the speciality in two: 400 25 520.
    found = rates.get(cfd[3:5], ensemble)
    if found is None or ensemble is None:
        return None
    access = {name: getattr(ensemble, name) for name in ("taux_acces", "taux_acces_attendu", "va_acces")}
    return replace(found, **access)
