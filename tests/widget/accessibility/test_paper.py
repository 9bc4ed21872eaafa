"""On paper: white, readable, and no card in two halves."""

from __future__ import annotations

import re

import pytest

from tests.widget.accessibility.hosts import MAIN

pytestmark = pytest.mark.browser

# Colours of the text and of its ground; what a card has replaced is not drawn and has none.
COLOURS = """() => [...document.querySelectorAll("article, article *:not(svg, path)")].map((one) => {
  const { color, backgroundColor } = getComputedStyle(one);
  return [color, backgroundColor];
}).filter(([color]) => color)"""
# A4 is 1,123 px high, less its margins: the first space leaves a card no room on the first page, the second fills another.
CUTTABLE = '<style>.vide {{ height: {first}px }} .fin {{ height: {last}px }}</style><div class="vide"></div>{card}<div class="fin"></div>'
PAGE = 1040


@pytest.fixture(scope="module")
def printed(open_kept):
    """A page on paper, under a dark system."""
    page = open_kept(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize("theme", ["auto", "sombre"])
def test_a_card_is_dark_on_white_whatever_was_asked(printed, every_state, variants, theme):
    for variant in variants:
        printed.goto(variant.address(every_state, theme))
        assert printed.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
        _assert_dark_on_white(printed.evaluate(COLOURS))


@pytest.mark.parametrize("path", ["/", "/comprendre", "/exemples", "/integration", "/mentions-legales"])
def test_a_page_of_the_site_is_dark_on_white(printed, every_state, path):
    printed.goto(every_state.base + path)
    assert printed.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    _assert_dark_on_white(printed.evaluate(COLOURS.replace("article", "body")))


def _assert_dark_on_white(colours: list[list[str]]) -> None:
    """No channel of a text is bright: links and figures included, all are at least readable in grey ink."""
    assert colours
    for text, ground in colours:
        assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
        assert max(map(int, re.findall(r"\d+", text)[:3])) <= 160


@pytest.mark.parametrize("taille", ["carte", "badge"])
def test_a_card_is_not_cut_between_two_pages(page, site, every_state, variants, taille):
    card = next(variant for variant in variants if (variant.etat, variant.taille) == ("S0", taille)).fragment(every_state, "auto")
    page.set_viewport_size({"width": 700, "height": 900})
    page.goto(site.page(MAIN.format(cards=card)))
    height = page.locator("article").bounding_box()["height"]
    # Cut, the card and the two spaces fit on two pages, exactly or nearly; whole, it goes to the second with the last space, which then overflows.
    spaces = CUTTABLE.format(first=PAGE - height * 0.75 - 130, last=PAGE - height * 0.5, card=card)
    page.goto(site.page(MAIN.format(cards=spaces)))
    assert _pages(page) == 3
    page.add_style_tag(content="article { break-inside: auto !important }")
    assert _pages(page) == 2


def _pages(page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom"), "40px"))))
