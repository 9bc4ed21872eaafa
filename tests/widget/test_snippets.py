"""What the pages of the service tell an integrator to paste works as it is."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.widget.reading import card, sentences, wait_for, watch

pytestmark = pytest.mark.browser


def test_every_snippet_of_the_home_page_shows_the_card_where_it_is_pasted(page, host, service, cles):
    snippets = _snippets(service)
    assert len(snippets) >= 2
    for snippet in snippets:
        page.goto(host.write(f"<!doctype html><html lang='fr'><meta charset='utf-8'>{snippet}"))
        shown = page.frame_locator("iframe").locator("article") if "<iframe" in snippet else card(page)
        assert sentences(shown) == service.phrases(cles["S0"])


def test_the_home_page_shows_its_own_card_under_its_own_policy(page, service, cles):
    watch(page)
    page.goto(service.base)
    assert sentences(card(page)) == service.phrases(cles["S0"])
    assert page.evaluate("window.refused") == []


@pytest.mark.parametrize("form", ["plain", "iframe", "image"])
def test_every_example_of_the_service_shows_a_card(page, service, form):
    page.goto(f"{service.base}/exemples/{form}")
    wait_for(page, form)
    assert re.findall("HOST|CLE|HAUTEUR", page.content()) == []


def _snippets(service) -> list[str]:
    html = service.app.test_client().get("/", base_url=service.base).text
    return [unescape(code) for code in re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", html, re.DOTALL)]
