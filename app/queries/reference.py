"""What stands in for the figures of a region, or of France, for one diploma."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.queries.formation import Filiere
from app.warehouse import Snapshot

SELECT_REFERENCES = """
    SELECT niveau, code_region, r.region, r.en_region, filiere, millesime, nb_etablissements, effectif, part_en_emploi_6_mois,
        part_formation, part_autres_situations, origine, source, fichier, ligne
    FROM marts.reference
    LEFT JOIN marts.region AS r USING (code_region)
    WHERE code = ? AND code_region = ?
    ORDER BY filiere
"""
FRANCE = "00"


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
    filiere: Filiere
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


def list_references(snapshot: Snapshot, code: str, code_region: str | None, filiere: Filiere | None = None) -> list[Reference]:
    """The region's, then France's; each only where one was published, or enough lycées publish.

    Pupils and apprentices of one diploma are two groups: beside the figures of one `filiere`, ask for that one.
    """
    found = []
    for place in filter(None, (code_region, FRANCE)):
        rows = [Reference(**row) for row in snapshot.rows(SELECT_REFERENCES, code, place)]
        found += sorted((row for row in rows if filiere in (None, row.filiere)), key=_rank)[:1]
    return found


def _rank(found: Reference) -> tuple[object, ...]:
    """Published before median, the pupils before the apprentices, the three shares before a later cohort with a single one."""
    latest = (-int(found.millesime[-4:]), -int(found.millesime[:4]))
    return found.origine == "mediane", found.filiere == "apprentissage", found.part_en_emploi_6_mois is None, *latest, found.filiere
