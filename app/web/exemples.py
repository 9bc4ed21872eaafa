"""One card for each state that the served file contains, found once a file."""

from __future__ import annotations

from datetime import date

from app.cards.card import Card
from app.nomenclature import Key
from app.queries.exemple import list_exemples
from app.queries.memoire import kept_with_snapshot
from app.warehouse import Snapshot
from app.web.cartes import find_card


@kept_with_snapshot()
def list_cards(snapshot: Snapshot, day: date) -> list[Card]:
    """In the order of the specification, as read on a day; a state that no candidate is in has no card. Searched once."""
    cards: dict[str, Card] = {}
    for exemple in list_exemples(snapshot):
        if exemple.etat not in cards:
            card = find_card(snapshot, Key.parse(exemple.cle), day=day)
            if card.etat == exemple.etat:
                cards[exemple.etat] = card
    return list(cards.values())


def first_card(snapshot: Snapshot, day: date) -> Card:
    """The one that pages show before any is chosen: the first that has figures, or the first."""
    cards = list_cards(snapshot, day)
    return next((card for card in cards if any(bloc.has_figures for bloc in card.blocs)), cards[0])
