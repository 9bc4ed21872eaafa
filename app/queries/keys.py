"""Every key of a formation in an establishment."""

from __future__ import annotations

from app.warehouse import Snapshot

SELECT_KEYS = "SELECT uai || '-' || code AS cle FROM marts.formation ORDER BY uai, code"


def list_keys(snapshot: Snapshot) -> list[str]:
    """Keys in their order; as many as there are rows in the mart."""
    return [str(row["cle"]) for row in snapshot.rows(SELECT_KEYS)]
