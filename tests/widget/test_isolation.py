"""The host's style stops at the card, and the card's at its own edge."""

from __future__ import annotations

import pytest

from tests.widget.reading import card, difference

pytestmark = pytest.mark.browser

# The root is left out: a card follows the host's root font size, and is meant to.
HOSTILE = {
    "all unset": "body, body * { all: unset !important; font-size: 60px !important } svg { display: none !important }",
    "text": """body { letter-spacing: 1em; word-spacing: 2em; text-transform: uppercase; text-indent: 5em; line-height: 4;
        text-align: right; white-space: nowrap; word-break: break-all; hyphens: auto; text-shadow: 1px 1px red; font-variant: small-caps;
        tab-size: 40; -webkit-text-stroke: 2px red; -webkit-text-fill-color: red; font: italic 40px/3 serif; direction: rtl }""",
    "drawing": "body { stroke: red; stroke-width: 9; fill: lime; fill-opacity: 0.1; stroke-dasharray: 2; shape-rendering: crispEdges }",
    "lists": "body { list-style: square inside; border-collapse: collapse; quotes: none; caption-side: bottom; color: red; cursor: wait }",
    "names": "article, .ti, .h, .f, .k, .v, .i, p, li, ul, h3, details, a { display: none !important; color: red !important }",
    "element": "carte-insertion, carte-insertion * { font: 9px monospace !important; color: red; text-align: center; padding: 0 !important }",
    "universal": """body *, body *::before, body *::after { box-sizing: content-box !important; float: none; transition: all 9s;
        animation: 9s linear infinite alternate }""",
    "direction": "body { direction: rtl; writing-mode: horizontal-tb; unicode-bidi: bidi-override; text-orientation: upright }",
}
PLACE = "position:absolute!important;display:block!important;top:0!important;left:0!important;width:480px!important;margin:0!important"
BODY = '<div style="{place}"><carte-insertion formation="{cle}">…</carte-insertion></div>'
TEXT = '<h1>Titre</h1><p class="k">Texte <a href="#">lien</a></p>'
INSIDE = """(card) => [card, ...card.querySelectorAll("*")].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect(), from = card.getBoundingClientRect();
  const style = getComputedStyle(element);
  const box = [x - from.x, y - from.y, width, height].map((side) => Math.round(side * 10) / 10);
  return [element.localName, ...box, ...["color", "fill", "stroke", "display", "fontSize", "textTransform"].map((name) => style[name])].join(" ");
})"""
OUTSIDE = """() => [Object.getOwnPropertyNames(window).sort(), ...["html", "body", "h1", "p", "a"].map((name) =>
  [...getComputedStyle(document.querySelector(name))].map((property) =>
    `${name} ${property} ${getComputedStyle(document.querySelector(name)).getPropertyValue(property)}`))]"""


@pytest.fixture(scope="module")
def kept(open_kept):
    return open_kept()


@pytest.fixture(scope="module")
def expected(kept, host, cles):
    """The card on a page without any style: what is inside, and its pixels."""
    _open(kept, host, cles)
    return card(kept).evaluate(INSIDE), card(kept).screenshot()


@pytest.mark.parametrize("style", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_style_changes_nothing_inside_the_card(kept, host, cles, expected, style):
    _open(kept, host, cles, style)
    assert card(kept).evaluate(INSIDE) == expected[0]
    assert difference(kept, card(kept).screenshot(), expected[1]) <= 2


def test_the_host_keeps_its_style_and_its_window(page, host, cles):
    body = BODY.format(place=PLACE, cle=cles["S0"])
    page.goto(host.write(f"<!doctype html><html lang='fr'><body>{body}{TEXT}</body></html>"))
    before = page.evaluate(OUTSIDE)
    page.add_script_tag(type="module", url=f"{host.service.base}/widget/v1/carte-insertion.js")
    card(page).wait_for()
    assert page.evaluate(OUTSIDE) == before


def test_a_host_can_hide_a_drawn_card(page, host, cles):
    _open(page, host, cles)
    page.evaluate("document.querySelector('carte-insertion').hidden = true")
    assert not card(page).is_visible()


def _open(page, host, cles, style: str = "") -> None:
    page.goto(host.page(BODY.format(place=PLACE, cle=cles["S0"]), f"<style>{style}</style>"))
    card(page).wait_for(state="attached")
