"""Every card is walked through with the Tab key alone: in the order of reading, with a focus that is seen, and out again."""

from __future__ import annotations

import pytest

from tests.widget.accessibility.hosts import open_framed, open_included, open_scripted
from tests.widget.accessibility.variants import SETTINGS

pytestmark = pytest.mark.browser

# Where the focus is, through shadow roots, and how it is shown where the card is light, then dark: by the outline of the
# element, or of what it stretches over the card.
FOCUS = """() => {
  let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const card = one.closest("article");
  const [own, stretched] = [getComputedStyle(one), getComputedStyle(one, "::after")];
  const holder = card?.getRootNode().host ?? card ?? document.documentElement;
  const shown = ["light", "dark"].map((scheme) => {
    holder.style.colorScheme = scheme;
    const { outlineStyle, outlineWidth, outlineColor } = own.outlineStyle === "solid" ? own : stretched;
    const readable = !card || outlineColor === getComputedStyle(card).color || outlineColor === own.color;
    return { outline: outlineStyle, wide: parseFloat(outlineWidth) >= 2, readable, text: own.color };
  });
  return { what: `${one.localName} ${one.textContent.trim()}`, shown };
}"""
REACHED = """cards => cards.flatMap((card) => [...card.querySelectorAll("summary, a:not(details:not([open]) *)")]).map((one) => `${one.localName} ${one.textContent.trim()}`)"""


@pytest.mark.parametrize("opened", [open_scripted, open_included], ids=["script", "fragment"])
def test_tab_goes_through_every_card_in_the_order_of_reading(page, site, variants, opened):
    opened(page, site, variants, SETTINGS[-1])
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button>Après</button>')")
    scope = page.locator("carte-insertion article" if opened is open_scripted else "article")
    expected = scope.evaluate_all(REACHED)
    assert len(expected) > len(variants)
    for what in [*expected, "button Après"]:
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["what"] == what
        assert what.startswith("button") or [(one["outline"], one["wide"], one["readable"]) for one in focus["shown"]] == [("solid", True, True)] * 2
        # Not the same colours twice.
        assert what.startswith("button") or len({one["text"] for one in focus["shown"]}) == 2


def test_shift_tab_goes_back_the_same_way(page, every_state, variants):
    page.goto(variants[0].address(every_state, "auto"))
    expected = page.locator("article").evaluate_all(REACHED)
    for _ in expected:
        page.keyboard.press("Tab")
    back = [page.evaluate(FOCUS)["what"]]
    for _ in expected[1:]:
        page.keyboard.press("Shift+Tab")
        back.append(page.evaluate(FOCUS)["what"])
    assert back == expected[::-1]


def test_tab_goes_into_a_frame_and_out_of_it(page, site, variants):
    open_framed(page, site, variants[:1], SETTINGS[0])
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button>Après</button>')")
    inside = page.frame_locator("iframe").locator("article").evaluate_all(REACHED)
    frame = page.frames[1]
    for what in inside:
        page.keyboard.press("Tab")
        assert frame.evaluate(FOCUS)["what"] == what
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["what"] == "button Après"


def test_enter_and_space_open_and_close_the_explanations(page, every_state, variants):
    page.goto(next(one for one in variants if one.taille == "carte").address(every_state, "auto"))
    page.keyboard.press("Tab")
    details = page.locator("details")
    for key, is_open in (("Enter", True), ("Space", False), ("Space", True)):
        page.keyboard.press(key)
        assert details.evaluate("one => one.open") is is_open
