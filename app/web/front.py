"""Stands before Flask: a card that this process has made already is answered without Flask, a query, a template or a compression.

The others are made here too: the round of a request through Flask would take a fifth of their time, and give them nothing.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from werkzeug.http import HTTP_STATUS_CODES

from app.nomenclature import InvalidIdentifier
from app.warehouse import Snapshot
from app.web import images
from app.web.caching import Rendered, cache, headers_of, pictures
from app.web.cartes import kept_card
from app.web.encodings import preferred
from app.web.places import FOLDER, Place, base_of, place_of
from app.web.protection import protection
from app.web.sante import tell
from app.web.warming import Demand, begin

log = logging.getLogger(__name__)

Start = Callable[[str, list[tuple[str, str]]], object]
# As Flask names it.
ROUTE = f"{FOLDER}<name>"
ENTITY = {"Content-Type", "Content-Encoding"}
LINES = {status: f"{status} {HTTP_STATUS_CODES[status].upper()}" for status in (200, 304, 400, 404)}


class Front:
    """A WSGI application around that of Flask, which answers all the rest."""

    def __init__(self, flask: Flask, public_url: str) -> None:
        self._flask, self._inner = flask, flask.wsgi_app
        self._public_url = public_url
        self._essai = flask.extensions["essai"]
        self._cards, self._pictures = (flask.extensions["cache"][kept] for kept in (cache, pictures))
        self._demand = Demand()
        self._version = self._snapshot().version
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        # Flask reads what is not ASCII its own way.
        if path.startswith(FOLDER) and path.isascii() and environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            begun = time.perf_counter()
            found = self._find(environ, path[len(FOLDER) :])
            if found:
                return self._answer(environ, start, begun, *found)
        return self._inner(environ, start)

    def _find(self, environ: dict[str, Any], name: str) -> tuple[Place, Rendered, str] | None:
        """(place, answer, encoding) of what is kept in this process as it is wanted, or made now; None for what is left to Flask."""
        try:
            place = place_of(name, environ.get("QUERY_STRING", ""))
        except InvalidIdentifier:
            return None
        snapshot, today = self._snapshot(), self._flask.extensions["today"]()
        if snapshot.version != self._version:
            self._follow(snapshot)
        if self._essai:
            place = self._essai.place(place, environ.get("HTTP_REFERER", ""), today)
        base, wanted = self._public_url or base_of(environ), preferred(environ.get("HTTP_ACCEPT_ENCODING", ""))
        kept = self._pictures if place.form in images.ZOOMS else self._cards
        rendered = kept.get(place.key(snapshot.version, today.year, base))
        encoding = rendered.encoding(wanted) if rendered else wanted
        if rendered and encoding in rendered.coded:
            self._demand.add((base, place.path, encoding))
            return place, rendered, encoding
        made = self._made(place, snapshot, base, wanted)
        return (place, made, made.encoding(wanted)) if made else None

    def _made(self, place: Place, snapshot: Snapshot, base: str, encoding: str) -> Rendered | None:
        """A PNG is left to Flask, which knows who asks; so is what fails, which it tells in the log."""
        if place.form in images.ZOOMS:
            return None
        with self._flask.app_context():
            try:
                return kept_card(place, snapshot, base, encoding)
            # Whatever it is, Flask meets it again.
            except Exception as problem:
                log.debug("Carte laissée à Flask : %r", problem)
                return None

    def _snapshot(self) -> Snapshot:
        return self._flask.extensions["warehouse"].snapshot()

    def _follow(self, snapshot: Snapshot) -> None:
        """New data: what was asked most is made again, beside the requests."""
        with self._lock:
            if snapshot.version == self._version:
                return
            self._version = snapshot.version
        begin(self._flask, snapshot, self._demand.most_asked())

    def _answer(
        self, environ: dict[str, Any], start: Start, begun: float, place: Place, rendered: Rendered, encoding: str
    ) -> Iterable[bytes]:
        headers = [*headers_of(rendered, encoding), *protection(place.form, place.options.taille), ("X-Content-Type-Options", "nosniff")]
        self._flask.extensions["comptage"].carte(environ, place.form, place.options.taille, str(place.address), rendered)
        body, status, method = rendered.coded[encoding], rendered.status, environ["REQUEST_METHOD"]
        if status == 200 and _holds(environ.get("HTTP_IF_NONE_MATCH"), rendered.tag(encoding)):
            body, status, headers = b"", 304, [header for header in headers if header[0] not in ENTITY]
        else:
            headers.append(("Content-Length", str(len(body))))
        start(LINES[status], headers)
        tell(self._flask, ROUTE, method, status, begun)
        return (body,) if body and method == "GET" else ()


def _holds(held: str | None, tag: str) -> bool:
    # An ETag between its quotes is in no other, and a cache may have written W/ before it.
    return bool(held) and (f'"{tag}"' in held or held.strip() == "*")
