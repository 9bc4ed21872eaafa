"""An establishment beside its formations, and the establishments of a diploma of higher education."""

from __future__ import annotations

from dataclasses import dataclass

from app.warehouse import Snapshot

SELECT_LIEU = """
    SELECT
        coalesce(a.libelle_etablissement, e.libelle_etablissement) AS etablissement,
        a.commune,
        r.region,
        coalesce(a.source, e.source) AS source,
        coalesce(e.a_un_chiffre, false) AS a_un_chiffre
    FROM (SELECT $1::VARCHAR AS uai) AS demande
    LEFT JOIN marts.annuaire AS a ON a.uai = demande.uai
    LEFT JOIN (
        SELECT
            uai,
            min(libelle_etablissement) AS libelle_etablissement,
            min(code_region) AS code_region,
            min(if(population = 'cfa', 'fr-en-inserjeunes-cfa', 'fr-en-inserjeunes-lycee_pro')) AS source,
            bool_or(millesime IS NOT NULL) AS a_un_chiffre
        FROM marts.etablissement
        WHERE uai = $1
        GROUP BY uai
    ) AS e ON e.uai = demande.uai
    LEFT JOIN marts.region AS r ON r.code_region = coalesce(a.code_region, e.code_region)
    WHERE etablissement IS NOT NULL
"""
# A line without any figure does not say which file it stands in: the dataset of its voie does.
SELECT_SUIVIES = """
    SELECT
        f.code,
        coalesce(r.libelle, f.libelle) AS libelle,
        coalesce(f.source, 'fr-en-inserjeunes-lycee_pro-formation-fine') AS source,
        f.millesime IS NOT NULL AS a_un_chiffre
    FROM marts.formation AS f
    LEFT JOIN marts.recherche_formation AS r ON r.formation = f.cfd
    WHERE f.uai = $1
    UNION ALL
    SELECT 'SISE:' || i.sise, i.libelle_diplome, 'fr-esr-insersup', i.millesime IS NOT NULL FROM marts.insersup AS i WHERE i.uai = $1
    ORDER BY code
"""
SELECT_SUIVANTS = """
    SELECT f.uai, r.libelle, coalesce(f.libelle_etablissement, a.libelle_etablissement) AS etablissement, a.commune, n.region,
        f.millesime IS NOT NULL AS a_un_chiffre
    FROM marts.recherche_formation AS r
    LEFT JOIN marts.insersup AS f ON f.sise = $1
    LEFT JOIN marts.annuaire AS a USING (uai)
    LEFT JOIN marts.region AS n ON n.code_region = f.code_region
    WHERE r.formation = 'SISE:' || $1
    ORDER BY f.uai
"""


@dataclass(frozen=True)
class Lieu:
    """An establishment that a source describes. `a_un_chiffre`: of all its formations together."""

    etablissement: str
    commune: str | None
    region: str | None
    source: str
    a_un_chiffre: bool


@dataclass(frozen=True)
class Suivie:
    """A formation that InserJeunes or InserSup follows in an establishment, by the code of its key."""

    code: str
    libelle: str | None
    source: str
    a_un_chiffre: bool


@dataclass(frozen=True)
class Suivant:
    """An establishment where InserSup follows a diploma; `uai` is None where it is followed in France only."""

    uai: str | None
    libelle: str
    etablissement: str | None
    commune: str | None
    region: str | None
    a_un_chiffre: bool


def find_lieu(snapshot: Snapshot, uai: str) -> Lieu | None:
    """Who it is and where; None where neither a directory nor a publication names it."""
    rows = snapshot.rows(SELECT_LIEU, uai)
    return Lieu(**rows[0]) if rows else None


def list_followed(snapshot: Snapshot, uai: str) -> list[Suivie]:
    """Its formations, in the order of their codes."""
    return [Suivie(**row) for row in snapshot.rows(SELECT_SUIVIES, uai)]


def list_followers(snapshot: Snapshot, sise: str) -> list[Suivant]:
    """Where a diploma is followed; empty where InserSup does not know it."""
    return [Suivant(**row) for row in snapshot.rows(SELECT_SUIVANTS, sise)]
