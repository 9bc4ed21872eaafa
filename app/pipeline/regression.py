"""Compares a draft with the file that it would replace: a cut or half-empty download must not be published."""

from __future__ import annotations

from pathlib import Path

import duckdb

from app.pipeline.coverage import coverage

# A cohort is published once and corrected a little: losing more than this share of its rows is an accident. So is
# losing more than this share of the addresses that have figures.
TOLERATED = 0.02

LOSSES = f"""
    SELECT a.source, a.millesime, a.gardees, coalesce(n.gardees, 0), a.chiffrees, coalesce(n.chiffrees, 0)
    FROM former.meta.cohorte AS a
    LEFT JOIN meta.cohorte AS n USING (source, millesime)
    WHERE coalesce(n.gardees, 0) < {1 - TOLERATED} * a.gardees OR coalesce(n.chiffrees, 0) < {1 - TOLERATED} * a.chiffrees
    ORDER BY ALL
"""
# Sources without cohorts: nomenclatures, directories.
FEWER = f"""
    SELECT a.source, sum(a.lignes), coalesce((SELECT sum(n.lignes) FROM meta.fichier AS n WHERE n.source = a.source), 0) AS lues
    FROM former.meta.fichier AS a
    WHERE a.source NOT IN (SELECT source FROM former.meta.cohorte)
    GROUP BY a.source HAVING lues < {1 - TOLERATED} * sum(a.lignes) ORDER BY ALL
"""


def losses(connection: duckdb.DuckDBPyConnection, target: Path) -> list[str]:
    """One sentence for each source, cohort and kind of address that the draft holds clearly less of than `target`."""
    if not target.exists():
        return []
    try:
        connection.execute(f"ATTACH '{str(target).replace(chr(39), chr(39) * 2)}' AS former (READ_ONLY)")
    except duckdb.Error:
        # What is there is no built file: there is nothing to compare with, and the rename will replace it.
        return []
    try:
        was, now = _invented(connection, "former.meta.build"), _invented(connection, "meta.build")
        if now and not was:
            return [f"{target} contient de vrais chiffres : des données fictives ne les remplacent pas."]
        return [] if was else [*_fewer_rows(connection), *_less_covered(connection)]
    except duckdb.CatalogException:
        # A file built by an older version of the code: its counts have another form.
        return []
    finally:
        connection.execute("DETACH former")


def _fewer_rows(connection: duckdb.DuckDBPyConnection) -> list[str]:
    fewer, rows = connection.execute(FEWER).fetchall(), connection.execute(LOSSES).fetchall()
    return [f"{source} : {lines} lignes lues, contre {before} pour le fichier servi." for source, before, lines in fewer] + [
        f"{source}, {millesime} : {kept} lignes dont {figures} avec chiffres, contre {was} dont {had} dans le fichier servi."
        for source, millesime, was, kept, had, figures in rows
    ]


def _less_covered(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Kinds of addresses with figures, counted in both files by the same code."""
    now, draft = coverage(connection), connection.execute("SELECT current_database()").fetchone()[0]
    connection.execute("USE former")
    try:
        before = coverage(connection)
    finally:
        connection.execute(f'USE "{draft}"')
    return [
        f"Couverture, {name} : {now[name]} adresses, contre {count} dans le fichier servi (perte admise : {TOLERATED:.0%})."
        for name, count in before.items()
        if count is not None and now[name] < (1 - TOLERATED) * count
    ]


def _invented(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    return bool(connection.execute(f"SELECT fictif FROM {table}").fetchone()[0])
