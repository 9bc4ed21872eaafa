"""How many addresses have a figure, by the step of the fall-back that gives it to them."""

from __future__ import annotations

import duckdb

STEPS = {
    "formation, chiffres publiés": "SELECT count(*) FROM marts.formation WHERE motif_absence IS NULL AND origine = 'publie'",
    "formation, parts calculées": "SELECT count(*) FROM marts.formation WHERE motif_absence IS NULL AND origine = 'calcule'",
    "formation, groupe plus ancien": "SELECT count(*) FROM marts.formation WHERE motif_absence IS NOT NULL AND millesime IS NOT NULL",
    "continuum : diplôme rénové": """
        SELECT count(DISTINCT (f.uai, c.code))
        FROM marts.formation AS f
        JOIN marts.continuum AS c ON c.code_lie = f.code AND c.type_code = f.type_code
        LEFT JOIN marts.formation AS propre ON propre.uai = f.uai AND propre.code = c.code
        WHERE f.millesime IS NOT NULL AND propre.millesime IS NULL
    """,
    "année qui n'est pas la dernière": """
        SELECT count(*) FROM marts.formation AS f JOIN marts.derniere_annee AS a ON a.mefstat11 = f.code WHERE f.millesime IS NOT NULL
    """,
    "première année commune": """
        SELECT count(DISTINCT (f.uai, s.code))
        FROM marts.formation AS f JOIN marts.specialite AS s ON s.mefstat11 = f.code WHERE f.millesime IS NOT NULL
    """,
    "établissement rattaché": """
        SELECT count(DISTINCT (l.uai, f.code))
        FROM marts.formation AS f
        JOIN marts.uai_lie AS l ON l.uai_lie = f.uai AND l.nb_reponses = 1
        LEFT JOIN marts.formation AS propre ON propre.uai = l.uai AND propre.code = f.code
        WHERE f.millesime IS NOT NULL AND propre.millesime IS NULL
    """,
    "formateur ou gestionnaire de l'offre d'apprentissage": """
        SELECT count(DISTINCT (o.uai, o.cfd))
        FROM marts.offre_apprentissage AS o
        JOIN marts.etablissement AS e ON e.uai IN (o.uai_formateur, o.uai_gestionnaire) AND e.population IN ('cfa', 'apprentis')
        LEFT JOIN marts.etablissement AS propre ON propre.uai = o.uai AND propre.millesime IS NOT NULL
        WHERE o.cfd IS NOT NULL AND e.uai <> o.uai AND e.millesime IS NOT NULL AND propre.uai IS NULL
    """,
    "établissement entier": "SELECT count(DISTINCT uai) FROM marts.etablissement WHERE millesime IS NOT NULL",
    "région ou France, chiffre publié": "SELECT count(*) FROM marts.reference WHERE origine <> 'mediane'",
    "région, médiane des lycées": "SELECT count(*) FROM marts.reference WHERE origine = 'mediane' AND niveau = 'region'",
    "France, médiane des lycées": "SELECT count(*) FROM marts.reference WHERE origine = 'mediane' AND niveau = 'france'",
    "diplôme du supérieur, dans un établissement": "SELECT count(*) FROM marts.insersup WHERE millesime IS NOT NULL",
    "diplôme du supérieur, France": "SELECT count(*) FROM marts.insersup_national WHERE millesime IS NOT NULL",
    "réussite au bac pro": "SELECT count(DISTINCT uai) FROM marts.reussite",
    "valeur ajoutée": "SELECT count(*) FROM marts.valeur_ajoutee",
}


def steps(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Addresses (establishment × code, establishment, region × code…) that a step gives a figure to, by its name."""
    return {name: connection.execute(sql).fetchone()[0] for name, sql in STEPS.items()}
