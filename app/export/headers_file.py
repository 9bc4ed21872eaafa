"""The `_headers` file that Netlify and Cloudflare read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.export.headers import Headers
from app.export.pages import Page
from app.export.rendering import Document
from app.export.variants import ENDINGS, Variant

# Of the cards as pages, whose addresses have no ending; every other address of a card is one of these too.
WIDEST = "/cartes/*"


def headers_file(cards: Mapping[Variant, Headers], pages: Iterable[Page]) -> Document:
    """A rule for each kind of address, the widest first, since a host applies all that fit: what all cards have in common
    stands in the first alone.

    Cloudflare joins what several rules give of one header, unless it is taken back before (`! Name`); Netlify keeps the last
    one, and ignores such lines.
    """
    rules = {f"/cartes/*{variant.suffix}{ENDINGS[variant.form]}": set(headers) for variant, headers in cards.items()}
    common = set.intersection(*rules.values())
    taken_back = sorted({name for headers in rules.values() for name, _ in headers - common})
    lines = [WIDEST, *_set(rules.pop(WIDEST, common))]
    for pattern in sorted(rules, key=lambda pattern: (pattern.count("_"), "." in pattern, pattern)):
        lines += [pattern, *(f"  ! {name}" for name in taken_back), *_set(rules[pattern] - common)]
    for pattern, headers in _of_pages(list(pages)).items():
        lines += [pattern, *_set(headers)]
    return Document("_headers", "".join(f"{line}\n" for line in lines).encode(), compressible=False)


def _of_pages(pages: list[Page]) -> dict[str, Headers]:
    """A rule for each page, or one for a folder of pages that all have the same: Cloudflare reads a hundred rules."""
    folders: dict[str, list[Headers]] = {}
    for page in pages:
        folders.setdefault(page.address.rpartition("/")[0], []).append(page.headers)
    alike = {folder for folder, headers in folders.items() if folder and len(set(headers)) == 1 < len(headers)}
    rules = {f"{folder}/*": folders[folder][0] for folder in sorted(alike)}
    return rules | {page.address: page.headers for page in pages if page.address.rpartition("/")[0] not in alike}


def _set(headers: Iterable[tuple[str, str]]) -> list[str]:
    return [f"  {name}: {value}" for name, value in sorted(headers)]
