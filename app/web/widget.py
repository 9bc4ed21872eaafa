"""The script of the cards, and the example pages that show each way to use it."""

from __future__ import annotations

from pathlib import Path

import rjsmin
from flask import Blueprint, Response, abort, current_app

from app.cards.card import Card
from app.cards.drawing import draw
from app.cards.height import height_of
from app.web.caching import Rendered, respond
from app.web.cartes import NARROWEST, today
from app.web.exemples import list_cards

blueprint = Blueprint("widget", __name__)

WIDGET = Path(__file__).parent.parent.parent / "widget"
SCRIPT = Rendered.of(str(rjsmin.jsmin((WIDGET / "carte-insertion.js").read_text())), "text/javascript")
EXAMPLES = {path.stem: path for path in (WIDGET / "examples").glob("*.html")}


@blueprint.get("/widget/v1/carte-insertion.js")
def script() -> Response:
    """The script, for any site; kept five minutes, so that a correction reaches every host the same day."""
    response = respond(SCRIPT)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = "public, max-age=300, stale-while-revalidate=86400"
    return response


@blueprint.get("/exemples/<name>")
def example(name: str) -> Response:
    """An example page as a host would write it, with this server's address and a key that it knows."""
    if name not in EXAMPLES:
        abort(404)
    snapshot, base = current_app.extensions["warehouse"].snapshot(), current_app.extensions["base"]()
    card = list_cards(snapshot, today())[0]
    return respond(Rendered.of(fill_example(EXAMPLES[name].read_text(), card, base), "text/html"))


def fill_example(html: str, card: Card, base: str) -> str:
    """The page with the address of the service, the key of a card, and the heights that hold its place."""
    values = {
        "https://HOST": base,
        "CLE": card.cle,
        "HAUTEUR_IMAGE": str(draw(card).height),
        "HAUTEUR": str(height_of(card, NARROWEST)),
    }
    for name, value in values.items():
        html = html.replace(name, value)
    return html
