"""What may be given in bulk: each mart without the rows that no licence lets go, as a view, and how many rows that is."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from app.pipeline.sources import SOURCES

HERE = Path(__file__).parent
# A column of a mart that names the dataset that something of its row comes from.
NAMING = "(^|_)source(_|$)"
READ = re.compile(r"\b(source|staging|intermediate)\.(\w+)")
OPEN = "SELECT source FROM meta.source WHERE diffusion_en_masse"
# `numero` is the place of the row, by which a long table is read window by window.
VIEW = "CREATE VIEW diffusion.{mart} AS SELECT rowid AS numero, *{mark} FROM marts.{mart} WHERE {given}"
COUNTS = """
    INSERT INTO meta.telechargement
    SELECT $1, (SELECT titre FROM reference.mart WHERE mart = $1), count(*), (SELECT count(*) FROM marts.{mart}) - count(*), $2, $3
    FROM diffusion.{mart}
"""
NAMED = "SELECT DISTINCT source FROM (SELECT unnest([{columns}]) AS source FROM {table}) WHERE source IS NOT NULL"
READABLE = "SELECT mart FROM reference.mart WHERE telechargeable = 'oui' ORDER BY mart"


def write(connection: duckdb.DuckDBPyConnection) -> None:
    """The schema `diffusion`, a view for each mart to download, and `meta.telechargement`. `meta.source` and
    `meta.build` are there. In an invented file, a column `fictif` says so in every row."""
    connection.execute("CREATE SCHEMA diffusion")
    connection.execute(
        "CREATE TABLE meta.telechargement (mart VARCHAR, titre VARCHAR, lignes BIGINT, lignes_retenues BIGINT, sources VARCHAR[],"
        " sources_retenues VARCHAR[])"
    )
    allowed = {source for (source,) in connection.execute(OPEN).fetchall()}
    for (mart,) in connection.execute(READABLE).fetchall():
        _offer(connection, mart, allowed)


def _offer(connection: duckdb.DuckDBPyConnection, mart: str, allowed: set[str]) -> None:
    invented = connection.execute("SELECT fictif FROM meta.build").fetchone()[0]
    naming = _naming(connection, mart)
    # A mart that names no dataset is given whole, or not at all.
    read = _named(connection, naming, f"marts.{mart}") if naming else _present(connection, sources_read(mart))
    given = _told(naming) if naming else str(read <= allowed).lower()
    connection.execute(VIEW.format(mart=mart, mark=", true AS fictif" if invented else "", given=given))
    kept = _named(connection, naming, f"diffusion.{mart}") if naming else read if read <= allowed else set()
    connection.execute(COUNTS.format(mart=mart), [mart, sorted(kept), sorted(read - allowed)])


def sources_read(mart: str) -> set[str]:
    """The datasets that a mart is made of, by the tables that its SQL reads, and theirs."""
    pending, tables = [HERE / "marts" / f"{mart}.sql"], set()
    while pending:
        found = set(READ.findall(pending.pop().read_text())) - tables
        tables |= found
        pending += [HERE / layer / f"{name}.sql" for layer, name in found if layer != "source"]
    return {source.id for source in SOURCES if ("source", source.table) in tables}


def _naming(connection: duckdb.DuckDBPyConnection, mart: str) -> list[str]:
    sql = "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'marts' AND table_name = ? AND regexp_matches(column_name, ?)"
    return [name for (name,) in connection.execute(f"{sql} ORDER BY column_index", [mart, NAMING]).fetchall()]


def _told(naming: list[str]) -> str:
    """Every dataset that the row names may be given in bulk, and it names one."""
    each = " AND ".join(f"({name} IS NULL OR {name} IN ({OPEN}))" for name in naming)
    return f"{each} AND coalesce({', '.join(naming)}) IS NOT NULL"


def _named(connection: duckdb.DuckDBPyConnection, naming: list[str], table: str) -> set[str]:
    return {source for (source,) in connection.execute(NAMED.format(columns=", ".join(naming), table=table)).fetchall()}


def _present(connection: duckdb.DuckDBPyConnection, sources: set[str]) -> set[str]:
    return sources & {source for (source,) in connection.execute("SELECT DISTINCT source FROM meta.fichier").fetchall()}
