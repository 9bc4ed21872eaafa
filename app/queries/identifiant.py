"""What a number of Parcoursup, of the Onisep or of the RNCP stands for."""

from __future__ import annotations

from dataclasses import dataclass

from app.nomenclature import Code, Key, Reference
from app.warehouse import Snapshot

SELECT_IDENTIFIANT = """
    SELECT uai, cfd, sise, est_partielle, id_paysage, libelle, source
    FROM marts.identifiant
    WHERE type_identifiant = ? AND valeur = ?
    ORDER BY cle
"""


@dataclass(frozen=True)
class Identifiant:
    """One answer: a diploma, a diploma in an establishment, or an establishment whose formation has no known code.

    `libelle` is the name of the formation that was asked for. `est_partielle`: the answer is its establishment alone.
    """

    uai: str | None
    cfd: str | None
    sise: str | None
    est_partielle: bool
    id_paysage: str | None
    libelle: str
    source: str
    region: str | None = None

    @property
    def est_apprentissage(self) -> bool:
        """Whether its name says that it is one: Parcoursup gives the two voies of a diploma two numbers."""
        return "en apprentissage" in self.libelle.lower()

    @property
    def cle(self) -> str:
        """The key of the card of this answer."""
        return str(Key(self.uai, self.region, self.code))

    @property
    def code(self) -> Code | None:
        """The diploma; None where the answer is an establishment alone."""
        if self.cfd:
            return Code("cfd", self.cfd)
        return Code("sise", self.sise) if self.sise else None


def list_identifiants(snapshot: Snapshot, reference: Reference) -> list[Identifiant]:
    """Every answer, at the place that the reference names: one is a card, several are a choice, none is unknown."""
    rows = snapshot.rows(SELECT_IDENTIFIANT, reference.type, reference.value)
    return [Identifiant(**{**row, "uai": reference.uai or row["uai"], "region": reference.region}) for row in rows]
