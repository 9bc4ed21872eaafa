"""Prints ratios measured in one run, and keeps them in tests/bench/RESULTS.md: python -m scripts.bench.

Seconds mean nothing from one machine to another: they are told only where a reader waits for them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.config import ROOT
from scripts.benchmarks.browsing import browsing_measures
from scripts.benchmarks.building import building_ratios
from scripts.benchmarks.exported import exported_ratios
from scripts.benchmarks.exporting import exported_cards
from scripts.benchmarks.goals import GOALS, missed_by
from scripts.benchmarks.loading import loading_ratios
from scripts.benchmarks.memory import memory_megabytes
from scripts.benchmarks.results import COLUMNS, RESULTS, written
from scripts.benchmarks.searching import search_milliseconds
from scripts.benchmarks.serving import answering_ratios, serving_ratios
from scripts.benchmarks.weighing import heaviest_bytes

Measures = dict[str, float | None]


def main() -> int:
    console, measured = Console(), {}
    with tempfile.TemporaryDirectory() as name:
        for what, measure in _steps(Path(name)):
            console.print(f"{what}…", style="dim")
            measured |= measure()
    table = Table(title="Mesuré dans cette exécution", title_justify="left")
    for column in COLUMNS:
        table.add_column(column)
    goals = {name: GOALS.get(name, "–") for name in measured}
    for row in (rows := [(name, said(value), goals[name], missed_by(value, goals[name])) for name, value in measured.items()]):
        table.add_row(*row)
    console.print(table)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(written(rows), encoding="utf-8")
    console.print(f"Écrit dans {RESULTS.relative_to(ROOT)}.")
    return 0


def _steps(folder: Path) -> list[tuple[str, Callable[[], Measures]]]:
    """What is measured, in this order; some of it on the file of national volume that the build makes first."""
    national = folder / "whole" / "built.duckdb"
    return [
        ("construction au volume national", lambda: building_ratios(ROOT.parent / "shared", folder)),
        ("cartes chaudes et froides", lambda: serving_ratios(folder, national)),
        ("304 et API de données", lambda: answering_ratios(folder)),
        ("à mi-charge", lambda: loading_ratios(folder)),
        ("nginx", lambda: exported_ratios(folder)),
        ("poids", lambda: heaviest_bytes(folder / "bench.duckdb")),
        ("navigateur", lambda: browsing_measures(folder)),
        ("recherche", lambda: search_milliseconds(national)),
        ("mémoire", lambda: memory_megabytes(national, folder)),
        ("export", lambda: exported_cards(national, folder / "export")),
    ]


def said(value: float | None) -> str:
    """As French writes it, three figures at least."""
    if value is None:
        return "non mesuré"
    return (f"{value:.2f}" if value < 100 else f"{value:.0f}").replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
