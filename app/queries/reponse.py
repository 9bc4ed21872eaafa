"""All that the served file knows about a key, gathered for its card."""

from __future__ import annotations

from dataclasses import dataclass

from app.nomenclature import Key
from app.queries.diplome import Diplome, find_diplome
from app.queries.etablissement import Etablissement, list_populations
from app.queries.formation import Formation, list_formations
from app.warehouse import Snapshot


@dataclass(frozen=True)
class Reponse:
    """Empty lists and None where nothing is known: the card decides what to say of it."""

    key: Key
    diplome: Diplome | None
    formations: list[Formation]
    populations: list[Etablissement]
    fictif: bool


def find_reponse(snapshot: Snapshot, key: Key) -> Reponse:
    """One point query an identifier of the key, and one for the formation in its establishment."""
    return Reponse(
        key=key,
        diplome=find_diplome(snapshot, key.code) if key.code else None,
        formations=list_formations(snapshot, key.uai, key.code) if key.uai and key.code else [],
        populations=list_populations(snapshot, key.uai) if key.uai else [],
        fictif=snapshot.fictif,
    )
