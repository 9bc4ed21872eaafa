"""The files of many cards at once: drawn by the code of the live service, their questions asked together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Flask

from app.cards.bare import choice_card
from app.cards.card import Card
from app.catalogue.decision import expect
from app.catalogue.lot import Lot, answer_all
from app.catalogue.question import Question
from app.export.variants import Choice, Variant
from app.nomenclature import Key, Reference, parse_address
from app.warehouse import Snapshot
from app.web.cartes import STATUS, card_at, render
from app.web.options import Options

# The name of the files of the card that says that there is none: no key is so short.
ABSENT = "404"


@dataclass(frozen=True)
class Document:
    """What is served at one address. `path`: of its file, from the root of the site. `compressible`: gzip makes it smaller."""

    path: str
    body: bytes
    compressible: bool = True


@dataclass(frozen=True)
class Sheet:
    """The files of one card, and the keys that it leads to. Without files: the service answers 404."""

    name: str
    documents: tuple[Document, ...]
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contents:
    """A card to be read: what options change in what it says. The detailed size alone says more than the others."""

    address: Key | Reference
    options: Options

    @classmethod
    def of(cls, address: Key | Reference, options: Options) -> Contents:
        taille = options.taille if options.taille == "detail" else Options.taille
        return cls(address, Options(taille=taille, adresse=options.adresse, langue=options.langue))


def draw_sheets(app: Flask, snapshot: Snapshot, names: Sequence[str], choice: Choice) -> list[Sheet]:
    """The sheet of each name, in their order; a name is an address of a card as it is written, and names its files."""
    base, day = app.extensions["base"](), app.extensions["today"]()
    addresses = {name: parse_address(name) for name in names}
    wanted = dict.fromkeys(Contents.of(address, variant.options) for address in addresses.values() for variant in choice.variants)
    cards = answer_all(snapshot, wanted, lambda source, contents: card_at(source, contents.address, contents.options, day), _expect)
    with app.app_context():
        return [_sheet(name, address, cards, choice, base) for name, address in addresses.items()]


def draw_absent(app: Flask, snapshot: Snapshot, choice: Choice) -> Sheet:
    """The card of an address that leads to none: whatever was asked, since a file cannot repeat it."""
    base = app.extensions["base"]()
    with app.app_context():
        documents = tuple(
            _document(ABSENT, choice_card(ABSENT, (), snapshot.fictif, variant.options.voice), variant, base) for variant in choice.variants
        )
    return Sheet(ABSENT, documents)


def _expect(lot: Lot, contents: Contents) -> None:
    """What is sure to be asked, or nearly: fewer rounds of questions."""
    address = contents.address
    if isinstance(address, Key) and address.code:
        expect(lot, Question(uai=address.uai or "", type=address.code.type, nombre=address.code.value))


def _sheet(name: str, address: Key | Reference, cards: dict[Contents, Card], choice: Choice, base: str) -> Sheet:
    shown = {variant: cards[Contents.of(address, variant.options)] for variant in choice.variants}
    first = next(iter(shown.values()))
    if STATUS.get(first.motif or ""):
        return Sheet(name, ())
    # A card tells its own key, whatever it was asked by.
    links = dict.fromkeys([first.cle, *(choix.cle for choix in first.choix), *(ligne.cle for ligne in first.specialites)])
    return Sheet(name, tuple(_document(name, card, variant, base) for variant, card in shown.items()), tuple(links))


def _document(name: str, card: Card, variant: Variant, base: str) -> Document:
    rendered = render(card, variant.form, variant.options, base)
    return Document(variant.file_of(name), rendered.body, rendered.mimetype != "image/png")
