"""What a code stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.nomenclature import Code
from app.warehouse import Snapshot

SELECT_DIPLOME = "SELECT code, libelle, type_diplome, date_fermeture, annee_fermeture FROM marts.diplome WHERE code = ?"

SELECT_CFD = "SELECT DISTINCT cfd FROM marts.diplome WHERE code IN (SELECT unnest($1::VARCHAR[])) ORDER BY cfd"


@dataclass(frozen=True)
class Diplome:
    """A diploma of the nomenclature. `type_diplome` is `cap`, `bac_pro`, `bts`… (see data/reference).

    `date_fermeture` may be in the future, and is None where nothing is closed; `annee_fermeture` is that of a diploma closed
    for good, which nothing replaces.
    """

    code: str
    libelle: str
    type_diplome: str
    date_fermeture: date | None = None
    annee_fermeture: int | None = None


def find_diplome(snapshot: Snapshot, code: Code) -> Diplome | None:
    """The diploma of a MEFSTAT11 or CFD, None where the nomenclature does not hold it."""
    rows = snapshot.rows(SELECT_DIPLOME, code.value)
    return Diplome(**rows[0]) if rows and code.type != "sise" else None


def list_diplomes(snapshot: Snapshot, codes: Sequence[Code]) -> tuple[str, ...]:
    """The diplomas that codes belong to: the CFD of those of the nomenclature, and SISE codes as they are."""
    rows = snapshot.rows(SELECT_CFD, [code.value for code in codes if code.type != "sise"])
    return *(row["cfd"] for row in rows if row["cfd"]), *(code.value for code in codes if code.type == "sise")
