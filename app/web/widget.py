"""The script of the cards, and the example pages that show each way to use it."""

from __future__ import annotations

from pathlib import Path

import rjsmin
from flask import Blueprint, Response, abort, current_app

from app.warehouse import Snapshot
from app.web.caching import Rendered, remembered, respond
from app.web.cartes import today
from app.web.hotes import find_page

blueprint = Blueprint("widget", __name__)

WIDGET = Path(__file__).parent.parent.parent / "widget"
SCRIPT = Rendered.of(str(rjsmin.jsmin((WIDGET / "carte-insertion.js").read_text())), "text/javascript")


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
    """An example page as a host would write it, with this server's address and keys that it knows."""
    snapshot, base = current_app.extensions["warehouse"].snapshot(), current_app.extensions["base"]()
    rendered = remembered(f"{snapshot.version}|{today().year}|{base}|exemple|{name}", lambda: _fill(name, snapshot, base))
    if rendered.status == 404:
        abort(404)
    return respond(rendered)


def _fill(name: str, snapshot: Snapshot, base: str) -> Rendered:
    html = find_page(name, snapshot, today(), base)
    return Rendered.of(html or "", "text/html", 200 if html else 404)
