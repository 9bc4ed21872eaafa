"""Time and memory of a whole build of national volume, against DuckDB reading the same files as text and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from app.config import ROOT

LYCEE_COHORTS, INSERSUP_ROWS = 6, 1_000_000
NOMENCLATURES = ("nMef.csv", "nFormationDiplome_.csv", "vFormationDiplome_.csv", "n_groupe_formation_.csv", "n_lien_formation_groupe_.csv")
NAMES = (
    "construction / lecture brute par DuckDB",
    "construction / lecture brute, moitié des lignes",
    "construction, toutes les lignes / la moitié",
    "mémoire de la construction (Go)",
)
READ = """
import duckdb, sys
from pathlib import Path
with duckdb.connect(sys.argv[2]) as connection:
    for place, path in enumerate(sorted(Path(sys.argv[1]).glob("*.csv"))):
        connection.execute(
            f"CREATE TABLE t{place} AS SELECT * FROM read_csv(?, all_varchar = true, delim = ';', quote = ?)",
            [str(path), '"' if path.name.startswith("fr-") else ""],
        )
"""


@dataclass(frozen=True)
class Cost:
    """`seconds` of wall time, `gigabytes` at the peak."""

    seconds: float
    gigabytes: float


def building_ratios(shared: Path, folder: Path) -> dict[str, float | None]:
    """On files written by the tool of ../shared; None everywhere where it is absent."""
    if not (shared / "tools" / "open_data_at_scale.py").exists():
        return dict.fromkeys(NAMES)
    whole = _measure(shared, folder / "whole", LYCEE_COHORTS, INSERSUP_ROWS)
    half = _measure(shared, folder / "half", LYCEE_COHORTS // 2, INSERSUP_ROWS // 2)
    ratios = (
        whole[1].seconds / whole[0].seconds,
        half[1].seconds / half[0].seconds,
        whole[1].seconds / half[1].seconds,
        whole[1].gigabytes,
    )
    return dict(zip(NAMES, ratios, strict=True))


def _measure(shared: Path, folder: Path, cohorts: int, rows: int) -> tuple[Cost, Cost]:
    """(raw read, build) of the same files."""
    raw = folder / "raw"
    raw.mkdir(parents=True)
    tool = shared / "tools" / "open_data_at_scale.py"
    subprocess.run([sys.executable, str(tool), str(raw), "--lycee-cohorts", str(cohorts), "--insersup-rows", str(rows)], check=True)
    for name in NOMENCLATURES:
        (raw / name).write_bytes((shared / "data" / "bcn" / name).read_bytes())
    # DuckDB reads no Windows-1252: the raw read is given the same table in UTF-8.
    path = folder / "raw" / "nFormationDiplome_.csv"
    original = path.read_bytes()
    path.write_bytes(original.decode("cp1252").encode())
    read = _cost([sys.executable, "-c", READ, str(raw), str(folder / "read.duckdb")])
    path.write_bytes(original)
    build = _cost([sys.executable, "-m", "scripts.build", "--raw", str(raw), "--target", str(folder / "built.duckdb"), "--bref"])
    return read, build


def _cost(command: list[str]) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{' '.join(command[:4])} a échoué.")
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024**2)
