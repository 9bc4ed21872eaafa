"""The element follows what the host does to it: changes, moves, removes, copies."""

from __future__ import annotations

import threading

import pytest

from tests.widget.reading import QUIET, card, fallback, sentences, told, watch

pytestmark = pytest.mark.browser

FRAGMENTS = "**/cartes/*.html*"
ELEMENT = "document.querySelector('carte-insertion')"


def test_another_key_brings_another_card(page, host, service, cles):
    watch(page)
    page.goto(host.example("plain", cles["S0"]))
    told(page)
    _become(page, cles["S8"])
    told(page, 2)
    assert sentences(card(page)) == service.phrases(cles["S8"])
    assert card(page).count() == 1


def test_the_figures_of_a_formation_never_stay_under_the_name_of_another(page, host, cles):
    watch(page)
    page.goto(host.example("plain", cles["S0"]))
    told(page)
    _become(page, "11-99999999")
    assert card(page).count() == 0
    assert [event["what"] for event in told(page, 2)] == ["affichee", "absente"]
    assert fallback(page).is_visible()
    assert card(page).count() == 0


def test_of_ten_quick_changes_the_last_wins(page, host, service, cles):
    page.goto(host.example("plain", cles["S0"]))
    card(page).wait_for()
    page.evaluate(f"(cles) => {{ for (const cle of cles) {ELEMENT}.setAttribute('formation', cle) }}", _ten(cles))
    page.locator("article[data-etat=S1]").wait_for()
    page.wait_for_timeout(QUIET)
    assert sentences(card(page)) == service.phrases(cles["S1"])
    assert len(service.cards_asked()) == 2


def test_of_ten_changes_a_frame_apart_the_last_wins_even_if_it_answers_first(page, host, service, cles):
    late = threading.Event()
    page.route(f"**/cartes/{cles['S8']}.html", lambda route: (late.wait(0.3), route.continue_()))
    page.goto(host.example("plain", cles["S0"]))
    card(page).wait_for()
    page.evaluate(
        f"""async (cles) => {{ for (const cle of cles) {{
            {ELEMENT}.setAttribute('formation', cle);
            await new Promise((done) => setTimeout(done, 30));
        }} }}""",
        _ten(cles),
    )
    page.locator("article[data-etat=S1]").wait_for()
    page.wait_for_timeout(2 * QUIET)
    assert sentences(card(page)) == service.phrases(cles["S1"])


def test_an_option_changed_by_the_host_is_followed(page, host, cles):
    page.goto(host.example("plain", cles["S0"]))
    card(page).locator("h3").wait_for()
    page.evaluate(f"{ELEMENT}.setAttribute('niveau', '5')")
    card(page).locator("h5").wait_for()
    page.evaluate(f"{ELEMENT}.setAttribute('titre', 'non')")
    card(page).locator("h5").wait_for(state="detached")


def test_an_element_removed_before_the_answer_draws_nothing(page, host, cles):
    watch(page)
    page.route(FRAGMENTS, lambda route: (page.evaluate(f"window.gone = {ELEMENT}; window.gone.remove()"), route.continue_()))
    page.goto(host.example("plain", cles["S0"]))
    page.wait_for_function("window.gone")
    page.wait_for_timeout(QUIET)
    assert page.evaluate("[window.told.length, window.gone.shadowRoot]") == [0, None]


def test_a_moved_element_still_shows_one_card_as_the_reader_left_it(page, host, service, cles):
    watch(page)
    page.goto(host.example("plain", cles["S0"]))
    card(page).locator("summary").click()
    page.evaluate(f"document.body.append({ELEMENT})")
    page.wait_for_timeout(QUIET)
    assert sentences(card(page)) == service.phrases(cles["S0"])
    assert card(page).locator("details[open]").count() == 1
    assert len(service.cards_asked()) == len(told(page)) == 1


def test_a_copy_and_an_element_in_another_shadow_root_show_the_card(page, host, service, cles):
    watch(page)
    page.goto(host.page(f'<template><carte-insertion formation="{cles["S0"]}">…</carte-insertion></template><div></div>'))
    page.evaluate("""() => {
        const copy = () => document.querySelector("template").content.cloneNode(true);
        document.body.append(copy());
        document.querySelector("div").attachShadow({ mode: "open" }).append(copy());
    }""")
    assert len(told(page, 2)) == 2
    assert sentences(card(page)) == service.phrases(cles["S0"]) * 2


def test_the_script_included_twice_and_in_two_versions_works_once(page, host, service, cles):
    script = f'<script type="module" src="{service.base}/widget/v1/carte-insertion.js{{}}"></script>'
    watch(page)
    page.goto(host.page(f'<carte-insertion formation="{cles["S0"]}">…</carte-insertion>', script.format("") + script.format("?autre")))
    assert sentences(card(page)) == service.phrases(cles["S0"])
    page.wait_for_timeout(QUIET)
    assert len(service.cards_asked()) == len(told(page)) == 1


def _become(page, cle: str) -> None:
    page.evaluate(f"(cle) => {ELEMENT}.setAttribute('formation', cle)", cle)


def _ten(cles) -> list[str]:
    """Ten keys, of which S1 is the last."""
    return [cles[etat] for etat in ["S8", "S2", "S10", "S0", "S8", "S2", "S10", "S0", "S8", "S1"]]
