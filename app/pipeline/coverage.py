"""How many addresses a built file gives a figure to, mart by mart and step by step, so that none may fall unseen."""

from __future__ import annotations

import duckdb

# (establishment, code) that a step reaches with figures, whatever an earlier step gives to the same address.
OWN = "SELECT uai, code FROM marts.formation WHERE millesime IS NOT NULL"
CONTINUUM = """
    SELECT f.uai, c.code FROM marts.formation AS f JOIN marts.continuum AS c ON c.code_lie = f.code AND c.type_code = f.type_code
    WHERE f.millesime IS NOT NULL
"""
EARLIER_YEAR = """
    SELECT f.uai, a.code FROM marts.formation AS f JOIN marts.derniere_annee AS a ON a.mefstat11 = f.code WHERE f.millesime IS NOT NULL
"""
COMMON_YEAR = """
    SELECT f.uai, s.code FROM marts.formation AS f JOIN marts.specialite AS s ON s.mefstat11 = f.code WHERE f.millesime IS NOT NULL
"""
RELATED = """
    SELECT l.uai, f.code FROM marts.formation AS f JOIN marts.uai_lie AS l ON l.uai_lie = f.uai AND l.nb_reponses = 1
    WHERE f.millesime IS NOT NULL
"""
# A step with the one that goes before it: a renewed diploma that gets figures of its own is no loss of the continuum.
REACHED = "SELECT count(*) FROM (SELECT DISTINCT uai, code FROM ({0}))"
ANSWERED = """
    SELECT count(DISTINCT i.valeur)
    FROM marts.identifiant AS i
    WHERE i.type_identifiant = '{0}' AND (
        i.uai IN (SELECT uai FROM marts.etablissement WHERE millesime IS NOT NULL)
        OR i.uai IN (SELECT uai FROM marts.formation WHERE millesime IS NOT NULL)
        OR i.cfd IN (SELECT code FROM marts.reference)
        OR (i.uai, i.sise) IN (SELECT (uai, sise) FROM marts.insersup WHERE millesime IS NOT NULL)
    )
"""
OFFERED = """
    SELECT count(*)
    FROM marts.offre_apprentissage
    WHERE cfd IS NOT NULL AND len(list_intersect(
        [uai, uai_formateur, uai_gestionnaire],
        (SELECT list(DISTINCT uai) FROM marts.etablissement WHERE population IN ('cfa', 'apprentis') AND millesime IS NOT NULL)
    )) > 0
"""
COVERAGE = {
    "formation": REACHED.format(OWN),
    "formation ou diplôme rénové": REACHED.format(f"{OWN} UNION ALL {CONTINUUM}"),
    "année qui n'est pas la dernière": REACHED.format(EARLIER_YEAR),
    "première année commune": REACHED.format(COMMON_YEAR),
    "formation, ou celle d'un établissement rattaché": REACHED.format(f"{OWN} UNION ALL {RELATED}"),
    "établissement entier": "SELECT count(DISTINCT uai) FROM marts.etablissement WHERE millesime IS NOT NULL",
    "offre d'apprentissage, ou son formateur, ou son gestionnaire": OFFERED,
    "diplôme dans une région": "SELECT count(*) FROM marts.reference WHERE niveau = 'region'",
    "diplôme en France": "SELECT count(*) FROM marts.reference WHERE niveau = 'france'",
    "diplôme du supérieur": "SELECT count(*) FROM marts.insersup WHERE millesime IS NOT NULL",
    "diplôme du supérieur en France": "SELECT count(*) FROM marts.insersup_national WHERE millesime IS NOT NULL",
    "réussite au bac pro": "SELECT count(*) FROM marts.reussite",
    "valeur ajoutée": "SELECT count(*) FROM marts.valeur_ajoutee",
    "numéro de Parcoursup qui mène à un chiffre": ANSWERED.format("parcoursup"),
    "numéro de l'Onisep qui mène à un chiffre": ANSWERED.format("onisep"),
    "numéro RNCP qui mène à un chiffre": ANSWERED.format("rncp"),
    "numéro de Parcoursup, de l'Onisep ou du RNCP": "SELECT count(DISTINCT (type_identifiant, valeur)) FROM marts.identifiant",
    "établissement nommé": "SELECT count(*) FROM marts.annuaire",
}


def coverage(connection: duckdb.DuckDBPyConnection) -> dict[str, int | None]:
    """Number of addresses by name, in the current database; None where its marts, built by other code, cannot say."""
    return {name: _count(connection, sql) for name, sql in COVERAGE.items()}


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int | None:
    try:
        return connection.execute(sql).fetchone()[0]
    except (duckdb.CatalogException, duckdb.BinderException):
        return None
