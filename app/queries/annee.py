"""What last year a class of an earlier year leads to."""

from __future__ import annotations

from app.nomenclature import Code
from app.warehouse import Snapshot

SELECT_DERNIERES_ANNEES = "SELECT mefstat11 FROM marts.derniere_annee WHERE code = ? ORDER BY mefstat11"


def list_dernieres_annees(snapshot: Snapshot, code: Code) -> list[str]:
    """The MEFSTAT11 of each possible last year: one as a rule, several where nothing tells them apart.

    Empty for a last year, for a common first year (see `specialite`) and for an unknown code.
    """
    rows = snapshot.rows(SELECT_DERNIERES_ANNEES, code.value) if code.type == "mefstat11" else []
    return [str(row["mefstat11"]) for row in rows]
