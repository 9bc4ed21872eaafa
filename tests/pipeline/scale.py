"""Runs the tool of ../shared that writes files of national volume: real keys, invented figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def write_formation_fine(real_data: Path, out: Path) -> None:
    """Writes fr-en-inserjeunes-lycee_pro-formation-fine.csv, with labels, six cohorts, about 110,000 rows."""
    tool = real_data.parent / "tools" / "open_data_at_scale.py"
    subprocess.run([sys.executable, str(tool), str(out), "--insersup-rows", "0"], check=True)
    (out / "fr-esr-insersup.csv").unlink(missing_ok=True)
