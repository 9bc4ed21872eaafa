"""Keys as other sites would write them, by their own numbers: a few candidates for each example page."""

from __future__ import annotations

from dataclasses import dataclass

from app.warehouse import Snapshot

CANDIDATES = 5
LISTED = 50
# `rang`: the smaller, the surer that the card has figures.
SELECT_HOTES = f"""
    WITH seul AS (
        SELECT type_identifiant, valeur, uai, cfd, sise, est_partielle
        FROM marts.identifiant QUALIFY count(*) OVER (PARTITION BY type_identifiant, valeur) = 1
    ),
    -- The diplomas that a region has figures of.
    voisin AS (
        SELECT code, code_region FROM marts.reference
        WHERE niveau = 'region' AND length(code) = 8 AND part_en_emploi_6_mois IS NOT NULL
    )
    SELECT exemple, cle
    FROM (
        SELECT 'ONISEP' AS exemple, 'onisep:' || s.valeur AS cle, if(r.code IS NULL, 2, 0) AS rang
        FROM seul AS s LEFT JOIN marts.reference AS r ON r.code = s.cfd AND r.niveau = 'france' WHERE s.type_identifiant = 'onisep'
        UNION BY NAME
        SELECT 'ONISEP' AS exemple, f.uai || '-onisep:' || s.valeur AS cle, 1 AS rang
        FROM seul AS s JOIN marts.formation AS f USING (cfd) WHERE s.type_identifiant = 'onisep' AND f.etat = 'S0'
        UNION BY NAME
        SELECT 'AFFELNET' AS exemple, f.uai || '-' || s.code AS cle, 0 AS rang
        FROM marts.specialite AS s JOIN marts.formation AS f ON f.code = s.mefstat11 WHERE s.type_code = 'mefstat11' AND f.etat = 'S0'
        UNION BY NAME
        SELECT 'PARCOURSUP' AS exemple, 'parcoursup:' || s.valeur AS cle, if(f.uai IS NOT NULL, 0, if(s.sise IS NOT NULL, 1, 2)) AS rang
        FROM seul AS s LEFT JOIN marts.formation AS f ON f.uai = s.uai AND f.cfd = s.cfd AND f.millesime IS NOT NULL
        WHERE s.type_identifiant = 'parcoursup' AND NOT s.est_partielle
        UNION BY NAME
        SELECT 'RNCP' AS exemple, v.code_region || '-rncp:' || s.valeur AS cle, 0 AS rang
        FROM seul AS s JOIN voisin AS v ON v.code = s.cfd WHERE s.type_identifiant = 'rncp'
        UNION BY NAME
        SELECT 'REGION' AS exemple, code_region || '-' || code AS cle, 0 AS rang FROM voisin
        UNION BY NAME
        SELECT 'PARTIELLE' AS exemple, 'parcoursup:' || s.valeur AS cle, if(e.uai IS NULL, 1, 0) AS rang
        FROM seul AS s LEFT JOIN marts.etablissement AS e ON e.uai = s.uai AND e.millesime IS NOT NULL WHERE s.est_partielle
        UNION BY NAME
        SELECT 'CHOIX' AS exemple, 'rncp:' || valeur AS cle, 0 AS rang
        FROM marts.identifiant WHERE type_identifiant = 'rncp' GROUP BY valeur HAVING count(*) > 1
    )
    QUALIFY row_number() OVER (PARTITION BY exemple ORDER BY rang, cle) <= {CANDIDATES}
    ORDER BY exemple, rang, cle
"""
SELECT_LISTE = f"""
    SELECT cle
    FROM (
        SELECT uai || '-' || code AS cle, if(millesime IS NULL, 2, 0) AS rang FROM marts.formation
        UNION ALL
        SELECT uai AS cle, min(if(millesime IS NULL, 2, 1)) AS rang FROM marts.etablissement GROUP BY uai
    )
    ORDER BY rang, cle
    LIMIT {LISTED}
"""


@dataclass(frozen=True)
class Candidat:
    exemple: str
    cle: str


def list_candidats(snapshot: Snapshot) -> list[Candidat]:
    """For each kind of number that the served file contains, the keys most likely to show figures first."""
    return [Candidat(**row) for row in snapshot.rows(SELECT_HOTES)]


def list_cles(snapshot: Snapshot) -> list[str]:
    """At most fifty different keys, as a page of results would show: those that have figures first."""
    return [row["cle"] for row in snapshot.rows(SELECT_LISTE)]
