"""What the studio shows of what was asked: the card, what stands around it, and what to paste."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import current_app

from app.cards.apercu import Apercu, apercu_of
from app.cards.card import Card
from app.nomenclature import parse_address
from app.queries.annuaire import find_annuaire
from app.queries.etablissement import list_populations
from app.queries.memoire import kept_with_snapshot
from app.queries.region import region_of
from app.warehouse import Snapshot
from app.web.cartes import card_at, today
from app.web.extraits import FORMES, extrait, frozen_line, script_line
from app.web.options import Options
from app.web.releases import LATEST
from app.web.studio.demande import Demande


@dataclass(frozen=True)
class Montree:
    """A card of the studio: `cle` as a host writes it, the card, its state at a glance, and its texts to paste, by form; `element`: the
    one of the script, without the line that a page has once; `fige`: that line and the element, in the version of today for ever.
    """

    cle: str
    card: Card
    apercu: Apercu
    extraits: dict[str, str]
    element: str
    fige: str


def montree(cle: str, options: Options) -> Montree:
    """The card of a key. Raises InvalidIdentifier."""
    return _montree(snapshot(), cle, options, today(), current_app.extensions["base"]())


# Every letter typed beside a list of fifty asks for the fifty again.
@kept_with_snapshot(256)
def _montree(found: Snapshot, cle: str, options: Options, day: date, base: str) -> Montree:
    card = card_at(found, parse_address(cle), options, day)
    texts = {forme: extrait(forme, base, cle, card, options) for forme in FORMES}
    whole = {**texts, "script": f"{script_line(base)}\n{texts['script']}"}
    fige = f"{frozen_line(base, LATEST['v1'])}\n{texts['script']}"
    return Montree(cle, card, apercu_of(card), whole, texts["script"], fige)


def chosen(demande: Demande) -> Montree:
    """The card of the chosen scope. Raises InvalidIdentifier."""
    uai = parse_address(demande.cle).uai
    return montree(demande.at_scope(_region(uai) if uai else None), demande.options)


def _region(uai: str) -> str | None:
    found = snapshot()
    populations = list_populations(found, uai)
    return region_of(found, uai, populations, None if populations else find_annuaire(found, uai))


def snapshot() -> Snapshot:
    return current_app.extensions["warehouse"].snapshot()
