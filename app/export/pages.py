"""The pages of the site that do not change with what is asked: those that the home page leads to, one from another."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from flask import Flask, Response
from flask.testing import FlaskClient

from app.export.headers import Headers, headers_of
from app.export.problem import ExportFailed
from app.export.rendering import Document
from app.web.pages import filled
from app.web.places import split_form
from app.web.releases import LATEST, NAMES, RELEASES

# They answer a question, tell of the service itself, or are made for who asks: a file cannot, or need not.
LIVE = ("/api/", "/couverture", "/donnees/", "/etat", "/oembed", "/statistiques", "/studio", "/verifier")
# What no page leads to: every version of the script, and what browsers and robots look for unasked.
UNLINKED = ("/favicon.ico", "/robots.txt", "/sitemap.xml", *(f"/widget/{version}/{name}" for version in (*LATEST, *RELEASES) for name in NAMES))
# An address of no page, and the name by which static hosts know what to answer there.
NOWHERE, NOT_FOUND = "/introuvable", "404.html"


@dataclass(frozen=True)
class Page:
    """`address`: the path that it is asked by. `headers`: those that the live service gives it with."""

    address: str
    document: Document
    headers: Headers


@dataclass(frozen=True)
class Site:
    """Every page, what answers at the address of none, and the names of the cards that the pages show."""

    pages: tuple[Page, ...]
    not_found: Page
    cards: tuple[str, ...]


def draw_site(app: Flask) -> Site:
    """The pages as the live service gives them now; in the place of those that it alone can give, one that says so."""
    client, base = app.test_client(), app.extensions["base"]()
    home = _page("/", _asked(client, "/"))
    pages, cards, waiting = {"/": home}, {}, [*UNLINKED, *_links(home, base)]
    while waiting:
        address = waiting.pop(0)
        if address.startswith("/cartes/"):
            cards[split_form(unquote(address.removeprefix("/cartes/")))[1]] = None
        elif address not in pages:
            page = _live(app, address, home.headers) if address.startswith(LIVE) else _found(client, address)
            if page:
                pages[address] = page
                waiting += _links(page, base)
    return Site(tuple(pages.values()), _page(NOWHERE, _asked(client, NOWHERE), NOT_FOUND), tuple(cards))


def _found(client: FlaskClient, address: str) -> Page | None:
    """None where there is none: an example leads to one on purpose. Raises ExportFailed where it cannot be drawn."""
    answer = _asked(client, address)
    if answer.status_code not in (200, 404):
        raise ExportFailed(f"La page {address} n'a pas pu être dessinée (statut {answer.status_code}).")
    return _page(address, answer) if answer.status_code == 200 else None


def _asked(client: FlaskClient, address: str) -> Response:
    # A file that is served stays open until its answer is closed.
    with client.get(address) as answer:
        answer.get_data()
    return answer


def _page(address: str, answer: Response, path: str = "") -> Page:
    named = f"{address.strip('/') or 'index'}.html" if answer.mimetype == "text/html" else address.strip("/")
    document = Document(path or named, answer.get_data(), compressible="Accept-Encoding" in answer.headers.get("Vary", ""))
    return Page(address, document, headers_of(answer))


def _live(app: Flask, address: str, headers: Headers) -> Page:
    with app.test_request_context(address, base_url=app.extensions["base"]()):
        body = filled("export/service.html").body
    return Page(address, Document(f"{address.strip('/')}.html", body), headers)


def _links(page: Page, base: str) -> list[str]:
    """Paths on this site that a page leads to, without what is asked of them; nothing of what is no page."""
    if not page.document.path.endswith(".html"):
        return []
    reader = _Reader()
    reader.feed(page.document.body.decode())
    found = [urlsplit(urljoin(base + page.address, link)) for link in reader.links]
    here = urlsplit(base).netloc
    return [link.path for link in found if link.netloc == here and link.path]


class _Reader(HTMLParser):
    """Collects what a page links to, loads, or shows as a card."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.links += [value for name in ("href", "src") if (value := values.get(name))]
        if tag == "carte-insertion" and (name := values.get("formation")):
            self.links.append(f"/cartes/{name}")
