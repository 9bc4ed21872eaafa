"""Copies recognised files into `source` tables of text, one table a dataset, each row with its file and line."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb

from app.pipeline.layouts import Source
from app.pipeline.recognition import Published, SourceProblem

# Where a row came from: every figure shown can be traced back to one line of one published file.
ORIGIN = ("fichier", "ligne")


def create_table(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """An empty text table for the source: what later layers read exists even where no file was given."""
    columns = ", ".join(f"{name} VARCHAR" for name in source.columns)
    connection.execute(f"CREATE TABLE source.{source.table} ({columns}, fichier VARCHAR, ligne BIGINT)")


def load(connection: duckdb.DuckDBPyConnection, published: Published, raw: Path) -> int:
    """Append the rows of one file; gives their number. Raises SourceProblem where a line cannot be read."""
    if published.source.ends_with_newline:
        _refuse_cut_end(published.content)
    if published.encoding == "utf-8":
        return _insert(connection, published, published.content, raw)
    # DuckDB's latin-1 reader refuses bytes 0x80-0x9F, which these files hold: transcode first.
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".csv") as copy:
        try:
            with open(published.content, encoding=published.encoding, newline="") as file:
                copy.writelines(file)
        except UnicodeDecodeError as error:
            raise SourceProblem(f"{published.path} : ce n'est ni de l'UTF-8 ni du Windows-1252 ({error}).") from error
        copy.flush()
        return _insert(connection, published, Path(copy.name), raw)


def _insert(connection: duckdb.DuckDBPyConnection, published: Published, path: Path, raw: Path) -> int:
    read = [name for name in published.header if name]
    captured = list(published.captured)
    name = str(published.path.relative_to(raw))
    sql = f"""
        INSERT INTO source.{published.source.table} ({", ".join([*read, *captured, *ORIGIN])})
        FROM (
            SELECT {", ".join([*read, *(f"? AS {column}" for column in captured)])}, ? AS fichier, row_number() OVER () + 1 AS ligne
            FROM {_reader(published)}
        ) WHERE {_read(published)}
    """
    try:
        rows = connection.execute(sql, [*published.captured.values(), name, str(path)]).fetchone()[0]
        _count_margins(connection, published, path, name)
    except (duckdb.InvalidInputException, duckdb.ConversionException) as error:
        raise SourceProblem(_explain(published.path, str(error))) from error
    return rows


def _count_margins(connection: duckdb.DuckDBPyConnection, published: Published, path: Path, name: str) -> None:
    # A second pass over a few columns: cheaper than writing the rows of a cube that nobody will read.
    if published.source.cube:
        connection.execute(
            f"""
            INSERT INTO source.marge
            SELECT ?, ?, {published.source.cohort}, count(*) FROM {_reader(published)} WHERE NOT ({_read(published)}) GROUP BY ALL
            """,
            [published.source.id, name, str(path)],
        )


def _read(published: Published) -> str:
    """Which rows of the file are read: of a cube, those that count everybody."""
    cube = [column for column in published.source.cube if column in published.header]
    return " AND ".join(f"{column} IS NOT DISTINCT FROM 'ensemble'" for column in cube) or "true"


def _reader(published: Published) -> str:
    """The rows of the file as text, as a table function; its one parameter is the path."""
    # JSON becomes a CSV file of ours, always quoted.
    quote = '"' if published.source.quoted or published.content != published.path else ""
    return f"""read_csv(?, delim = '{published.delimiter}', quote = '{quote}', escape = '{quote}', header = false, skip = 1,
        auto_detect = false, strict_mode = true, null_padding = false, columns = {_types(published.header)})"""


def _types(header: Sequence[str | None]) -> str:
    # all text: types are decided in staging, never guessed from the file.
    names = [name or f"non_lue_{place}" for place, name in enumerate(header)]
    return "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in names) + "}"


def _explain(path: Path, message: str) -> str:
    line = re.search(r"Line: (\d+)", message)
    columns = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", message)
    where = f"{path}, ligne {line[1]}" if line else str(path)
    if columns:
        return f"{where} : {columns[1]} colonnes attendues, {columns[2]} lues. Le fichier est-il complet ?"
    return f"{where} : ligne illisible. {message.splitlines()[0]}"


def _refuse_cut_end(path: Path) -> None:
    with open(path, "rb") as file:
        file.seek(-1, 2)
        if file.read(1) != b"\n":
            raise SourceProblem(f"{path} : la dernière ligne n'est pas terminée. Le fichier est-il complet ?")
