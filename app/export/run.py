"""An export from its beginning to its end: the pages, the cards, what is gone since the last one, and how to serve it all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flask import Flask

from app.export.cards import Progress, write_cards
from app.export.folder import opened, put_text, tidy
from app.export.headers import headers_of_cards
from app.export.headers_file import headers_file
from app.export.ledger import Ledger
from app.export.nginx import configuration
from app.export.origin import made_from
from app.export.pages import Site, draw_site
from app.export.rendering import ABSENT, Sheet, draw_absent
from app.export.work import Order, put
from app.export.writing import Writer
from app.nomenclature import InvalidIdentifier, parse_address
from app.queries.adresse import list_adresses

# The record of what is no card.
PAGES = "pages"


@dataclass(frozen=True)
class Outcome:
    """Files, each counted without its compressed forms. `unknown`: names that were asked for, of which there is no card."""

    cards: int
    written: int
    unchanged: int
    deleted: int
    unknown: tuple[str, ...]


def export(order: Order, names: Sequence[str] | None = None, processes: int = 1, progress: Progress = lambda done, needed: None) -> Outcome:
    """Writes the cards of `names`, as hosts write them, or all that the data are about; those that they lead to; and the pages.

    Goes on where the last one stopped. Raises ExportFailed where it cannot write, and leaves nothing half written.
    """
    with opened(order.folder) as manifest:
        app = order.make_app(order.config)
        snapshot = app.extensions["warehouse"].snapshot()
        ledger = Ledger(manifest, Writer(order.folder), made_from(app, order.choice, snapshot.version))
        site = draw_site(app)
        _write_pages(app, order, ledger, site)
        asked, impossible = _possible(list_adresses(snapshot) if names is None else names)
        needed = [*asked, *_possible(site.cards)[0]]
        write_cards(replace(order, version=snapshot.version), ledger, needed, processes, progress)
        unknown = [name for name in asked if name in ledger.missing]
        deleted = tidy(order.folder, manifest.publish())
    return Outcome(ledger.cards, ledger.written, ledger.whole - ledger.written, deleted, (*impossible, *unknown))


def _write_pages(app: Flask, order: Order, ledger: Ledger, site: Site) -> None:
    """The pages, the card of an unknown key, and what tells servers how to serve them."""
    known, absent = (headers_of_cards(app, order.choice, name) for name in (site.cards[0], ABSENT))
    snapshot = app.extensions["warehouse"].snapshot()
    documents = [*(page.document for page in (*site.pages, site.not_found)), headers_file(known, site.pages)]
    sheets = [Sheet(PAGES, tuple(documents)), draw_absent(app, snapshot, order.choice)]
    ledger.enter([put(Writer(order.folder), sheet, ledger.known(sheet.name)) for sheet in sheets])
    for name, text in configuration(app, order.choice, site, known, absent).items():
        put_text(order.folder, f"nginx/{name}", text)


def _possible(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """(those that can name a card, those that cannot)."""
    possible: list[str] = []
    impossible: list[str] = []
    for name in names:
        try:
            parse_address(name)
            possible.append(name)
        except InvalidIdentifier:
            impossible.append(name)
    return possible, impossible
