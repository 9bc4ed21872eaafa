"""All the cohorts of a formation, of a whole establishment or of a diploma of higher education."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.nomenclature import Code
from app.queries.etablissement import Population
from app.queries.figures import MotifAbsence
from app.warehouse import Snapshot

# `uai` is compared alone and by equality: the table is sorted by it, and only the rows of one establishment are read.
COHORTES = """
    SELECT millesime, population, motif_absence, obtention_diplome, part_en_emploi_6_mois, part_formation,
        part_autres_situations, effectif, origine, source, fichier, ligne
    FROM marts.historique
    WHERE {place}
        AND code IS NOT DISTINCT FROM $2
        AND ($3 IS NULL OR population = $3)
    ORDER BY population, right(millesime, 4), left(millesime, 4)
"""
PLACES = {"etablissement": "uai = $1", "france": "uai IS NULL AND $1 IS NULL"}
SELECT_HISTORIQUE = {niveau: COHORTES.format(place=place) for niveau, place in PLACES.items()}


@dataclass(frozen=True)
class Cohorte:
    """Shares of all last-year students of a cohort, whole percents, None where not published: `motif_absence` says why.

    `millesime` holds the leaving years: two cohorts of InserJeunes that follow each other share one (2021_2022, 2022_2023).
    A cohort that was never published is in no list. `effectif` is 20 at least, None where the source does not give it.
    `obtention_diplome` is `diplome` where InserSup counted graduates alone: not comparable with `ensemble`.
    """

    millesime: str
    population: Population | Literal["etudiants"]
    motif_absence: MotifAbsence | None
    obtention_diplome: Literal["ensemble", "diplome"] | None
    part_en_emploi_6_mois: int | None
    part_formation: int | None
    part_autres_situations: int | None
    effectif: int | None
    origine: Literal["publie", "calcule"] | None
    source: str
    fichier: str
    ligne: int


def list_historique(snapshot: Snapshot, uai: str | None, code: Code | None, population: Population | None) -> list[Cohorte]:
    """Oldest first; empty for an unknown address.

    `code` is the one that figures are published under (`Formation.code`), None for the establishment as a whole, whose
    `population` is then one of those of `list_populations`. Without `uai`, a SISE code in France. Without `population`,
    population after population, which are never to be added.
    """
    rows = snapshot.rows(SELECT_HISTORIQUE["etablissement" if uai else "france"], uai, code and str(code), population)
    return [Cohorte(**row) for row in rows]
