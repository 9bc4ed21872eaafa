"""Time of a whole build, against DuckDB reading the same files as text and nothing else."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import duckdb

from app.pipeline.build import build


def building_ratio(shared: Path, folder: Path) -> dict[str, float | None]:
    """On files of national volume, written by the tool of ../shared; None where it is absent."""
    name, tool = "construction / lecture brute par DuckDB", shared / "tools" / "open_data_at_scale.py"
    if not tool.exists():
        return {name: None}
    raw = folder / "raw"
    subprocess.run([sys.executable, str(tool), str(raw), "--insersup-rows", "0"], check=True)
    (raw / "fr-esr-insersup.csv").unlink()
    for table in ("nMef.csv", "nFormationDiplome_.csv"):
        (raw / table).symlink_to(shared / "data" / "bcn" / table)
    start = time.perf_counter()
    with duckdb.connect(str(folder / "raw.duckdb")) as connection:
        for place, path in enumerate(sorted(raw.glob("*.csv"))):
            connection.execute(f"CREATE TABLE t{place} AS FROM read_csv(?, all_varchar = true, delim = ';', ignore_errors = true)", [str(path)])
    read = time.perf_counter() - start
    start = time.perf_counter()
    build(raw, folder / "built.duckdb")
    return {name: (time.perf_counter() - start) / read}
