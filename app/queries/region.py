"""Where an establishment is, when nothing but its number is known of it."""

from __future__ import annotations

from app.warehouse import Snapshot

SELECT_REGION = "SELECT code_region FROM marts.departement WHERE prefixe_uai = ?"


def find_region(snapshot: Snapshot, uai: str) -> str | None:
    """The INSEE code of the region of a UAI, from its department; None outside the 18 regions."""
    rows = snapshot.rows(SELECT_REGION, uai[:3])
    return str(rows[0]["code_region"]) if rows and rows[0]["code_region"] else None
