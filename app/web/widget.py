"""The example pages that show each way to use a card."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app

from app.warehouse import Snapshot
from app.web.caching import Rendered, remembered, respond
from app.web.cartes import today
from app.web.hotes import find_page

blueprint = Blueprint("widget", __name__)


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
