"""The place of a card is held before it comes: nothing moves on the host's page."""

from __future__ import annotations

import time

import pytest

from tests.widget.reading import card, wait_for

pytestmark = pytest.mark.browser

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => window.shifts.push(value)))
  .observe({ type: "layout-shift", buffered: true });
"""
# As a reader does: screen after screen, down to the end.
SCROLL = """async () => {
  for (let place = 0; place < document.documentElement.scrollHeight; place += 400) {
    scrollTo(0, place);
    await new Promise(requestAnimationFrame);
  }
}"""
WIDTHS = [320, 360, 768, 1280]
HELD = '<carte-insertion formation="{cle}"><svg display="block" width="100%" height="{height}"></svg></carte-insertion><p>Après</p>'


@pytest.mark.parametrize("delay", [0, 0.3], ids=["quick", "slow"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_when_the_card_comes(open_page, host, cles, width, delay):
    page = _watched(open_page, width, delay)
    page.goto(host.example("plain", cles["S0"]))
    card(page).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert _shift(page) == 0


@pytest.mark.parametrize("form", ["iframe", "image"])
def test_nothing_moves_when_the_other_forms_come(open_page, host, cles, form):
    page = _watched(open_page, 360)
    page.goto(host.example(form, cles["S0"]))
    wait_for(page, form)
    assert _shift(page) == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_while_fifty_cards_come(open_page, host, service, cles, width):
    page = _watched(open_page, width)
    page.goto(host.page("".join(HELD.format(cle=cle, height=service.height(cle)) for cle in cles.values()) * 10))
    page.evaluate(SCROLL)
    card(page).nth(49).wait_for()
    assert _shift(page) == 0


def test_what_measures_the_movement_sees_one(open_page, host, cles):
    """Without held place, the text below moves: the zeros above mean something."""
    page = _watched(open_page, 360, 0.3)
    page.goto(host.page(f'<carte-insertion formation="{cles["S0"]}"><a href="#">Lien</a></carte-insertion><p>Après</p>'))
    card(page).wait_for()
    assert _shift(page) > 0.01


def _watched(open_page, width: int, delay: float = 0):
    page = open_page(viewport={"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    if delay:
        page.route("**/cartes/*.html", lambda route: (time.sleep(delay), route.continue_()))
    return page


def _shift(page) -> float:
    """Sum of the movements, two frames after now."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))")
    return sum(page.evaluate("window.shifts"))
