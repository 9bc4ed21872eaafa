"""What specialities a common first year leads to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.nomenclature import Code
from app.warehouse import Snapshot

# As a French reader sorts them, and never by result.
SELECT_SPECIALITES = """
    SELECT mefstat11, cfd, libelle, libelle_famille, date_ouverture, date_fermeture, source
    FROM marts.specialite
    WHERE code = ? AND type_code = ?
    ORDER BY lower(strip_accents(libelle)), mefstat11
"""


@dataclass(frozen=True)
class Specialite:
    """A speciality of the family `libelle_famille`, by the MEFSTAT11 of its last year.

    The dates bound the entries into the common year that lead to it: None where nothing bounds them. `source`: the table that says so.
    """

    mefstat11: str
    cfd: str
    libelle: str
    libelle_famille: str
    date_ouverture: date | None
    date_fermeture: date | None
    source: str = ""

    @property
    def est_ouverte(self) -> bool:
        """Whether who enters the common year today may choose it."""
        return self.date_fermeture is None or self.date_fermeture > date.today()


def list_specialites(snapshot: Snapshot, code: Code) -> list[Specialite]:
    """In alphabetical order, those closed since included; empty where the code is no common first year."""
    return [Specialite(**row) for row in snapshot.rows(SELECT_SPECIALITES, code.value, code.type)]
