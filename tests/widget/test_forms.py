"""Every form of a card reaches another site, says the same words, and needs no more than it claims."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.widget.reading import card, drawn_width, fallback, sentences

pytestmark = pytest.mark.browser

UNKNOWN = {"unknown": ("11-99999999", 404), "invalid": ("pas-une-cle", 400)}


def test_the_script_draws_the_card_on_another_origin(page, host, service, cles):
    page.goto(host.example("plain", cles["S0"]))
    assert sentences(card(page)) == service.phrases(cles["S0"])
    assert not fallback(page).is_visible()


def test_the_script_says_the_words_of_the_data_in_every_state(page, host, service, cles):
    page.goto(host.page("".join(f'<carte-insertion id="{etat}" formation="{cle}"></carte-insertion>' for etat, cle in cles.items())))
    for etat, cle in cles.items():
        drawn = page.locator(f"#{etat} article")
        drawn.scroll_into_view_if_needed()
        content = service.data(f"/cartes/{cle}.json")
        assert drawn.get_attribute("data-etat") == etat
        assert drawn.locator("li p:not(.c)").all_text_contents() == service.phrases(cle)
        assert drawn.locator(".h").text_content() == content["titre"]
        assert all(line in drawn.text_content() for bloc in content["blocs"] if not bloc["memoire"] for line in bloc["annonces"])


def test_the_frame_shows_the_card_on_another_origin(page, host, service, cles):
    page.goto(host.example("iframe", cles["S0"]))
    assert sentences(page.frame_locator("iframe").locator("article")) == service.phrases(cles["S0"])


def test_the_picture_is_drawn_on_another_origin(page, host, cles):
    page.goto(host.example("image", cles["S0"]))
    assert drawn_width(page) == 340


@pytest.mark.parametrize("etat", ["S0", "S1", "S2", "S8", "S10"])
def test_the_picture_says_the_words_of_the_data(service, cles, etat):
    svg = service.app.test_client().get(f"/cartes/{cles[etat]}.svg").text
    written = unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)))
    assert all(phrase in written for phrase in service.phrases(cles[etat]))


@pytest.mark.parametrize("cle, status", UNKNOWN.values(), ids=UNKNOWN)
def test_chromium_draws_the_picture_that_says_why_there_is_no_card(page, host, service, cle, status):
    """Whatever the status: an image whose answer is 404 or 400 is drawn all the same."""
    answers = []
    page.on("response", lambda response: answers.append(response.status))
    page.goto(host.example("image", cle))
    assert drawn_width(page) == 340
    assert status in answers


def test_without_javascript_the_script_form_is_a_link_that_leads_to_the_card(open_page, host, service, cles):
    page = open_page(java_script_enabled=False, viewport={"width": 320, "height": 900})
    page.goto(host.example("plain", cles["S0"]))
    box = fallback(page).bounding_box()
    assert box["width"] > 100 and box["x"] + box["width"] <= 320
    fallback(page).click()
    page.wait_for_url(f"{service.base}/cartes/{cles['S0']}")
    assert sentences(page.locator("article")) == service.phrases(cles["S0"])


def test_without_javascript_the_frame_shows_the_card(open_page, host, service, cles):
    page = open_page(java_script_enabled=False)
    page.goto(host.example("iframe", cles["S0"]))
    assert sentences(page.frame_locator("iframe").locator("article")) == service.phrases(cles["S0"])


def test_without_javascript_the_picture_is_drawn(open_page, host, cles):
    page = open_page(java_script_enabled=False)
    page.goto(host.example("image", cles["S0"]))
    assert drawn_width(page) == 340
