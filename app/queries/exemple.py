"""A few keys for each state that the served file may contain; the card of a key tells its state for sure."""

from __future__ import annotations

from dataclasses import dataclass

from app.warehouse import Snapshot

# A state that depends on several tables has a few candidates: the first whose card is in that state is the example.
CANDIDATES = 5
SELECT_EXEMPLES = f"""
    SELECT etat, cle
    FROM (
        SELECT etat, uai || '-' || code AS cle FROM marts.formation
        UNION ALL
        -- Those with a single publication: their card is the plainest.
        SELECT any_value(etat), uai FROM marts.etablissement WHERE population IN ('cfa', 'lycee') GROUP BY uai HAVING count(*) = 1
        UNION ALL
        SELECT DISTINCT 'S3', code FROM marts.reference WHERE niveau = 'france' AND part_en_emploi_6_mois IS NOT NULL
        UNION ALL
        SELECT 'S4', f.uai || '-' || c.code
        FROM marts.formation AS f JOIN marts.continuum AS c ON c.code_lie = f.code WHERE f.etat = 'S0'
        UNION ALL
        SELECT 'S5', f.uai || '-' || a.code
        FROM marts.formation AS f JOIN marts.derniere_annee AS a ON a.mefstat11 = f.code WHERE f.etat = 'S0'
        UNION ALL
        SELECT 'S6', f.uai || '-' || s.code
        FROM marts.formation AS f JOIN marts.specialite AS s ON s.mefstat11 = f.code WHERE f.etat = 'S0'
        UNION ALL
        SELECT 'S7', uai || '-SISE:' || sise FROM marts.insersup WHERE motif_absence IS NULL
        UNION ALL
        SELECT 'S11', uai || '-' || cfd FROM marts.formation GROUP BY uai, cfd HAVING count(DISTINCT filiere) > 1
        UNION ALL
        SELECT 'S10', code FROM marts.diplome
        WHERE code NOT IN (SELECT code FROM marts.reference) AND code NOT IN (SELECT code FROM marts.specialite)
    )
    QUALIFY row_number() OVER (PARTITION BY etat ORDER BY cle) <= {CANDIDATES}
    ORDER BY length(etat), etat, cle
"""


@dataclass(frozen=True)
class Exemple:
    etat: str
    cle: str


def list_exemples(snapshot: Snapshot) -> list[Exemple]:
    """States in the order of the specification, each with its candidates."""
    return [Exemple(**row) for row in snapshot.rows(SELECT_EXEMPLES)]
