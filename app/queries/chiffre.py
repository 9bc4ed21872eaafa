"""Which diplomas have figures in a region or in France."""

from __future__ import annotations

from app.warehouse import Snapshot

SELECT_CHIFFRES = """
    WITH demande AS (SELECT unnest($1::VARCHAR[]) AS code),

    chiffre AS (
        SELECT d.code, r.code_region FROM demande AS d JOIN marts.reference AS r USING (code)
        UNION
        -- Those of its specialities are what the card of a common first year shows.
        SELECT d.code, r.code_region
        FROM demande AS d
        JOIN marts.specialite AS s USING (code)
        JOIN marts.reference AS r ON r.code = s.mefstat11
        UNION
        SELECT d.code, '00' FROM demande AS d JOIN marts.insersup_national AS i ON d.code = 'SISE:' || i.sise WHERE i.millesime IS NOT NULL
    )

    SELECT code, code_region, region FROM chiffre LEFT JOIN marts.region USING (code_region) WHERE code_region IN ('00', $2)
"""
FRANCE = "00"


def find_chiffres(snapshot: Snapshot, codes: list[str], code_region: str | None = None) -> dict[tuple[str, str], str | None]:
    """(code, region) of those that have figures: the name of the region, None for France, whose code is 00."""
    rows = snapshot.rows(SELECT_CHIFFRES, codes, code_region) if codes else []
    return {(str(row["code"]), str(row["code_region"])): row["region"] and str(row["region"]) for row in rows}
