"""Runs the tool of ../shared that writes files of national volume: real keys, invented figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.pipeline.build import build

LABELS = (
    "Année;UAI;Libellé;Région;Type diplome;Code formation mefstat11;Libellé formation;Durée formation;Diplôme rénové ou nouveau;"
    "DEVENIR Part poursuite études;DEVENIR Part en emploi 6 mois;DEVENIR Part autre situation 6 mois;Taux poursuite études;"
    "Taux emploi 6 mois;Taux emploi 12 mois;Taux emploi 18 mois;Taux emploi 24 mois"
)


# Pupils of every formation of the country: real keys, invented figures.
FORMATION_FINE = "fr-en-inserjeunes-lycee_pro-formation-fine.csv"


def write_formation_fine(real_data: Path, out: Path, cohorts: int = 6) -> None:
    """Writes FORMATION_FINE, with labels, about 18,000 rows a cohort."""
    tool = real_data.parent / "tools" / "open_data_at_scale.py"
    subprocess.run([sys.executable, str(tool), str(out), "--insersup-rows", "0", "--lycee-cohorts", str(cohorts)], check=True)
    (out / "fr-esr-insersup.csv").unlink(missing_ok=True)


def build_national(real_data: Path, target: Path) -> None:
    """A built file of national volume, with the real nomenclatures; beside it, in `raw`, what it was built from."""
    raw = target.with_name("raw")
    write_formation_fine(real_data, raw)
    for name in ("nMef.csv", "nFormationDiplome_.csv"):
        (raw / name).symlink_to(real_data / "bcn" / name)
    build(raw, target)
