"""Before `make serve`: a file to serve, built from the embedded sample where there is none."""

from __future__ import annotations

import os
import sys

from app.config import ROOT, Config
from scripts.build import main as build
from app.pipeline.freshness import Freshness, freshness

SAMPLE = ROOT / "data" / "sample"


def main() -> int:
    database = Config.from_environment().database
    found = freshness(database)
    if found is Freshness.CURRENT:
        return 0
    if found is Freshness.REAL or (found is Freshness.ABSENT and os.environ.get("TRAJECTOIRES_DATABASE")):
        print(f"{database} {found.value} Construisez-le : python -m scripts.build --raw DOSSIER --target {database}", file=sys.stderr)
        return 1
    print("Construction à partir de l'échantillon fictif de data/sample.")
    return build(["--raw", str(SAMPLE), "--target", str(database), "--bref"])


if __name__ == "__main__":
    sys.exit(main())
