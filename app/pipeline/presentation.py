"""What the page of the data says of the marts: the meaning of every column, and how many addresses have a figure."""

from __future__ import annotations

from pathlib import Path

import duckdb

from app.pipeline.layers import REFERENCE

HERE = Path(__file__).parent
DICTIONNAIRE = REFERENCE / "dictionnaire"
# In the order of the columns, which the files alone would not tell once they are read together.
DEFINED = """
    CREATE TABLE meta.dictionnaire AS
    SELECT c.table_name AS mart, m.titre, c.column_index AS rang, d.colonne, d.unite, d.definition
    FROM read_csv(
        ?, delim = ';', header = true, columns = {'colonne': 'VARCHAR', 'unite': 'VARCHAR', 'definition': 'VARCHAR'},
        auto_detect = false, quote = '"', filename = 'fichier'
    ) AS d
    JOIN duckdb_columns() AS c
        ON c.schema_name = 'marts' AND c.table_name = parse_filename(d.fichier, true) AND c.column_name = d.colonne
    JOIN reference.mart AS m ON m.mart = c.table_name
    ORDER BY mart, rang
"""


def write(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `meta.dictionnaire` from data/reference/dictionnaire, and `meta.couverture`."""
    connection.execute(DEFINED, [str(DICTIONNAIRE / "*.csv")])
    connection.execute(f"CREATE TABLE meta.couverture AS {(HERE / 'couverture.sql').read_text()}")
