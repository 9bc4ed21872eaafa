"""What may be given in bulk: each mart without the rows that no licence lets go, as a view, and how many rows that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
# How many rows of a mart may be given and may not, by the datasets that they name.
COUNTED = "SELECT {given} AS est_donnee, [{columns}], count(*) FROM marts.{mart} GROUP BY ALL"
NAMES = """
    SELECT table_name, list(column_name ORDER BY column_index)
    FROM duckdb_columns()
    WHERE schema_name = 'marts' AND database_name = current_database() AND regexp_matches(column_name, ?)
    GROUP BY table_name
"""
READABLE = "SELECT mart, titre FROM reference.mart WHERE telechargeable = 'oui' ORDER BY mart"


def write(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Fill `meta.telechargement`, and give the SQL of a view for each mart to download. `meta.source` and `meta.build` are
    there. In an invented file, a column `fictif` says so in every row."""
    connection.execute(
        "CREATE TABLE meta.telechargement (mart VARCHAR, titre VARCHAR, lignes BIGINT, lignes_retenues BIGINT, sources VARCHAR[],"
        " sources_retenues VARCHAR[])"
    )
    (invented,) = connection.execute("SELECT fictif FROM meta.build").fetchone()
    naming = dict(connection.execute(NAMES, [NAMING]).fetchall())
    views = []
    for mart, titre in connection.execute(READABLE).fetchall():
        offer = _named(connection, mart, naming[mart]) if mart in naming else _unnamed(connection, mart)
        row = [mart, titre, offer.lignes, offer.retenues, sorted(offer.sources), sorted(offer.sources_retenues)]
        connection.execute("INSERT INTO meta.telechargement VALUES (?, ?, ?, ?, ?, ?)", row)
        views.append(VIEW.format(mart=mart, mark=", true AS fictif" if invented else "", given=offer.given))
    return views


@dataclass(frozen=True)
class Offer:
    """What of a mart may be given: the condition, in SQL, the rows given and left out, and the datasets of both."""

    given: str
    lignes: int
    retenues: int
    sources: set[str]
    sources_retenues: set[str]


def _named(connection: duckdb.DuckDBPyConnection, mart: str, naming: list[str]) -> Offer:
    """Of a mart whose rows name their datasets: those all of whose datasets, one at least, may be given in bulk."""
    each = " AND ".join(f"({name} IS NULL OR {name} IN ({OPEN}))" for name in naming)
    given = f"{each} AND coalesce({', '.join(naming)}) IS NOT NULL"
    counted = connection.execute(COUNTED.format(mart=mart, given=given, columns=", ".join(naming))).fetchall()
    rows, sources = {True: 0, False: 0}, {True: set(), False: set()}
    for told, names, number in counted:
        rows[told] += number
        sources[told] |= set(names) - {None}
    return Offer(given, rows[True], rows[False], sources[True], sources[False] - _allowed(connection))


def _unnamed(connection: duckdb.DuckDBPyConnection, mart: str) -> Offer:
    """A mart that names no dataset is given whole, or not at all."""
    (rows,) = connection.execute(f"SELECT count(*) FROM marts.{mart}").fetchone()
    present = {source for (source,) in connection.execute("SELECT DISTINCT source FROM meta.fichier").fetchall()}
    read = sources_read(mart) & present
    held = read - _allowed(connection)
    return Offer("false", 0, rows, set(), held) if held else Offer("true", rows, 0, read, set())


def _allowed(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {source for (source,) in connection.execute(OPEN).fetchall()}


def sources_read(mart: str) -> set[str]:
    """The datasets that a mart is made of, by the tables that its SQL reads, and theirs."""
    pending, tables = [HERE / "marts" / f"{mart}.sql"], set()
    while pending:
        found = set(READ.findall(pending.pop().read_text())) - tables
        tables |= found
        pending += [HERE / layer / f"{name}.sql" for layer, name in found if layer != "source"]
    return {source.id for source in SOURCES if ("source", source.table) in tables}
