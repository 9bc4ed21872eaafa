"""Answers already made: Flask-Caching keeps them in the process and shares them in Redis. And what browsers and caches in between may keep."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from flask import Response, current_app, request
from flask_caching import Cache
from werkzeug.utils import get_content_type

from app.web.encodings import IDENTITY, decode, encode, preferred
from app.web.packed import Packed

MEMORY = "app.web.memory.Memory"
# Content is named by the version of the data and of the code, so nothing is ever invalidated: what is not asked falls out.
cache = Cache(config={"CACHE_TYPE": MEMORY, "CACHE_OPTIONS": {"most_bytes": 40_000_000}})
# A PNG weighs thirty times a card, and a detailed one at twice the size a hundred times: apart, so that they push no card out.
pictures = Cache(config={"CACHE_TYPE": MEMORY, "CACHE_OPTIONS": {"most_bytes": 20_000_000}})
shared = Cache()
KEEP = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=2592000"
KEEP_ERROR = "public, max-age=60"


@dataclass(frozen=True)
class Rendered:
    """An answer. `coded`: its body by encoding, one at least, from which the others can be made. `etag` names the body.

    `varies`: whether an encoding makes it smaller. `lasting`: whether it is worth a place in a cache. `etat`: of a card, its state;
    `variante`: of one on which the sides of a trial differ, the side that it shows.
    """

    mimetype: str
    etag: str
    coded: dict[str, bytes]
    status: int = 200
    varies: bool = True
    lasting: bool = True
    etat: str = ""
    variante: str = ""

    @classmethod
    def of(cls, text: str, mimetype: str, status: int = 200, etat: str = "", variante: str = "") -> Rendered:
        """`text` in UTF-8."""
        body = text.encode()
        return cls(mimetype, _name(body), {IDENTITY: body}, status, etat=etat, variante=variante)

    @classmethod
    def compressed(cls, body: bytes, mimetype: str, status: int = 200, etat: str = "") -> Rendered:
        """A body that no encoding would make smaller."""
        return cls(mimetype, _name(body), {IDENTITY: body}, status, varies=False, etat=etat)

    @property
    def body(self) -> bytes:
        """As it is, in no encoding."""
        encoding = IDENTITY if IDENTITY in self.coded else next(iter(self.coded))
        return decode(self.coded[encoding], encoding)

    @property
    def weight(self) -> int:
        """In bytes, as it is kept."""
        return sum(map(len, self.coded.values()))

    def encoding(self, wanted: str) -> str:
        """The one to answer in."""
        return wanted if self.varies else IDENTITY

    def coded_in(self, *encodings: str) -> Rendered:
        """With its body in these encodings too, each made only if it is not there."""
        lacking = [name for name in map(self.encoding, encodings) if name not in self.coded]
        return replace(self, coded={**self.coded, **{name: encode(self.body, name) for name in lacking}}) if lacking else self

    def only(self, encoding: str) -> Rendered:
        """With its body in one encoding alone."""
        name = self.encoding(encoding)
        return replace(self, coded={name: self.coded[name] if name in self.coded else encode(self.body, name)})

    def tag(self, encoding: str) -> str:
        """Its ETag, without quotes: that of other bytes is another."""
        return self.etag if encoding == IDENTITY else f"{self.etag}-{encoding}"


def _name(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:32]


def sharing(url: str) -> dict[str, Any]:
    """Settings of `shared` for Flask-Caching: the Redis of an address, or nothing."""
    if not url:
        return {"CACHE_TYPE": "NullCache", "CACHE_NO_NULL_WARNING": True}
    return {"CACHE_TYPE": "app.web.shared.Shared", "CACHE_REDIS_URL": url, "CACHE_SERIALIZER": Packed(Rendered)}


def is_sharing() -> bool | None:
    """Whether Redis answers, which the service can do without; None where it has none."""
    kept = current_app.extensions["cache"][shared]
    return kept.answers() if hasattr(kept, "answers") else None


def remembered(key: str, render: Callable[[], Rendered], kept: Cache = cache) -> Rendered:
    """What is kept under `key`, or made now, in the encoding that the client wants."""
    return remembered_in(wanted(), key, render, kept)


def remembered_in(encoding: str, key: str, render: Callable[[], Rendered], kept: Cache) -> Rendered:
    """What is kept under `key`, or made now. An error is never kept: a flood of unknown keys must not fill the cache."""
    near = kept.get(key)
    if near and near.encoding(encoding) in near.coded:
        return near
    found = near or shared.get(key)
    # Of what nobody asked as it is, only the encoding is kept: it weighs a third, and gives the rest back.
    rendered = found.coded_in(encoding) if found else render().only(encoding)
    if rendered.status == 200 and rendered.lasting:
        kept.set(key, rendered)
        if rendered is not found:
            shared.set(key, rendered)
    return rendered


def wanted() -> str:
    """The encoding that the client reads best."""
    return preferred(request.environ.get("HTTP_ACCEPT_ENCODING", ""))


def respond(rendered: Rendered) -> Response:
    """The answer, encoded as the client likes it; 304 where it already has these bytes."""
    encoding = rendered.encoding(wanted())
    headers = headers_of(rendered, encoding)
    if rendered.status == 200 and request.method in ("GET", "HEAD") and request.if_none_match.contains_weak(rendered.tag(encoding)):
        return Response(status=304, headers=headers)
    return Response(rendered.coded_in(encoding).coded[encoding], rendered.status, headers)


def headers_of(rendered: Rendered, encoding: str) -> list[tuple[str, str]]:
    """What goes with a body in an encoding."""
    headers = [
        ("Content-Type", get_content_type(rendered.mimetype, "utf-8")),
        ("ETag", f'"{rendered.tag(encoding)}"'),
        ("Cache-Control", KEEP if rendered.status == 200 else KEEP_ERROR),
    ]
    if rendered.varies:
        headers.append(("Vary", "Accept-Encoding"))
    if encoding != IDENTITY:
        headers.append(("Content-Encoding", encoding))
    return headers
