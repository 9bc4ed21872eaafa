"""Says what a built file holds: python -m scripts.report FILE [--former FILE] [--raw DIR] [--html PAGE]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import duckdb
from rich.console import Console

from app.pipeline.report_page import list_tables, write_page
from scripts.printing import table_of, wide_console


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Dit ce que contient un fichier construit.")
    parser.add_argument("file", type=Path, help="fichier DuckDB construit")
    parser.add_argument("--former", type=Path, help="fichier auquel le comparer")
    parser.add_argument("--raw", type=Path, help="dossier des fichiers publiés, pour retrouver les lignes d'origine")
    parser.add_argument("--html", type=Path, help="écrit aussi une page avec des images")
    parser.add_argument("--seed", type=int, help="tire les mêmes chiffres au hasard d'une fois sur l'autre")
    options = parser.parse_args(arguments)
    console = wide_console()
    try:
        # In memory, and the file attached: a former file can then be attached beside it.
        connection = duckdb.connect(":memory:")
        connection.execute(f"ATTACH '{str(options.file).replace(chr(39), chr(39) * 2)}' AS built (READ_ONLY)")
        connection.execute("USE built")
        tables = list_tables(connection, options.former, options.raw, options.seed)
    except duckdb.Error as error:
        Console(stderr=True).print(f"{options.file} n'est pas un fichier construit par cette version : {error}", markup=False, soft_wrap=True)
        return 1
    for title, columns, rows in tables:
        console.print(table_of(title, list(columns), rows))
    if options.html:
        write_page(connection, tables, options.html)
        console.print(f"Page écrite : {options.html}", markup=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
