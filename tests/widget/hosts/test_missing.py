"""Where something is missing, the example page keeps its link and its layout, and its host learns why.

Real network failures are in test_failures; here the pages given to be copied, which imitate them.
"""

from __future__ import annotations

import pytest

from tests.widget.reading import QUIET, card, fallback, sentences, told, watch
from tests.widget.test_layout import SHIFTS

pytestmark = pytest.mark.browser

# What the host is told.
FAILURES = {"panne": ["erreur"], "injoignable": ["erreur"], "script-bloque": [], "sans-javascript": []}
AFTER = "p:has-text('après la carte')"


@pytest.mark.parametrize("name", FAILURES)
def test_the_link_stays_and_leads_to_the_card_and_nothing_moves(open_host, service, name):
    page = open_host(name, _measured)
    before = page.locator(AFTER).bounding_box()
    page.wait_for_timeout(QUIET)
    assert [event["what"] for event in page.evaluate("window.told")] == FAILURES[name]
    assert card(page).count() == 0 and fallback(page).is_visible()
    assert page.locator(AFTER).bounding_box() == before
    assert sum(page.evaluate("window.shifts")) == 0
    fallback(page).click()
    page.locator("article").wait_for()
    assert page.url.startswith(f"{service.base}/cartes/")


def test_without_javascript_the_link_stays(open_host):
    page = open_host("sans-javascript", lambda page: None, java_script_enabled=False)
    assert fallback(page).is_visible()


def test_a_script_that_an_ad_blocker_refuses_leaves_the_link(open_host):
    blocked = []
    page = open_host("plain", lambda page: page.route("**/widget/**", lambda route: (blocked.append(1), route.abort("blockedbyclient"))))
    assert blocked and fallback(page).is_visible() and card(page).count() == 0


def test_an_answer_after_twenty_seconds_takes_the_place_of_the_link_and_nothing_moves(open_host, service):
    page = open_host("lente", lambda page: (_measured(page), page.clock.install()))
    page.wait_for_timeout(QUIET)
    before = page.locator(AFTER).bounding_box()
    page.clock.fast_forward(19_000)
    assert card(page).count() == 0 and fallback(page).is_visible()
    assert service.cards_asked() == [] and page.evaluate("window.told") == []
    page.clock.fast_forward(1_000)
    told(page)
    assert sentences(card(page)) == service.phrases(page.locator("carte-insertion").get_attribute("formation"))
    assert page.locator(AFTER).bounding_box() == before
    assert sum(page.evaluate("window.shifts")) == 0


def _measured(page) -> None:
    watch(page)
    page.add_init_script(SHIFTS)
