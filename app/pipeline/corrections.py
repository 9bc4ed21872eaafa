"""Known errors of the published files, put right in one place: each is a row of data/reference/corrections.csv."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from app.pipeline.layouts import Source

CORRECTIONS = """
    SELECT rowid, (source, cle, colonne, coalesce(au_lieu_de, ''), coalesce(valeur, '')) FROM meta.correction ORDER BY rowid
"""

def apply(connection: duckdb.DuckDBPyConnection, sources: Sequence[Source]) -> list[str]:
    """Correct the source tables, and keep in `meta.correction` how many rows each correction changed.

    A row of the table says: in `source`, where `cle` (« colonne=valeur », several joined by |) names the row and
    `colonne` holds `au_lieu_de`, it is `valeur`. Gives one French sentence for each row that names no source or column.
    """
    connection.execute("CREATE TABLE meta.correction AS SELECT *, 0::BIGINT AS lignes FROM reference.corrections")
    known = {source.id: source for source in sources}
    wrong = []
    for place, (identifier, cle, colonne, au_lieu_de, valeur) in connection.execute(CORRECTIONS).fetchall():
        row = dict(part.partition("=")[::2] for part in cle.split("|"))
        if identifier not in known or not {colonne, *row} <= {*known[identifier].columns}:
            wrong.append(f"corrections.csv, {identifier}, {cle}, {colonne} : cette source ou cette colonne n'existe pas.")
            continue
        changed = _correct(connection, known[identifier].table, {**row, colonne: au_lieu_de}, colonne, valeur)
        connection.execute("UPDATE meta.correction SET lignes = ? WHERE rowid = ?", [changed, place])
    return wrong


def _correct(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, str], colonne: str, valeur: str) -> int:
    # A file that no longer holds the error is left as it is: its publisher has put it right.
    condition = " AND ".join(f"coalesce({name}, '') = ?" for name in row)
    return connection.execute(f"UPDATE source.{table} SET {colonne} = ? WHERE {condition}", [valeur, *row.values()]).fetchone()[0]
