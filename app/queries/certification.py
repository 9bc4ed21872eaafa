"""Which school formations prepare a diploma."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.warehouse import Snapshot

# Open ones first, then the longest course: the ordinary one of a CAP or of a bac pro.
SELECT_MEFSTAT11 = """
    SELECT mefstat11, dispositif_formation, duree_dispositif, date_ouverture, date_fermeture
    FROM marts.certification
    WHERE cfd = ?
    ORDER BY date_fermeture DESC NULLS FIRST, duree_dispositif DESC NULLS LAST, mefstat11
"""


@dataclass(frozen=True)
class DerniereAnnee:
    """The last year of a course: `duree_dispositif` years in all, None where it is not counted in years."""

    mefstat11: str
    dispositif_formation: str
    duree_dispositif: int | None
    date_ouverture: date | None
    date_fermeture: date | None


def list_mefstat11(snapshot: Snapshot, cfd: str) -> list[DerniereAnnee]:
    """Every last year that prepares the diploma, open ones first; empty for a diploma of apprenticeship only."""
    return [DerniereAnnee(**row) for row in snapshot.rows(SELECT_MEFSTAT11, cfd)]
