"""Scans every table about to be served for numbers of people that are too small to be known."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

# Statistical secrecy: nothing is published about fewer than 20 young people, nothing is collected under 5.
THRESHOLD = 20
# Columns that count something else than people.
OTHER_COUNTS = ("nb_etablissements", "nb_reponses", "nb_formateurs", "nb_gestionnaires")
COLUMNS = """
    SELECT table_schema, table_name, column_name
    FROM information_schema.columns
    WHERE table_schema IN ('marts', 'meta') AND regexp_matches(column_name, '^(nb_|effectif|presents)') AND column_name NOT IN ?
    ORDER BY ALL
"""


def leaks(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """One sentence for each column of people that holds a number from 1 to 19, or that is no number at all."""
    for schema, table, column in connection.execute(COLUMNS, [list(OTHER_COUNTS)]).fetchall():
        found = connection.execute(f"SELECT count(*) FROM {schema}.{table} WHERE {column} IS NOT NULL AND coalesce(try_cast({column} AS DOUBLE) BETWEEN 1 AND {THRESHOLD - 1}, true)").fetchone()[0]
        if found:
            yield f"secret statistique : {schema}.{table}.{column} contient {found} effectifs de moins de {THRESHOLD} jeunes."
