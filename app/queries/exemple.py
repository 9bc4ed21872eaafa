"""One key for each state that the served file contains."""

from __future__ import annotations

from dataclasses import dataclass

from app.warehouse import Snapshot

SELECT_EXEMPLES = """
    SELECT etat, min(cle) AS cle
    FROM (
        SELECT etat, uai || '-' || code AS cle FROM marts.formation
        UNION ALL
        -- Those with a single publication: their card is the plainest.
        SELECT any_value(etat), uai FROM marts.etablissement WHERE population IN ('cfa', 'lycee') GROUP BY uai HAVING count(*) = 1
        UNION ALL
        -- No source gives figures for a code alone.
        SELECT 'S10', code FROM marts.diplome
    )
    GROUP BY etat
    ORDER BY length(etat), etat
"""


@dataclass(frozen=True)
class Exemple:
    etat: str
    cle: str


def list_exemples(snapshot: Snapshot) -> list[Exemple]:
    """States in the order of the specification, each with its first key."""
    return [Exemple(**row) for row in snapshot.rows(SELECT_EXEMPLES)]
