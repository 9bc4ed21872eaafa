"""The card is read and opened without a mouse."""

from __future__ import annotations

import pytest

from tests.widget.reading import card

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  let focused = document.activeElement;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused.localName;
}"""


def test_tab_reaches_the_explanations_then_the_link_then_leaves(page, host, cles):
    page.goto(host.page(f'<carte-insertion formation="{cles["S0"]}"><a href="#">Lien</a></carte-insertion><button>Après</button>'))
    card(page).wait_for()
    assert _tab(page, 3) == ["summary", "a", "button"]


def test_tab_reaches_the_same_in_a_frame(page, service, cles):
    page.goto(f"{service.base}/cartes/{cles['S0']}")
    assert _tab(page, 2) == ["summary", "a"]


def test_enter_opens_the_explanations_and_the_focus_is_seen(page, host, cles):
    page.goto(host.example("plain", cles["S0"]))
    card(page).wait_for()
    page.keyboard.press("Tab")
    assert card(page).locator("summary").evaluate("summary => getComputedStyle(summary).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    card(page).locator("dd").first.wait_for()


def _tab(page, count: int) -> list[str]:
    reached = []
    for _ in range(count):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    return reached
