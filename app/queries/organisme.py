"""Who teaches an apprenticeship in a place, and who answers for it, by the catalogue of offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.warehouse import Snapshot

Role = Literal["formateur", "gestionnaire"]

SELECT_ORGANISMES = """
    SELECT uai_formateur AS formateur, uai_gestionnaire AS gestionnaire
    FROM marts.offre_apprentissage
    WHERE uai = ? AND cfd IS NOT DISTINCT FROM ?
"""


@dataclass(frozen=True)
class Organisme:
    """Another establishment than the place itself."""

    uai: str
    role: Role


def list_organismes(snapshot: Snapshot, uai: str, cfd: str | None) -> list[Organisme]:
    """The only formateur, then the only gestionnaire, of a diploma in a place, or of all the offers of the place.

    Empty where there are several, where the place is its own, and where the catalogue does not know the offer.
    """
    rows = snapshot.rows(SELECT_ORGANISMES, uai, cfd)
    roles: tuple[Role, ...] = ("formateur", "gestionnaire")
    found = {str(row[role]): role for row in rows for role in reversed(roles) if row[role] and row[role] != uai}
    return sorted((Organisme(other, role) for other, role in found.items()), key=lambda organisme: roles.index(organisme.role))
