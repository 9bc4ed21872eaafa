"""Nothing is asked before it is needed, nothing twice, nothing of anybody else, and nothing is told of the visitor."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.widget.reading import QUIET, card, wait_for

pytestmark = pytest.mark.browser

FAR = '<p style="height:3000px">Loin</p>'
ELEMENT = '<carte-insertion formation="{cle}">…</carte-insertion>'


def test_a_far_card_asks_nothing_until_the_reader_comes_near_then_once(page, host, service, cles):
    page.goto(host.page(FAR + ELEMENT.format(cle=cles["S0"]) + FAR))
    page.wait_for_timeout(QUIET)
    assert service.cards_asked() == []
    # Not on the screen yet, but within 200 pixels of it.
    page.evaluate("scrollTo(0, 3000 - innerHeight - 100)")
    card(page).wait_for()
    for place in (0, 2500, 0, 2500):
        page.evaluate("place => scrollTo(0, place)", place)
    page.wait_for_timeout(QUIET)
    assert service.cards_asked() == [f"/cartes/{cles['S0']}.html"]


def test_two_elements_with_one_key_make_one_request(page, host, service, cles):
    asked = _addresses(page)
    page.goto(host.page(ELEMENT.format(cle=cles["S0"]) * 2))
    card(page).nth(1).wait_for()
    # Seen from the page: the browser's cache could hide a second request from the service.
    assert [address for address in asked if "/cartes/" in address] == [f"{service.base}/cartes/{cles['S0']}.html"]


def test_an_element_without_a_key_asks_nothing_until_it_has_one(page, host, cles):
    asked = _addresses(page)
    page.goto(host.page("<carte-insertion>…</carte-insertion>"))
    page.wait_for_timeout(QUIET)
    assert len(asked) == len(["the page", "the script"])
    page.evaluate("cle => document.querySelector('carte-insertion').setAttribute('formation', cle)", cles["S0"])
    card(page).wait_for()


@pytest.mark.parametrize("form", ["plain", "iframe", "image"])
def test_only_the_service_is_asked_simply_and_learns_the_origin_at_most(page, host, service, cles, form):
    addresses = _addresses(page)
    page.goto(host.example(form, cles["S0"]))
    wait_for(page, form)
    page.wait_for_timeout(QUIET)
    assert {_origin(address) for address in addresses} == {host.origin, service.base}
    assert service.cards_asked()
    assert {asked.method for asked in service.asked} == {"GET"}
    assert {asked.cookie for asked in service.asked} == {None}
    assert {asked.referer for asked in service.asked} <= {None, f"{host.origin}/"}
    assert page.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}


def test_the_script_tells_the_origin_at_most_even_where_the_host_tells_all(page, host, service, cles):
    page.goto(host.page(ELEMENT.format(cle=cles["S0"]), headers={"Referrer-Policy": "unsafe-url"}))
    card(page).wait_for()
    assert [asked.referer for asked in service.asked if asked.path.startswith("/cartes/")] == [f"{host.origin}/"]


def _addresses(page) -> list[str]:
    """Fills up with what the page asks from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
