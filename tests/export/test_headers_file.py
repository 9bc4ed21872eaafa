"""`_headers`, read as Cloudflare's own code reads it (tried once with it, and with Netlify's), gives the headers of the service."""

from __future__ import annotations

import re

from app.export.headers import OF_ONE_ANSWER, headers_of_cards
from app.export.headers_file import headers_file
from app.export.pages import Page
from app.export.rendering import Document
from app.export.variants import Choice
from tests.export.conftest import service

KEY = "0990001N-23110033205"
CHOICE = Choice(options={"taille": ("badge", "detail"), "theme": ("sombre",)})

PAGES = {"/": 1, "/donnees": 2, "/donnees/a.csv": 3, "/donnees/b.csv": 3, "/exemples/a": 4, "/exemples/b": 5}


def given(text: str, address: str) -> dict[str, str]:
    """Every rule that fits, in its order: what it takes back, then what it gives, joined to what is there."""
    headers: dict[str, str] = {}
    for rule in re.split(r"\n(?=/)", text):
        pattern, *lines = rule.strip().split("\n")
        if re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), address):
            for line in map(str.strip, lines):
                name, _, value = line.partition(": ")
                if line.startswith("! "):
                    headers.pop(line[2:], None)
                else:
                    headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def test_each_address_is_given_what_the_service_gives(database):
    app = service(database)
    variants = headers_of_cards(app, CHOICE, KEY)
    pages = [Page(address, Document("", b""), (("Cache-Control", f"max-age={age}"),)) for address, age in PAGES.items()]
    text = headers_file(variants, pages).body.decode()
    patterns = re.findall("^/.*", text, re.MULTILINE)
    # One for the two files of a folder that are alike.
    assert len(patterns) == len(set(patterns)) == len(variants) + len(PAGES) - 1
    client = app.test_client()
    for variant in variants:
        with client.get(f"/{variant.file_of(KEY).replace(variant.suffix, '')}", query_string=variant.query) as live:
            expected = {name: value for name, value in live.headers.items() if name not in OF_ONE_ANSWER}
        assert given(text, f"/{variant.file_of(KEY)}") == expected, variant
    assert all(given(text, page.address) == dict(page.headers) for page in pages)
