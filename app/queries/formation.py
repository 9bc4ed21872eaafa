"""What is known of a formation in an establishment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.nomenclature import Code
from app.queries.figures import Figures
from app.warehouse import Snapshot

Filiere = Literal["scolaire", "agricole", "apprentissage"]

COLUMNS = """
    SELECT uai, code, filiere, cfd, libelle, type_diplome, libelle_etablissement, code_region, dernier_millesime, motif_absence,
        etat, millesime, part_en_emploi_6_mois, part_formation, part_autres_situations, effectif, origine, source, fichier, ligne
    FROM marts.formation
"""
# By the column that a code is looked for in.
SELECT_FORMATION = {column: f"{COLUMNS} WHERE uai = ? AND {column} = ? ORDER BY code" for column in ("mefstat11", "cfd")}


@dataclass(frozen=True)
class Formation:
    """A formation that InserJeunes follows in an establishment, with the figures of its latest cohort that has any.

    `code` is a MEFSTAT11, or a CFD for an apprenticeship.
    """

    uai: str
    code: str
    filiere: Filiere
    cfd: str | None
    libelle: str | None
    type_diplome: str
    libelle_etablissement: str
    code_region: str | None
    etat: str
    figures: Figures


def list_formations(snapshot: Snapshot, uai: str, code: Code) -> list[Formation]:
    """The formations of an establishment that a code names: one for a MEFSTAT11, sometimes several for a CFD."""
    if code.type == "sise":
        return []
    rows = snapshot.rows(SELECT_FORMATION[code.type], uai, code.value)
    return [Formation(figures=Figures.of(row), **row) for row in rows]
