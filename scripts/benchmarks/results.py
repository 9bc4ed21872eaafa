"""The table of the last run, with the machine that it ran on."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from app.config import ROOT
from scripts.benchmarks.goals import TRIED

RESULTS = ROOT / "tests" / "bench" / "RESULTS.md"
HEAD = """# {title}

`{command}`, le {day}, commit `{commit}`. Machine : {cores} cœurs ({processor}), {memory} Go de mémoire, {system},
Python {python}, DuckDB {duckdb}, Flask {flask}. Tout est mesuré dans la même exécution ; un rapport dit plus que des secondes.

"""
COLUMNS = ("mesure", "mesuré", "but", "manqué de")


def written(rows: Sequence[tuple[str, str, str, str]]) -> str:
    """In Markdown: the table, then what was tried for the goals that are missed."""
    missed = [f"- **{name}**, manqué de {gap}. {TRIED.get(name, '')}".rstrip() for name, _, _, gap in rows if gap]
    return tabled("Dernières mesures", "make bench", COLUMNS, rows) + "".join(f"\n{line}\n" for line in missed)


def tabled(title: str, command: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """In Markdown: what `command` measured, and on which machine."""
    head = HEAD.format(
        title=title,
        command=command,
        day=date.today().strftime("%d/%m/%Y"),
        commit=_commit(),
        cores=os.cpu_count(),
        processor=_said_by(Path("/proc/cpuinfo"), "model name") or platform.machine(),
        memory=round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**3),
        system=platform.platform(terse=True),
        python=platform.python_version(),
        duckdb=version("duckdb"),
        flask=version("flask"),
    )
    return head + "".join(f"| {' | '.join(row)} |\n" for row in (columns, ["---"] * len(columns), *rows))


def _commit() -> str:
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "inconnu"


def _said_by(file: Path, name: str) -> str:
    lines = file.read_text().splitlines() if file.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
