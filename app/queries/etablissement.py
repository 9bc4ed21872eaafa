"""What is known of an establishment as a whole, all formations together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.queries.figures import Figures
from app.warehouse import Snapshot

Population = Literal["cfa", "lycee", "eleves", "apprentis"]

# The CFA first: it is the publication that names the establishment as such; an alphabetical order does that.
SELECT_ETABLISSEMENT = """
    SELECT uai, population, libelle_etablissement, code_region, dernier_millesime, motif_absence,
        etat, millesime, part_en_emploi_6_mois, part_formation, part_autres_situations, effectif,
        origine, source, fichier, ligne
    FROM marts.etablissement
    WHERE uai = ?
    ORDER BY population
"""


@dataclass(frozen=True)
class Etablissement:
    """One population of an establishment: a whole `cfa`, a whole `lycee`, or its `eleves` or `apprentis` alone."""

    uai: str
    population: Population
    libelle_etablissement: str
    code_region: str | None
    etat: str
    figures: Figures


def list_populations(snapshot: Snapshot, uai: str) -> list[Etablissement]:
    """Every published population of an establishment; empty where the establishment is unknown."""
    return [Etablissement(figures=Figures.of(row), **row) for row in snapshot.rows(SELECT_ETABLISSEMENT, uai)]
