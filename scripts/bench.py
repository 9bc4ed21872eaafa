"""Prints ratios measured in one run: python -m scripts.bench. Seconds mean nothing from one machine to another.

But for a search, which a reader waits for at each letter.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.config import ROOT
from scripts.benchmarks.building import building_ratios
from scripts.benchmarks.searching import search_milliseconds
from scripts.benchmarks.serving import serving_ratios

GOALS = {
    "carte chaude / vue Flask nue": "≥ 0,9",
    "carte froide / vue Flask nue": "≥ 0,3",
    "construction / lecture brute par DuckDB": "≤ 3",
    "construction / lecture brute, moitié des lignes": "≤ 3",
    "construction, toutes les lignes / la moitié": "≤ 2,1",
    "mémoire de la construction (Go)": "≤ 2",
    "recherche, médiane (ms)": "–",
    "recherche, 95 % sous (ms)": "≤ 30",
}


def main() -> int:
    table = Table(title="Rapports mesurés dans cette exécution", title_justify="left")
    for column in ("rapport", "mesuré", "but"):
        table.add_column(column)
    with tempfile.TemporaryDirectory() as folder:
        ratios = {**serving_ratios(Path(folder)), **building_ratios(ROOT.parent / "shared", Path(folder))}
        ratios |= _searching(Path(folder) / "whole" / "built.duckdb")
    for name, ratio in ratios.items():
        table.add_row(name, f"{ratio:.2f}".replace(".", ",") if ratio is not None else "non mesuré", GOALS[name])
    Console().print(table)
    return 0


def _searching(database: Path) -> dict[str, float | None]:
    """On the file of national volume that was just built, if there is one."""
    median, most = search_milliseconds(database) if database.exists() else (None, None)
    return {"recherche, médiane (ms)": median, "recherche, 95 % sous (ms)": most}


if __name__ == "__main__":
    sys.exit(main())
