"""What may be said of a formation beside the same diploma elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.warehouse import Snapshot

Verdict = Literal["plus", "moins", "proche", "inconnu"]

SELECT_COMPARAISON = """
    SELECT niveau, c.code_region, r.region, r.en_region, filiere, millesime, verdict_emploi, part_reference_emploi,
        verdict_formation, part_reference_formation, source, fichier, ligne
    FROM marts.comparaison AS c
    LEFT JOIN marts.region AS r USING (code_region)
    WHERE uai = ? AND code = ?
"""


@dataclass(frozen=True)
class Comparaison:
    """An establishment beside the rest of its region, or of France, itself left out; the rule is the mart's.

    A verdict is None where its share is missing on one side: nothing is said. The parts are whole percents of the rest.
    `en_region` is the name after a preposition (« en Bretagne »); both names are None for France. `fichier` and `ligne` tell
    where the figure of the region or of France stands. Nothing here tells how old the figures are: the card does.
    """

    niveau: Literal["region", "france"]
    code_region: str
    region: str | None
    en_region: str | None
    filiere: str
    millesime: str
    verdict_emploi: Verdict | None
    part_reference_emploi: int | None
    verdict_formation: Verdict | None
    part_reference_formation: int | None
    source: str
    fichier: str
    ligne: int


def find_comparaison(snapshot: Snapshot, uai: str, code: str) -> Comparaison | None:
    """`code` as the formation has it: MEFSTAT11, CFD of an apprenticeship, or SISE without prefix. None: stay silent."""
    rows = snapshot.rows(SELECT_COMPARAISON, uai, code)
    return Comparaison(**rows[0]) if rows else None
