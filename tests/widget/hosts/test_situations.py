"""Whatever the host's page is made of, the card is there, says the figures, and breaks nothing.

How far each promise holds is proved elsewhere: policies in test_policy, hostile styles in test_isolation, colours in
test_appearance, two scripts and shadow roots in test_lifecycle. Here, the pages given to be copied are opened.
"""

from __future__ import annotations

import pytest

from tests.widget.reading import QUIET, background, card, sentences, told
from tests.widget.test_appearance import DARK, LIGHT
from tests.widget.test_isolation import INSIDE

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 800}
# (options of the browser, what the page itself must be for the test to mean something)
SITUATIONS = {
    "plain": ({}, "document.compatMode === 'CSS1Compat'"),
    "politique-stricte": ({}, "document.querySelector('meta[http-equiv]').content.startsWith(\"default-src 'none'; script-src http\")"),
    "types-de-confiance": ({}, "(() => { try { document.body.insertAdjacentHTML('beforeend', '') } catch { return true } })()"),
    "ombre": ({}, "document.querySelector('fiche-formation').shadowRoot.querySelector('carte-insertion').shadowRoot"),
    "style-hostile": ({}, "getComputedStyle(document.querySelector('h1')).fontSize === '60px'"),
    "droite-a-gauche": ({"viewport": NARROW}, "getComputedStyle(document.body).direction === 'rtl'"),
    "etroite": ({"viewport": NARROW}, "document.querySelector('main').offsetWidth === 288"),
    "sombre": ({"color_scheme": "light"}, "getComputedStyle(document.body).colorScheme === 'dark'"),
    "imprimee": ({"color_scheme": "dark"}, "getComputedStyle(document.body).colorScheme === 'dark'"),
    "deux-versions": ({}, "document.querySelectorAll('script').length === 2"),
    "sans-doctype": ({}, "document.compatMode === 'BackCompat'"),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_card_is_there_once_without_a_violation_nor_a_sideways_scroll(open_host, service, name):
    options, situation = SITUATIONS[name]
    page = open_host(name, **options)
    cle = page.locator("carte-insertion").get_attribute("formation")
    assert sentences(card(page)) == service.phrases(cle)
    assert page.evaluate(f"Boolean({situation})")
    page.wait_for_timeout(QUIET)
    assert [event["what"] for event in told(page)] == ["affichee"]
    assert service.cards_asked() == [f"/cartes/{cle}.html"]
    # The page of Trusted Types refuses what the test above tried.
    assert page.evaluate("window.refused.filter((directive) => directive !== 'require-trusted-types-for')") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", ["style-hostile", "sans-doctype", "ombre", "politique-stricte"])
def test_the_card_is_the_same_as_on_a_plain_page(open_host, name):
    expected, found = (card(open_host(page)).evaluate(INSIDE) for page in ("plain", name))
    assert found == expected


def test_the_strict_page_opens_exactly_what_the_page_for_integrators_says(page, written, service):
    page.goto(f"{service.base}/integration")
    said = page.locator("#csp-script").text_content()
    page.goto(written("politique-stricte"))
    assert page.locator("meta[http-equiv]").get_attribute("content") == f"default-src 'none'; {said}"


def test_a_card_in_an_arabic_page_reads_from_left_to_right_on_the_right_side(open_host):
    page = open_host("droite-a-gauche", viewport={"width": 800, "height": 800})
    assert card(page).evaluate("card => [card.lang, getComputedStyle(card).direction]") == ["fr", "ltr"]
    box, around = card(page).bounding_box(), page.locator("main").bounding_box()
    assert box["x"] + box["width"] == around["x"] + around["width"]


def test_a_dark_page_has_a_dark_card_and_a_printed_one_a_light_card(open_host):
    for name, media, colour in [("sombre", "screen", DARK), ("imprimee", "screen", DARK), ("imprimee", "print", LIGHT)]:
        page = open_host(name, color_scheme="light")
        card(page).wait_for()
        page.emulate_media(media=media)
        assert background(card(page)) == colour
