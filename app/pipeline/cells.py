"""What a cell may hold, by kind; anything else stops the build and is shown with its file and line."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from app.pipeline.layouts import Source

ABSENT = "lower(trim({0})) IN ('', 'nd', 'ns', 'na', '-')"
POSSIBLE = {
    "taux": "coalesce(try_cast({0} AS DOUBLE) BETWEEN 0 AND 100 AND try_cast({0} AS DOUBLE) % 1 = 0, false)",
    "points": "coalesce(try_cast({0} AS DOUBLE) BETWEEN -100 AND 100, false)",
    "entier": "regexp_full_match({0}, '\\d{{1,9}}')",
    "date": "try_strptime({0}, ['%d/%m/%Y', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d']) IS NOT NULL",
    "effectif": "coalesce(try_cast({0} AS DOUBLE) >= 0 AND try_cast({0} AS DOUBLE) % 1 = 0, false)",
    "jour": "try_strptime({0}, '%Y-%m-%d') IS NOT NULL",
    # A year, written in some exports as its first day.
    "session": "regexp_full_match({0}, '\\d{{4}}(-01-01.*)?')",
    "etat": "upper(strip_accents({0})) IN ('OUVERT', 'A OUVRIR', 'A FERMER', 'FERME')",
    "annee": "regexp_full_match({0}, '(cumul )?\\d{{4}}([-_]\\d{{4}})?')",
    # The check letter is the number modulo 23 in an alphabet without I, O and Q.
    "uai": "regexp_full_match({0}, '\\d{{7}}[A-Z]') AND"
    " substr('ABCDEFGHJKLMNPRSTUVWXYZ', (try_cast(substr({0}, 1, 7) AS INTEGER) % 23)::INTEGER + 1, 1) = substr({0}, 8, 1)",
    "mefstat11": "regexp_full_match({0}, '[0-9A-Z]{{11}}')",
    "cfd": "regexp_full_match({0}, '[0-9A-Z]{{8}}')",
    "nombre": "coalesce(try_cast({0} AS DOUBLE) BETWEEN 0 AND 999999999 AND try_cast({0} AS DOUBLE) % 1 = 0, false)",
    "formation": "regexp_full_match({0}, '[0-9A-Z]{{8}}|[0-9A-Z]{{11}}')",
    "filiere": "{0} IN ('voie_pro_sco_educ_nat', 'voie_pro_sco_agri', 'apprentissage')",
    "region_academique": "regexp_full_match({0}, '0[1-9]|1[0-8]')",
    "population": "{0} IN ('ensemble', 'dont apprentis', 'dont élèves en voie pro sco')",
    "compte": "regexp_full_match({0}, '\\d{{1,7}}(\\.0+)?')",
    "pourcentage": "coalesce(try_cast({0} AS DOUBLE) BETWEEN 0 AND 100, false)",
    "salaire": "coalesce(try_cast({0} AS DOUBLE) BETWEEN 300 AND 30000, false)",
    "flag": "{0} IN ('*', '**')",
    "horizon": "{0} IN ('6', '12', '18', '24', '30')",
    "promo": "regexp_full_match({0}, '\\d{{4}}([,;] ?\\d{{4}}){{0,2}}')",
    "diffusion": "regexp_full_match({0}, '\\d{{4}}(_S[12])?')",
    "code_diplome": "regexp_full_match({0}, '[0-9A-Za-z]{{1,12}}')",
}
POSSIBLE["uai_ou_total"] = f"{{0}} IN ('all', 'UNIV') OR ({POSSIBLE['uai']})"
EXPECTED = {
    "taux": "un entier de 0 à 100",
    "points": "un nombre de -100 à 100",
    "entier": "un entier",
    "date": "une date JJ/MM/AAAA ou AAAA-MM-JJ",
    "effectif": "un entier",
    "jour": "une date AAAA-MM-JJ",
    "session": "une année",
    "etat": "« OUVERT », « A OUVRIR », « A FERMER » ou « FERME »",
    "annee": "« cumul AAAA-AAAA » ou une année",
    "uai": "7 chiffres et leur lettre de contrôle",
    "mefstat11": "11 chiffres ou lettres",
    "cfd": "8 chiffres ou lettres",
    "nombre": "un nombre entier",
    "formation": "un CFD (8 caractères) ou un MEFSTAT11 (11 caractères)",
    "filiere": "« voie_pro_sco_educ_nat », « voie_pro_sco_agri » ou « apprentissage »",
    "region_academique": "le code d'une région académique, de 01 à 18",
    "population": "« ensemble », « dont apprentis » ou « dont élèves en voie pro sco »",
    "compte": "un nombre de personnes",
    "pourcentage": "un nombre de 0 à 100, avec un point",
    "salaire": "un salaire mensuel en euros, de 300 à 30000",
    "flag": "« * », « ** » ou rien",
    "horizon": "6, 12, 18, 24 ou 30 (mois)",
    "promo": "une année, ou plusieurs séparées par des virgules",
    "diffusion": "AAAA_S1 ou AAAA_S2",
    "code_diplome": "un code de diplôme (SISE), chiffres et lettres",
    "uai_ou_total": "un UAI (7 chiffres et leur lettre de contrôle), « all » ou « UNIV »",
}
OPTIONAL = {
    *("taux", "points", "effectif", "nombre", "date", "jour", "etat"),
    *("compte", "pourcentage", "salaire", "flag", "diffusion", "code_diplome", "uai_ou_total"),
}


def problems(connection: duckdb.DuckDBPyConnection, source: Source) -> Iterator[str]:
    """One French sentence for each impossible cell, at most three a column, then each key held by several rows."""
    if connection.execute(f"SELECT 1 FROM source.{source.table} LIMIT 1").fetchone() is None:
        return
    for column, kind in _wrong_columns(connection, source):
        rows = connection.execute(f"""
            SELECT fichier, ligne, {column} FROM source.{source.table}
            WHERE NOT ({_accepts(column, kind)}) ORDER BY fichier, ligne LIMIT 3
        """).fetchall()
        for fichier, ligne, value in rows:
            yield f"{fichier}, ligne {ligne}, colonne « {column} » : « {value} », on attend {EXPECTED[kind]}."
    if source.key:
        yield from _repeated_keys(connection, source)


def _wrong_columns(connection: duckdb.DuckDBPyConnection, source: Source) -> list[tuple[str, str]]:
    """The columns that hold an impossible cell, with their kind: all are looked at in one reading of the table."""
    kinds = [(column, kind) for column, kind in source.kinds.items() if column in source.columns]
    if not kinds:
        return []
    wrong = ", ".join(f"bool_or(NOT ({_accepts(column, kind)}))" for column, kind in kinds)
    found = connection.execute(f"SELECT {wrong} FROM source.{source.table}").fetchone()
    return [one for one, is_wrong in zip(kinds, found, strict=True) if is_wrong]


def _accepts(column: str, kind: str) -> str:
    possible = POSSIBLE[kind].format(column)
    absent = f"{column} IS NULL OR {ABSENT.format(column)}"
    return f"{absent} OR {possible}" if kind in OPTIONAL else f"coalesce({possible}, false)"


def _repeated_keys(connection: duckdb.DuckDBPyConnection, source: Source) -> Iterator[str]:
    key = ", ".join(source.key)
    rows = connection.execute(f"""
        SELECT list(fichier || ', ligne ' || ligne ORDER BY fichier, ligne), {key}
        FROM source.{source.table} GROUP BY {key} HAVING count(*) > 1 LIMIT 3
    """).fetchall()
    for places, *values in rows:
        yield f"« {source.id} » : {' · '.join(map(str, values))} est donné plusieurs fois ({' ; '.join(places[:4])})."
