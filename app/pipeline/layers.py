"""Runs the SQL of the layers: macros, reference, staging, intermediate, marts, checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from app.pipeline.secrecy import leaks

HERE = Path(__file__).parent
REFERENCE = HERE.parent.parent / "data" / "reference"
LAYERS = ("staging", "intermediate", "marts")
# What the served file holds: sources and intermediate tables stay behind with the working file.
PUBLISHED = ("marts", "meta")


def prepare(connection: duckdb.DuckDBPyConnection, calcul: bool) -> None:
    """Schemas, macros and reference tables, before any file is read."""
    for schema in ("source", "reference", *LAYERS, "meta", "carte"):
        connection.execute(f"CREATE SCHEMA {schema}")
    # Rows of a cube that count again people of another row (see Source.cube): counted by file and cohort, never read.
    connection.execute("CREATE TABLE source.marge (source VARCHAR, fichier VARCHAR, cohorte VARCHAR, lignes BIGINT)")
    connection.execute("SET VARIABLE calcul = ?", [calcul])
    for path in sorted(REFERENCE.glob("*.csv")):
        connection.execute(
            f"CREATE TABLE reference.{path.stem} AS SELECT * FROM read_csv(?, delim = ';', header = true, all_varchar = true)",
            [str(path)],
        )
    connection.execute((HERE / "macros.sql").read_text())


def run(connection: duckdb.DuckDBPyConnection, progress: Callable[[str, float], None]) -> None:
    """One table a file, layer after layer; inside `intermediate`, a table after those it reads."""
    steps = [(layer, name) for layer in LAYERS for name in _in_order(layer)]
    for place, (layer, name) in enumerate(steps):
        progress(f"table {layer}.{name}", 0.5 + 0.4 * place / len(steps))
        connection.execute(f"CREATE TABLE {layer}.{name} AS {(HERE / layer / f'{name}.sql').read_text()}")


def failed_checks(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """One text a failed check: what it protects from, and up to three of the rows that broke it."""
    failures = [*_repeated_keys(connection), *leaks(connection)]
    for path in sorted((HERE / "checks").glob("*.sql")):
        sql = path.read_text()
        cursor = connection.execute(sql)
        columns = [column[0] for column in cursor.description]
        for row in cursor.fetchmany(3):
            cells = ", ".join(f"{name} = {value}" for name, value in zip(columns, row, strict=True) if value is not None)
            failures.append(f"{path.stem} : {cells}. ({sql.splitlines()[0].lstrip('- ')})")
    return failures


def key_of(mart: str) -> str:
    """Columns that name one row of a mart, from the comment « key: » of its file."""
    return re.search(r"^-- key: (.+)$", (HERE / "marts" / f"{mart}.sql").read_text(), re.MULTILINE)[1]


def _repeated_keys(connection: duckdb.DuckDBPyConnection) -> list[str]:
    # Two rows for one address: the card would show one of them by chance.
    failures = []
    for (name,) in _tables(connection, "marts"):
        key = key_of(name)
        rows = connection.execute(f"SELECT {key} FROM marts.{name} GROUP BY {key} HAVING count(*) > 1 LIMIT 3").fetchall()
        failures += [f"marts.{name} : deux lignes pour {', '.join(map(str, row))} ({key})." for row in rows]
    return failures


def copy(connection: duckdb.DuckDBPyConnection, draft: Path, views: Iterable[str]) -> None:
    """The published schemas, sorted and indexed by their keys, and the `views` of the schema `diffusion`, into a file of their own."""
    connection.execute(f"ATTACH '{str(draft).replace(chr(39), chr(39) * 2)}' AS draft")
    for schema in PUBLISHED:
        connection.execute(f"CREATE SCHEMA draft.{schema}")
        for (name,) in _tables(connection, schema):
            connection.execute(f"CREATE TABLE draft.{schema}.{name} AS FROM {schema}.{name}")
            if schema == "marts":
                connection.execute(f"CREATE INDEX {name}_key ON draft.marts.{name} ({key_of(name)})")
    _copy_reponses(connection)
    _create_views(connection, views)
    connection.execute("CHECKPOINT draft")
    connection.execute("DETACH draft")


def _copy_reponses(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE SCHEMA draft.carte")
    for name in ("paquet", "question"):
        connection.execute(f"CREATE TABLE draft.carte.{name} AS FROM carte.{name}")


def _create_views(connection: duckdb.DuckDBPyConnection, views: Iterable[str]) -> None:
    # A view reads the tables of the database that it is made in.
    (work,) = connection.execute("SELECT current_database()").fetchone()
    connection.execute("USE draft")
    connection.execute("CREATE SCHEMA diffusion")
    for sql in views:
        connection.execute(sql)
    connection.execute(f'USE "{work}"')


def _tables(connection: duckdb.DuckDBPyConnection, schema: str) -> list[tuple[str]]:
    sql = "SELECT table_name FROM duckdb_tables() WHERE schema_name = ? AND database_name = current_database() ORDER BY 1"
    return connection.execute(sql, [schema]).fetchall()


def _in_order(layer: str) -> list[str]:
    names = {path.stem: path.read_text() for path in (HERE / layer).glob("*.sql")}
    reads = {name: set(re.findall(rf"\b{layer}\.(\w+)", sql)) & names.keys() for name, sql in sorted(names.items())}
    return list(TopologicalSorter(reads).static_order())
