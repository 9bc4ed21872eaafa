"""What stands in for the figures of a region, or of France, for one diploma."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.warehouse import Snapshot

SELECT_REFERENCES = """
    SELECT niveau, code_region, r.region, r.en_region, filiere, millesime, nb_etablissements, effectif, part_en_emploi_6_mois,
        part_formation, part_autres_situations, origine, source, fichier, ligne
    FROM marts.reference
    LEFT JOIN marts.region AS r USING (code_region)
    WHERE code = ? AND (niveau = 'france' OR code_region = ?)
    ORDER BY niveau DESC
"""


@dataclass(frozen=True)
class Reference:
    """What was published of a region or of France; or the median of each share over `nb_etablissements` lycées, 5 at least.

    `origine` is `publie`, `calcule` or `mediane`. `en_region`: the name after a preposition (« en Bretagne »), None for
    France. Whole percents.
    """

    niveau: Literal["region", "france"]
    code_region: str
    region: str | None
    en_region: str | None
    filiere: str
    millesime: str
    nb_etablissements: int | None
    effectif: int | None
    part_en_emploi_6_mois: int | None
    part_formation: int | None
    part_autres_situations: int | None
    origine: str
    source: str
    fichier: str | None
    ligne: int | None


def list_references(snapshot: Snapshot, code: str, code_region: str | None) -> list[Reference]:
    """The region's, then France's; each only where one was published, or enough lycées publish."""
    return [Reference(**row) for row in snapshot.rows(SELECT_REFERENCES, code, code_region)]
