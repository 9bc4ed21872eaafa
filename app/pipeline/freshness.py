"""Whether a built file can be served by the code as it is now."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

import duckdb

from app.pipeline.stamp import code_version


class Freshness(Enum):
    """The value ends a French sentence that begins with the path of the file."""

    CURRENT = "est à jour."
    ABSENT = "n'existe pas."
    SAMPLE = "vient de l'échantillon, construit par une autre version du code."
    REAL = "a été construit par une autre version du code."


def freshness(path: Path) -> Freshness:
    """Reads the stamp of the file. A file without a readable stamp counts as built by another version."""
    if not path.exists():
        return Freshness.ABSENT
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            version, fictif = connection.execute("SELECT code_version, fictif FROM meta.build").fetchone()
    except (duckdb.Error, TypeError):
        return Freshness.REAL
    if version == code_version():
        return Freshness.CURRENT
    return Freshness.SAMPLE if fictif else Freshness.REAL
