"""What travels stays small: cards for every state, size, theme and voice, and the pages of the site."""

from __future__ import annotations

import re
from itertools import product

import pytest

from app.web.navigation import PAGES

GZIP = {"Accept-Encoding": "gzip"}
SCRIPT = 2_000
# By size, then by form: the page, the fragment and the picture.
BUDGETS = {
    "carte": {"": 4_000, ".html": 3_000, ".svg": 3_000},
    "badge": {"": 2_200, ".html": 1_200, ".svg": 1_500},
    "detail": {"": 9_000, ".html": 9_000, ".svg": 9_000},
}
# The first load of a page: itself, and every file that it asks for.
PAGE = 30_000
ASKED = re.compile(r'<(?:script|img|iframe)\b[^>]* src="http://localhost([^"]+)"|<link rel="(?:icon|stylesheet)" href="http://localhost([^"]+)"')
# « auto » is the longest style; the others are a word.
OPTIONS = ["", "theme=sombre&adresse=tu", "theme=hote", "langue=en"]


def test_the_script_stays_under_its_budget(client):
    assert _size(client, "/widget/v1/carte-insertion.js") <= SCRIPT


@pytest.mark.parametrize("size", BUDGETS)
def test_every_card_stays_under_its_budget(client, size):
    cles = [exemple["cle"] for exemple in client.get("/exemples.json").json]
    over = {}
    for cle, (form, budget), options in product(cles, BUDGETS[size].items(), OPTIONS):
        address = f"/cartes/{cle}{form}?taille={size}&{options}&vide=afficher"
        if (weight := _size(client, address)) > budget:
            over[address] = weight
    assert cles and over == {}


@pytest.mark.parametrize("chemin", [page.chemin for page in PAGES])
def test_every_page_stays_under_its_budget(client, chemin):
    asked = {address for pair in ASKED.findall(client.get(chemin).text) for address in pair if address}
    assert "/favicon.svg" in asked
    assert sum(_weight(client, address) for address in {chemin, *asked}) <= PAGE


def _weight(client, address: str) -> int:
    """As it travels; what is served as a file is not compressed here."""
    with client.get(address, headers=GZIP) as response:
        return len(response.data)


def _size(client, address: str) -> int:
    response = client.get(address, headers=GZIP)
    assert response.headers["Content-Encoding"] == "gzip"
    return len(response.data)
