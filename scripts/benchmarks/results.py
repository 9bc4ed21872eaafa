"""The table of the last run, with the machine that it ran on."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from app.config import ROOT

RESULTS = ROOT / "tests" / "bench" / "RESULTS.md"
HEAD = """# {title}

`{command}`, le {day}, commit `{commit}`. Machine : {cores} cœurs ({processor}), {memory} Go de mémoire, {system},
Python {python}, DuckDB {duckdb}, Flask {flask}. Tout est mesuré dans la même exécution ; un rapport dit plus que des secondes.

| mesure | mesuré | but |
|---|---|---|
"""


def written(rows: Iterable[tuple[str, str, str]], title: str = "Dernières mesures", command: str = "make bench") -> str:
    """In Markdown."""
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
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _commit() -> str:
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "inconnu"


def _said_by(file: Path, name: str) -> str:
    lines = file.read_text().splitlines() if file.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
