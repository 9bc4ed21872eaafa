"""Which codes a code replaced, and which replaced it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.nomenclature import Code
from app.warehouse import Snapshot

Sens = Literal["ancienne", "nouvelle"]

# At equal distance the former diploma first: it has figures when the new one has none yet.
SELECT_CONTINUUM = """
    SELECT c.code_lie, c.sens, c.rang, d.libelle
    FROM marts.continuum AS c
    LEFT JOIN marts.diplome AS d ON d.code = c.code_lie
    WHERE c.code = ? AND c.type_code = ?
    ORDER BY c.rang, c.sens
"""


@dataclass(frozen=True)
class Lien:
    """A former (`ancienne`) or later (`nouvelle`) code of one formation, `rang` renewals away; `libelle` is its name."""

    code_lie: str
    sens: Sens
    rang: int
    libelle: str | None


def list_continuum(snapshot: Snapshot, code: Code) -> list[Lien]:
    """Every linked code, nearest first; empty where the formation was never renewed without a choice."""
    return [Lien(**row) for row in snapshot.rows(SELECT_CONTINUUM, code.value, code.type)]
