"""The configuration by which nginx serves an export as the live service does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, render_template

from app.export.headers import Headers
from app.export.pages import Page, Site
from app.export.variants import ENDINGS, Choice, Variant
from app.territoire import DEPARTEMENTS

# What goes into the http block, and what goes into a server block.
PARTS = ("http.conf", "serveur.conf")
# Longest key that a map takes by default.
USUAL_KEY = 40


@dataclass(frozen=True)
class Form:
    """One form of the cards. `asked`: values of options, joined → suffix of the file. `headers`, `absent`: see `_by_suffix`."""

    name: str
    asked: Mapping[str, str]
    headers: Mapping[str, Mapping[str, str]]
    absent: Mapping[str, Mapping[str, str]]

    @property
    def ending(self) -> str:
        return ENDINGS[self.name]

    @property
    def longest(self) -> int:
        """Length of the longest suffix."""
        return max(map(len, self.asked.values()), default=0)

    @property
    def compressible(self) -> bool:
        return "Vary" in self.headers


@dataclass(frozen=True)
class Group:
    """Pages with the same headers, found in the same way. `location`: of their addresses; `path`: of the file of each."""

    location: str
    path: str
    headers: Headers
    compressible: bool


def configuration(app: Flask, choice: Choice, site: Site, known: Mapping[Variant, Headers], absent: Mapping[Variant, Headers]) -> dict[str, str]:
    """Name → content of the files of PARTS. `known`, `absent`: headers of a card, and of the one of an unknown key."""
    forms = [_form(choice, name, known, absent) for name in choice.forms]
    # From the longest ending to none, which would take the others for a part of the key; what hosts ask first of all.
    forms.sort(key=lambda form: (form.name != "fragment", -len(form.ending)))
    content = {"forms": forms, "groups": _groups(site.pages), "not_found": site.not_found, "options": choice.options, "regions": _regions()}
    with app.app_context():
        return {name: render_template(f"export/{name}", escape=re.escape, usual_key=USUAL_KEY, **content) for name in PARTS}


def _form(choice: Choice, name: str, known: Mapping[Variant, Headers], absent: Mapping[Variant, Headers]) -> Form:
    asked = {",".join(values): variant.suffix for values, variant in choice.asked(name).items() if variant.suffix}
    return Form(name, asked, *(_by_suffix({variant.suffix: headers[variant] for variant in headers if variant.form == name}) for headers in (known, absent)))


def _by_suffix(headers: Mapping[str, Headers]) -> dict[str, dict[str, str]]:
    """Header → suffix → value, under the suffix "" alone where all have the same."""
    names = dict.fromkeys(name for each in headers.values() for name, _ in each)
    found = {name: {suffix: dict(each).get(name, "") for suffix, each in headers.items()} for name in names}
    return {name: values if len(set(values.values())) > 1 else {"": values[""]} for name, values in found.items()}


def _groups(pages: tuple[Page, ...]) -> list[Group]:
    found: dict[tuple[str, Headers, bool], list[str]] = {}
    for page in pages:
        path = "/index.html" if page.address == "/" else "$uri.html" if page.document.path.endswith(".html") else "$uri"
        found.setdefault((path, page.headers, page.document.compressible), []).append(page.address)
    return [Group(_location(addresses), *how) for how, addresses in found.items()]


def _location(addresses: list[str]) -> str:
    return f"= {addresses[0]}" if len(addresses) == 1 else f'~ "^(?:{"|".join(map(re.escape, addresses))})$"'


def _regions() -> dict[str, str]:
    """Region → how the postal codes of its departments begin."""
    return {region: f"(?:{'|'.join(names.split())})" for region, names in DEPARTEMENTS.items()}
