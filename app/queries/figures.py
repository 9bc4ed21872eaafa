"""The figures that every mart row carries, taken out of the row."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

MotifAbsence = Literal["effectif_faible", "non_diffuse", "sans_objet", "absence"]


@dataclass(frozen=True)
class Figures:
    """Shares of all last-year students, whole percents, None where not published.

    `millesime` is the cohort of the shares, None where no cohort has any; `dernier_millesime` the latest cohort
    published, and `motif_absence` why that one has no figure. `fichier` and `ligne` are where the shares stand.
    `effectif` is the number of last-year students, at least 20, None where the source does not publish it.
    """

    dernier_millesime: str
    motif_absence: MotifAbsence | None
    millesime: str | None
    part_en_emploi_6_mois: int | None
    part_formation: int | None
    part_autres_situations: int | None
    origine: str | None
    source: str | None
    fichier: str | None
    ligne: int | None
    effectif: int | None = None

    @classmethod
    def of(cls, row: dict[str, Any]) -> Figures:
        """Takes its columns out of `row`."""
        return cls(**{name: row.pop(name) for name in NAMES})


# Read once: the rows of a catalogue are counted in tens of thousands.
NAMES = tuple(field.name for field in fields(Figures))
