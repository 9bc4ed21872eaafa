"""A few keys for each state that the served file may contain; the card of a key tells its state for sure."""

from __future__ import annotations

from dataclasses import dataclass

from app.warehouse import Snapshot

# A state that depends on several tables has a few candidates: the first whose card is in that state is the example.
CANDIDATES = 5
# As Key writes a code alone: bare, some CFDs would be read as an establishment.
ALONE = "if(regexp_full_match(code, '[0-9]{7}[A-Z]'), 'CFD:', '') || code"
SELECT_EXEMPLES = f"""
    SELECT etat, cle
    FROM (
        SELECT etat, uai || '-' || code AS cle, millesime FROM marts.formation
        UNION ALL BY NAME
        SELECT 'S12' AS etat, uai || '-' || code AS cle FROM marts.formation
        WHERE etat = 'S0' AND millesime = (SELECT min(millesime) FROM marts.formation WHERE etat = 'S0')
        UNION ALL BY NAME
        SELECT 'S9' AS etat, f.uai || '-' || f.code AS cle
        FROM marts.formation AS f JOIN marts.diplome AS d USING (code) WHERE d.annee_fermeture IS NOT NULL AND f.etat = 'S0'
        UNION ALL BY NAME
        -- Those with a single publication: their card is the plainest.
        SELECT any_value(etat) AS etat, uai AS cle FROM marts.etablissement WHERE population IN ('cfa', 'lycee') GROUP BY uai HAVING count(*) = 1
        UNION ALL BY NAME
        SELECT DISTINCT 'S3' AS etat, {ALONE} AS cle FROM marts.reference WHERE niveau = 'france' AND part_en_emploi_6_mois IS NOT NULL
        UNION ALL BY NAME
        SELECT 'S4' AS etat, f.uai || '-' || c.code AS cle
        FROM marts.formation AS f JOIN marts.continuum AS c ON c.code_lie = f.code WHERE f.etat = 'S0'
        UNION ALL BY NAME
        SELECT 'S5' AS etat, f.uai || '-' || a.code AS cle
        FROM marts.formation AS f JOIN marts.derniere_annee AS a ON a.mefstat11 = f.code WHERE f.etat = 'S0'
        UNION ALL BY NAME
        SELECT 'S6' AS etat, f.uai || '-' || s.code AS cle
        FROM marts.formation AS f JOIN marts.specialite AS s ON s.mefstat11 = f.code WHERE f.etat = 'S0'
        UNION ALL BY NAME
        SELECT 'S7' AS etat, uai || '-SISE:' || sise AS cle FROM marts.insersup WHERE motif_absence IS NULL
        UNION ALL BY NAME
        SELECT 'S11' AS etat, uai || '-' || cfd AS cle FROM marts.formation GROUP BY uai, cfd HAVING count(DISTINCT filiere) > 1
        UNION ALL BY NAME
        SELECT 'S10' AS etat, {ALONE} AS cle FROM marts.diplome
        WHERE code NOT IN (SELECT code FROM marts.reference) AND code NOT IN (SELECT code FROM marts.specialite)
    )
    QUALIFY row_number() OVER (PARTITION BY etat ORDER BY millesime DESC NULLS LAST, cle) <= {CANDIDATES}
    ORDER BY length(etat), etat, cle
"""


@dataclass(frozen=True)
class Exemple:
    etat: str
    cle: str


def list_exemples(snapshot: Snapshot) -> list[Exemple]:
    """States in the order of the specification, each with its candidates."""
    return [Exemple(**row) for row in snapshot.rows(SELECT_EXEMPLES)]
