"""Every address that the served file has a card for: what an export writes."""

from __future__ import annotations

from app.queries.exemple import ALONE
from app.warehouse import Snapshot

SELECT_ADRESSES = f"""
    WITH posee AS (
        SELECT uai, code FROM marts.formation
        UNION SELECT uai, cfd FROM marts.formation
        UNION SELECT uai, code FROM marts.recherche_offre
        UNION SELECT uai, cfd FROM marts.offre_apprentissage
        UNION SELECT uai, 'SISE:' || sise FROM marts.insersup
    ),

    -- One may still enter it; a closed one is asked for where it has figures.
    ouverte AS (SELECT code FROM marts.diplome WHERE date_fermeture IS NULL OR date_fermeture > current_date)

    SELECT cle FROM (
        SELECT uai || '-' || code AS cle FROM posee
        -- A class that leads to a formation, and the diploma that replaces it, are asked for too.
        UNION SELECT p.uai || '-' || a.code FROM posee AS p JOIN marts.derniere_annee AS a ON a.mefstat11 = p.code
        UNION SELECT p.uai || '-' || s.code FROM posee AS p JOIN marts.specialite AS s ON s.mefstat11 = p.code
        UNION SELECT p.uai || '-' || c.code FROM posee AS p JOIN marts.continuum AS c ON c.code_lie = p.code JOIN ouverte AS o ON o.code = c.code
        UNION SELECT uai FROM posee
        UNION SELECT uai FROM marts.etablissement
        UNION SELECT uai FROM marts.annuaire
        UNION SELECT code_region || '-' || code FROM marts.reference WHERE niveau = 'region'
        UNION SELECT {ALONE} FROM ouverte
        UNION SELECT {ALONE} FROM marts.reference
        UNION SELECT 'SISE:' || sise FROM marts.insersup_national
        UNION SELECT type_identifiant || ':' || valeur FROM marts.identifiant
    )
    WHERE cle IS NOT NULL
    ORDER BY cle
"""


def list_adresses(snapshot: Snapshot) -> list[str]:
    """Each once, in their order, so that the formations of an establishment follow each other."""
    return [str(row["cle"]) for row in snapshot.rows(SELECT_ADRESSES)]
