"""The mothers and daughters of an establishment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.warehouse import Snapshot

Lien = Literal["mere", "fille"]

# The mother first: a section takes the figures of its lycée before those of an annex of its own.
SELECT_UAI_LIE = """
    SELECT uai_lie, lien, nb_reponses, type_rattachement, source
    FROM marts.uai_lie
    WHERE uai = ?
    ORDER BY lien DESC, uai_lie
"""


@dataclass(frozen=True)
class UaiLie:
    """`uai_lie` is the `lien` of the establishment asked about, one of `nb_reponses`."""

    uai_lie: str
    lien: Lien
    nb_reponses: int
    type_rattachement: str | None
    source: str


def list_uai_lies(snapshot: Snapshot, uai: str) -> list[UaiLie]:
    """Every related establishment, mothers before daughters."""
    return [UaiLie(**row) for row in snapshot.rows(SELECT_UAI_LIE, uai)]


def list_stand_ins(snapshot: Snapshot, uai: str) -> list[UaiLie]:
    """Those whose figures may stand for missing ones, in the order to try: an only mother, then an only daughter."""
    return [lie for lie in list_uai_lies(snapshot, uai) if lie.nb_reponses == 1]
