"""Bytes already made, kept in the process; and what browsers and caches in between may keep."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, request
from flask_caching import Cache

# Content is named by the version of the data and of the code, so nothing is ever invalidated: old entries fall out.
cache = Cache(config={"CACHE_TYPE": "SimpleCache", "CACHE_DEFAULT_TIMEOUT": 0, "CACHE_THRESHOLD": 20_000})
# A PNG weighs ten times a card in HTML, and a detailed one at twice the size thirty times: 200 of them take 20 MB as a rule.
pictures = Cache(config={"CACHE_TYPE": "SimpleCache", "CACHE_DEFAULT_TIMEOUT": 0, "CACHE_THRESHOLD": 200})
KEEP = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=2592000"
KEEP_ERROR = "public, max-age=60"


@dataclass(frozen=True)
class Rendered:
    """A body, its compressed form (None of what is compressed already), and its type. `etat`: of a card, its state."""

    body: bytes
    gzipped: bytes | None
    mimetype: str
    status: int = 200
    etat: str = ""

    @classmethod
    def of(cls, text: str, mimetype: str, status: int = 200, etat: str = "") -> Rendered:
        """`text` in UTF-8 and gzip. The same text always gives the same bytes."""
        body = text.encode()
        return cls(body, gzip.compress(body, 6, mtime=0), mimetype, status, etat)

    @classmethod
    def compressed(cls, body: bytes, mimetype: str, status: int = 200, etat: str = "") -> Rendered:
        """A body that gzip would make no smaller."""
        return cls(body, None, mimetype, status, etat)


def remembered(key: str, render: Callable[[], Rendered], kept: Cache = cache) -> Rendered:
    """What is kept under `key`, or made now. An error is never kept: a flood of unknown keys must not fill the cache."""
    rendered = kept.get(key)
    if rendered is None:
        rendered = render()
        if rendered.status == 200:
            kept.set(key, rendered)
    return rendered


def respond(rendered: Rendered) -> Response:
    """The answer, compressed where the client reads gzip; 304 where it already has these bytes."""
    small = rendered.gzipped if request.accept_encodings["gzip"] else None
    response = Response(rendered.body if small is None else small, rendered.status, mimetype=rendered.mimetype)
    if small is not None:
        response.headers["Content-Encoding"] = "gzip"
    if rendered.gzipped is not None:
        response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = KEEP if rendered.status == 200 else KEEP_ERROR
    response.add_etag()
    return response.make_conditional(request)
