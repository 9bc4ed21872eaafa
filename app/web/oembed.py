"""/oembed: what WordPress, Drupal or Notion ask in order to show a card where an editor pastes its address."""

from __future__ import annotations

import json
from html import escape
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.etree import ElementTree

from flask import Blueprint, Response, abort, current_app, request

from app.cards.card import Card
from app.cards.height import height_of
from app.cards.wording import PRODUIT
from app.nomenclature import InvalidIdentifier, parse_address
from app.web.caching import Rendered, respond
from app.web.cartes import STATUS, card_at, today
from app.web.images import banner_address
from app.web.options import Options
from app.web.places import split_form

blueprint = Blueprint("oembed", __name__)

USUAL, NARROWEST = 340, 280
CACHE_SECONDS = 86_400
# The banner that the page of the card names as its image.
BANNER_WIDTH, BANNER_HEIGHT = 1200, 630
FORMATS = {"json": "application/json", "xml": "text/xml"}


@blueprint.get("/oembed")
def oembed() -> Response:
    """oEmbed 1.0. 404 for an address that is no card of ours, 501 for a format other than json and xml."""
    form = request.args.get("format", "json")
    if form not in FORMATS:
        abort(501)
    base = current_app.extensions["base"]()
    found = _card(request.args.get("url", ""), base)
    if found is None:
        abort(404)
    content = content_of(*found, base, _size("maxwidth"), _size("maxheight"))
    text = json.dumps(content, ensure_ascii=False) if form == "json" else _xml(content)
    response = respond(Rendered.of(text, FORMATS[form]))
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _card(url: str, base: str) -> tuple[Card, str, Options] | None:
    """(card, its name in addresses, options) of an address of this service; None where it is no card that exists."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.netloc != urlsplit(base).netloc or not parts.path.startswith("/cartes/"):
        return None
    _, name = split_form(unquote(parts.path.removeprefix("/cartes/")))
    options = Options.parse(dict(parse_qsl(parts.query)))
    try:
        address = parse_address(name)
    except InvalidIdentifier:
        return None
    card = card_at(current_app.extensions["warehouse"].snapshot(), address, options, today())
    return None if STATUS.get(card.motif or "") else (card, str(address), options)


def content_of(card: Card, name: str, options: Options, base: str, width: int | None, height: int | None) -> dict[str, object]:
    """The frame of the card; of a badge where there is no room for more, and a mere link where there is none for that."""
    address = f"{base}/cartes/{name}"
    about = {
        "version": "1.0",
        "title": card.titre_page,
        "provider_name": PRODUIT,
        "provider_url": f"{base}/",
        "cache_age": CACHE_SECONDS,
        "thumbnail_url": banner_address(card, options, base),
        "thumbnail_width": BANNER_WIDTH,
        "thumbnail_height": BANNER_HEIGHT,
    }
    for size in (options, Options(**{**vars(options), "taille": "badge"})):
        wide = min(width or USUAL, USUAL)
        high = height_of(card, wide, size.taille)
        if wide >= NARROWEST and high <= (height or high):
            source = f"{address}?{size.query}".rstrip("?")
            return {**about, "type": "rich", "width": wide, "height": high, "html": frame(source, card.titre_page, wide, high)}
    return {**about, "type": "link"}


def frame(address: str, title: str, width: int, height: int) -> str:
    """The element that shows a card on any page, without a script."""
    source, name = escape(address), escape(title)
    return f'<iframe src="{source}" title="{name}" width="{width}" height="{height}" loading="lazy" frameborder="0"></iframe>'


def _size(name: str) -> int | None:
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else None


def _xml(content: dict[str, object]) -> str:
    root = ElementTree.Element("oembed")
    for name, value in content.items():
        ElementTree.SubElement(root, name).text = str(value)
    return '<?xml version="1.0" encoding="utf-8" standalone="yes"?>' + ElementTree.tostring(root, encoding="unicode")
