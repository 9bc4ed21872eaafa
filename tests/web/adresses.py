"""Every route of the service, filled: nobody has to remember it for what is promised of all answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from flask import Flask
from werkzeug.routing import Rule

# What each blank of a route may hold: something that exists, then something that does not.
BLANKS = {
    "filename": ("studio.js", "rien.js"),
    "name": ("0990001N-23830025510", "0990001N-23830025510.svg", "0990001N-23830025510.html", "0990001N.png", "1.json", "plain", "carte-insertion.js", "rien"),
    "mart": ("formation", "rien"),
    "codes": ("23830025510", "50022139,40025510", "rien"),
    "uai": ("0990001N", "rien"),
    "code": ("23830025510", "rien"),
    "schema": ("uai", "rien"),
    "valeur": ("0990001N", "rien"),
    "region": ("11", "rien"),
    "version": ("v1", "rien"),
}


def list_addresses(app: Flask) -> Iterator[tuple[str, str]]:
    """(method, path) of every route, its blanks filled in every way of BLANKS."""
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods - {"HEAD"}):
            yield from ((method, path) for path in filled(rule, BLANKS))


def filled(rule: Rule, blanks: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The paths of a rule, one for each way to fill it."""
    names = sorted(rule.arguments)
    for values in product(*(blanks[name] for name in names)):
        path = rule.rule.replace("path:", "")
        for name, value in zip(names, values, strict=True):
            path = path.replace(f"<{name}>", value)
        yield path
