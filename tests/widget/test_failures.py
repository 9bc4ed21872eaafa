"""Where the card cannot be had, the host's page keeps its link, learns why, and sees no error."""

from __future__ import annotations

import pytest

from tests.widget.reading import QUIET, card, fallback, sentences, told, watch

pytestmark = pytest.mark.browser

FRAGMENTS = "**/cartes/*.html*"
REACHES_ALL = {"bubbles": True, "composed": True}
SHARED = {"Access-Control-Allow-Origin": "*"}


@pytest.mark.parametrize("cle", ["11-99999999", "pas-une-cle"], ids=["unknown", "invalid"])
def test_a_key_without_a_card_leaves_the_link_and_tells_the_host(page, host, cle):
    watch(page)
    page.goto(host.example("plain", cle))
    assert told(page) == [{"what": "absente", "formation": cle, "etat": None, **REACHES_ALL}]
    assert fallback(page).is_visible()
    assert card(page).count() == 0


FAILURES = {
    "server error": lambda route: route.fulfill(status=500, headers=SHARED, body="panne"),
    "not a card": lambda route: route.fulfill(status=200, headers=SHARED, body="<p>Connectez-vous au réseau</p>"),
    "no CORS": lambda route: route.fulfill(status=200, body="<p>Refusé</p>"),
    "unreachable": lambda route: route.abort("connectionrefused"),
    "time out": lambda route: route.abort("timedout"),
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
def test_a_failure_leaves_the_link_and_tells_the_host(page, host, cles, failure):
    watch(page)
    page.route(FRAGMENTS, failure)
    page.goto(host.example("plain", cles["S0"]))
    assert told(page) == [{"what": "erreur", "formation": cles["S0"], "etat": None, **REACHES_ALL}]
    assert fallback(page).is_visible()


def test_an_unreachable_script_leaves_the_link(page, host, cles):
    page.route("**/carte-insertion.js", lambda route: route.abort("connectionrefused"))
    page.goto(host.example("plain", cles["S0"]))
    assert fallback(page).is_visible()


def test_a_drawn_card_tells_the_host_its_key_and_its_state(page, host, cles):
    watch(page)
    page.goto(host.example("plain", cles["S8"]))
    assert told(page) == [{"what": "affichee", "formation": cles["S8"], "etat": "S8", **REACHES_ALL}]


def test_a_failure_is_not_remembered(page, host, service, cles):
    watch(page)
    page.route(FRAGMENTS, FAILURES["server error"], times=1)
    page.goto(host.example("plain", cles["S0"]))
    told(page)
    page.evaluate("document.querySelector('carte-insertion').replaceWith(document.querySelector('carte-insertion').cloneNode(true))")
    assert sentences(card(page)) == service.phrases(cles["S0"])


def test_an_endless_answer_leaves_the_link(page, host, cles):
    page.route(FRAGMENTS, lambda route: None)
    page.goto(host.example("plain", cles["S0"]))
    page.wait_for_timeout(QUIET)
    assert fallback(page).is_visible()


@pytest.mark.parametrize("cle", ["11-99999999", "pas-une-cle", "S10"])
@pytest.mark.parametrize("options", ['vide="masquer"', 'taille="badge"'])
def test_a_host_may_show_nothing_where_there_is_no_figure(page, host, cles, cle, options):
    watch(page)
    cle = cles.get(cle, cle)
    page.goto(host.page(f'<carte-insertion formation="{cle}" {options}><a href="/cartes/{cle}">Voir</a></carte-insertion>'))
    assert told(page)[0]["what"] == "absente"
    element = page.locator("carte-insertion")
    assert not element.is_visible()
    assert element.evaluate("element => element.offsetHeight") == 0
    element.evaluate("(element, cle) => element.setAttribute('formation', cle)", cles["S0"])
    card(page).wait_for()
    assert element.is_visible()


def test_a_badge_without_figure_says_so_where_the_host_asks_for_it(page, host, cles):
    page.goto(host.page(f'<carte-insertion formation="{cles["S10"]}" taille="badge" vide="afficher"></carte-insertion>'))
    assert "Pas encore de chiffre" in card(page).text_content()
