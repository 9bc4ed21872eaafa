"""The state of a card, before it is put in words that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.card import Bloc, Choix, Specialite
from app.cards.etats import Etat
from app.cards.wording import Place


@dataclass(frozen=True)
class State:
    """`place` is whose words the card uses; `whole` says that its title speaks of the whole establishment."""

    etat: Etat
    blocs: list[Bloc]
    place: Place
    whole: bool = False
    motif: str | None = None
    choix: tuple[Choix, ...] = ()
    specialites: tuple[Specialite, ...] = ()
