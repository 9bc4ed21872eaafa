"""Two built files of the sample: in the second, each establishment has another name and other figures."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

from app.config import ROOT
from app.pipeline.build import build

SAMPLE = ROOT / "data" / "sample"
# As the sample writes them, in any file: the names of establishments, and which of two parts a column holds.
NAME, OTHER_NAME = b"d'essai", b"d'avant"
SWAPPED = tuple((b"DEVENIR" + one, b"DEVENIR" + other) for one, other in (
    (b" Part en emploi 6 mois", b" Part autre situation 6 mois"),
    (b"_part_en_emploi_6_mois", b"_part_autre_situation_6_mois"),
))


def build_versions(folder: Path) -> tuple[Path, Path]:
    """Built by the production build in an empty folder."""
    raw = shutil.copytree(SAMPLE, folder / "fichiers")
    targets = folder / "a.duckdb", folder / "b.duckdb"
    build(raw, targets[0])
    for path in raw.glob("*.csv"):
        path.write_bytes(_changed(path.read_bytes()))
    build(raw, targets[1])
    return targets


def put(version: Path, name: str, target: Path) -> None:
    """A copy that calls itself `name` takes the place of `target` by one rename, as a new publication does."""
    draft = target.with_suffix(".draft")
    shutil.copy(version, draft)
    with duckdb.connect(str(draft)) as connection:
        connection.execute("UPDATE meta.build SET version = ?", [name])
    os.replace(draft, target)


def _changed(content: bytes) -> bytes:
    content = content.replace(NAME, OTHER_NAME)
    for one, other in SWAPPED:
        content = content.replace(one, b"\0").replace(other, one).replace(b"\0", other)
    return content
