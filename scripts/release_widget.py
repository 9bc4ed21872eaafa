"""Freezes the script of the cards as a version that never changes: python -m scripts.release_widget 1.0.0 (needs npm)."""

from __future__ import annotations

import argparse
import base64
import csv
import hashlib
import re
import subprocess
import sys
from pathlib import Path

WIDGET = Path(__file__).resolve().parent.parent / "widget"
SOURCE, RELEASES = WIDGET / "carte-insertion.js", WIDGET / "releases"
MINIFIER = "esbuild@0.25.12"
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


def release(version: str) -> str:
    """Writes releases/<version>/ and its line of hashes.csv; gives the hash. Raises FileExistsError for a version that is out."""
    folder = RELEASES / version
    folder.mkdir(parents=True)
    out = folder / "carte-insertion.js"
    command = ["npx", "--yes", MINIFIER, str(SOURCE), "--minify", "--sourcemap", "--target=es2022", f"--outfile={out}", "--log-level=warning"]
    subprocess.run(command, check=True, cwd=WIDGET)
    sri = f"sha384-{base64.b64encode(hashlib.sha384(out.read_bytes()).digest()).decode()}"
    with (RELEASES / "hashes.csv").open("a", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow([version, sri])
    return sri


def main() -> int:
    parser = argparse.ArgumentParser(description="Fige le script des cartes sous un numéro de version, qui ne changera plus.")
    parser.add_argument("version", help="comme 1.0.0")
    version = parser.parse_args().version
    if not SEMVER.fullmatch(version):
        parser.error(f"« {version} » n'est pas une version : on attend trois nombres, comme 1.0.0.")
    try:
        print(f"Version {version} : {release(version)}")
    except FileExistsError:
        parser.error(f"la version {version} existe déjà et ne change plus : choisissez la suivante.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
