"""The example pages that show each way to use a card."""

from __future__ import annotations

import re

from flask import Blueprint, Response, abort, current_app

from app.warehouse import Snapshot
from app.web import styles
from app.web.caching import Rendered, remembered, respond
from app.web.cartes import today
from app.web.hotes import find_page

blueprint = Blueprint("widget", __name__)

INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
NONE = "'none'"


@blueprint.get("/exemples/<name>")
def example(name: str) -> Response:
    """An example page as a host would write it, with this server's address and keys that it knows."""
    snapshot, base = current_app.extensions["warehouse"].snapshot(), current_app.extensions["base"]()
    rendered = remembered(f"{snapshot.version}|{today().year}|{base}|exemple|{name}", lambda: _fill(name, snapshot, base))
    if rendered.status == 404:
        abort(404)
    response = respond(rendered)
    response.headers["Content-Security-Policy"] = _policy(rendered.body.decode(), base)
    return response


def _policy(html: str, base: str) -> str:
    """What the page itself holds, what comes from the service, and nothing else."""
    hashes = {tag: " ".join(styles.csp_hash(text) for found, text in INLINE.findall(html) if found == tag) for tag in ("script", "style")}
    return (
        f"default-src 'none'; script-src {base} {hashes['script']}; style-src {hashes['style'] or NONE}; connect-src {base}; img-src {base};"
        f" frame-src {base}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _fill(name: str, snapshot: Snapshot, base: str) -> Rendered:
    html = find_page(name, snapshot, today(), base)
    return Rendered.of(html or "", "text/html", 200 if html else 404)
