"""Published files that are known and deliberately not read, each with its reason (data/reference/non_lu)."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatch

from app.pipeline.layers import REFERENCE

FOLDER = REFERENCE / "non_lu"


@dataclass(frozen=True)
class Ecarte:
    """A file that is left aside. `reconnu_par` is « colonnes: » and the first headers, in order, or « nom: » and a pattern.

    The first headers and not all of them: a column added to a file that is not read is nobody's business.
    """

    jeu: str
    reconnu_par: str
    raison: str

    def has_header(self, header: Sequence[str]) -> bool:
        kind, _, names = self.reconnu_par.partition(": ")
        first = tuple(names.split())
        return kind == "colonnes" and tuple(header[: len(first)]) == first

    def has_name(self, name: str) -> bool:
        kind, _, pattern = self.reconnu_par.partition(": ")
        return kind == "nom" and fnmatch(name, pattern)


def ecartes() -> tuple[Ecarte, ...]:
    """Every known file that is not read."""
    found = []
    for path in sorted(FOLDER.glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            found += [Ecarte(**line) for line in csv.DictReader(file, delimiter=";")]
    return tuple(found)
