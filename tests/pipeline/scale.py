"""Runs the tool of ../shared that writes files of national volume: real keys, invented figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


LABELS = (
    "Année;UAI;Libellé;Région;Type diplome;Code formation mefstat11;Libellé formation;Durée formation;Diplôme rénové ou nouveau;"
    "DEVENIR Part poursuite études;DEVENIR Part en emploi 6 mois;DEVENIR Part autre situation 6 mois;Taux poursuite études;"
    "Taux emploi 6 mois;Taux emploi 12 mois;Taux emploi 18 mois;Taux emploi 24 mois"
)


def write_formation_fine(real_data: Path, out: Path) -> None:
    """Writes fr-en-inserjeunes-lycee_pro-formation-fine.csv, with labels, six cohorts, about 110,000 rows."""
    tool = real_data.parent / "tools" / "open_data_at_scale.py"
    subprocess.run([sys.executable, str(tool), str(out), "--insersup-rows", "0"], check=True)
    (out / "fr-esr-insersup.csv").unlink(missing_ok=True)
