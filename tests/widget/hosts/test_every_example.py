"""Of every example page: nothing moves, nobody else is asked, nothing is kept; and a page opened from a file shows the card."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from app.config import ROOT
from app.web.hotes import EXAMPLES
from tests.widget.reading import QUIET, card, sentences
from tests.widget.test_layout import SCROLL, SHIFTS, _shift

pytestmark = pytest.mark.browser

# A style that hides every SVG hides the one that would hold the place.
MOVES = {"style-hostile"}
# They need a framework of their own, and are opened in test_spa; or they never answer, by design, and are in test_situations.
ELSEWHERE = {"react", "vue"}


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - ELSEWHERE))
def test_nothing_moves_nobody_else_is_asked_and_nothing_is_kept(open_page, written, host, service, name):
    page, asked = open_page(bypass_csp=True), []
    page.add_init_script(SHIFTS)
    page.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    page.goto(written(name))
    page.evaluate(SCROLL)
    page.wait_for_timeout(QUIET)
    assert (_shift(page) == 0) == (name not in MOVES)
    assert set(asked) <= {urlsplit(service.base).netloc, urlsplit(host.origin).netloc}
    assert page.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}


def test_a_page_opened_from_a_file_shows_the_card(page, service, cles, tmp_path):
    """As a developer in a hurry tries it: the two lines of the README in a file, no server of theirs."""
    snippet = re.search(r"```html\n(.*?)\n```", (ROOT / "README.md").read_text(), re.DOTALL)[1]
    cle = re.search(r'formation="([^"]+)"', snippet)[1]
    path = tmp_path / "essai.html"
    path.write_text(f"<!doctype html><meta charset=utf-8>{snippet.replace('https://HOST', service.base).replace(cle, cles['S0'])}")
    page.goto(path.as_uri())
    assert sentences(card(page)) == service.phrases(cles["S0"])
