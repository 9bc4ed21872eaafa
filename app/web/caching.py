"""Bytes already made, kept in the process; and what browsers and caches in between may keep."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, request
from flask_caching import Cache

# Content is named by the version of the data and of the code, so nothing is ever invalidated: old entries fall out.
cache = Cache(config={"CACHE_TYPE": "SimpleCache", "CACHE_DEFAULT_TIMEOUT": 0, "CACHE_THRESHOLD": 20_000})
KEEP = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=2592000"
KEEP_ERROR = "public, max-age=60"


@dataclass(frozen=True)
class Rendered:
    """A body, its compressed form, and its type."""

    body: bytes
    gzipped: bytes
    mimetype: str
    status: int = 200

    @classmethod
    def of(cls, text: str, mimetype: str, status: int = 200) -> Rendered:
        """`text` in UTF-8 and gzip. The same text always gives the same bytes."""
        body = text.encode()
        return cls(body, gzip.compress(body, 6, mtime=0), mimetype, status)


def remembered(key: str, render: Callable[[], Rendered]) -> Rendered:
    """What is kept under `key`, or made now. An error is never kept: a flood of unknown keys must not fill the cache."""
    rendered = cache.get(key)
    if rendered is None:
        rendered = render()
        if rendered.status == 200:
            cache.set(key, rendered)
    return rendered


def respond(rendered: Rendered) -> Response:
    """The answer, compressed where the client reads gzip; 304 where it already has these bytes."""
    compressed = bool(request.accept_encodings["gzip"])
    response = Response(rendered.gzipped if compressed else rendered.body, rendered.status, mimetype=rendered.mimetype)
    if compressed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = KEEP if rendered.status == 200 else KEEP_ERROR
    response.add_etag()
    return response.make_conditional(request)
