"""What stands in for the figures of a region, or of France, for one diploma."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.warehouse import Snapshot

SELECT_REFERENCES = """
    SELECT niveau, code_region, r.region, r.en_region, millesime, nb_etablissements, part_en_emploi_6_mois, part_formation,
        part_autres_situations, origine, source
    FROM marts.reference
    LEFT JOIN marts.region AS r USING (code_region)
    WHERE code = ? AND (niveau = 'france' OR code_region = ?)
    ORDER BY niveau DESC
"""


@dataclass(frozen=True)
class Reference:
    """Median of each share over the lycées that publish one, at least 5 of them; whole percents.

    `niveau` is `region` or `france`; `en_region` its name after a preposition (« en Bretagne »), None for France.
    """

    niveau: Literal["region", "france"]
    code_region: str
    region: str | None
    en_region: str | None
    millesime: str
    nb_etablissements: int
    part_en_emploi_6_mois: int | None
    part_formation: int | None
    part_autres_situations: int | None
    origine: str
    source: str


def list_references(snapshot: Snapshot, code: str, code_region: str | None) -> list[Reference]:
    """The region's, then France's; each only where enough lycées publish."""
    return [Reference(**row) for row in snapshot.rows(SELECT_REFERENCES, code, code_region)]
