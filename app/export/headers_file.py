"""The `_headers` file that Netlify and Cloudflare read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.export.headers import Headers
from app.export.pages import Page
from app.export.rendering import Document
from app.export.variants import ENDINGS, Variant


def headers_file(cards: Mapping[Variant, Headers], pages: Iterable[Page]) -> Document:
    """A rule for each kind of address, the widest first: a host applies all that fit.

    Cloudflare joins what several rules give of one header, unless it is taken back before (`! Name`); Netlify keeps the last
    one, and ignores such lines.
    """
    rules = {f"/cartes/*{variant.suffix}{ENDINGS[variant.form]}": headers for variant, headers in cards.items()}
    ordered = sorted(rules, key=lambda pattern: ("_" in pattern, "." in pattern, len(pattern)))
    given = sorted({name for headers in rules.values() for name, _ in headers})
    lines = []
    for place, pattern in enumerate(ordered):
        lines += [pattern, *(f"  ! {name}" for name in given if place), *_set(rules[pattern])]
    for page in pages:
        lines += [page.address, *_set(page.headers)]
    return Document("_headers", "".join(f"{line}\n" for line in lines).encode(), compressible=False)


def _set(headers: Headers) -> list[str]:
    return [f"  {name}: {value}" for name, value in headers]
