"""The language and the form of address over HTTP, in every form of the card."""

from __future__ import annotations

import json
import re

import pytest

from tests.web.test_cartes import KEY



def test_the_page_and_the_picture_are_in_the_language_of_the_card(client):
    page, picture = (client.get(f"/cartes/{KEY}{form}?langue=en").text for form in ("", ".svg"))
    assert '<html lang="en"' in page and '<article class="ti" lang="en"' in page and ' lang="en">' in picture.partition("\n")[0]
    for text in (page, picture):
        assert re.search(r"<title[^>]*>After this bac pro diploma, ", text)
        assert "young people have a job" in re.sub(r"[\s\u00a0]+", " ", re.sub(r"<[^>]+>", " ", text))
        assert "Invented data. 6 months after this bac pro diploma, what are young people doing?" in text
    assert '<html lang="fr"' in client.get(f"/cartes/{KEY}").text


def test_names_stay_french_and_are_said_to_be(client):
    english = client.get(f"/cartes/{KEY}.html?langue=en").text
    assert re.search(r'<p lang="fr">Bac pro ', english) and re.search(r'<p class="p" lang="fr"><svg', english)
    assert 'lang="fr"' not in client.get(f"/cartes/{KEY}.html").text.replace('lang="fr" data-etat', "")


def test_words_for_a_scope_are_in_the_language_of_the_card(client):
    france = next(each["cle"] for each in json.loads(client.get("/exemples.json").data) if each["etat"] == "S3")
    assert '<p class="p"><svg' in client.get(f"/cartes/{france}.html?langue=en").text


def test_a_link_to_another_card_keeps_the_language_and_the_size(client):
    card = next(each["cle"] for each in json.loads(client.get("/exemples.json").data) if each["etat"] == "S6")
    html = client.get(f"/cartes/{card}.html?langue=en").text
    assert re.search(r'<a href="[^"]+/cartes/[^"?]+\?langue=en" lang="fr">', html)
    assert 'hreflang="fr">Understand these figures, in French</a>' in html
    assert "?" not in re.search(r'<li><a href="([^"]+)"', client.get(f"/cartes/{card}.html").text)[1]


def test_english_has_one_form_of_address_and_one_address_in_the_caches(client):
    asked = [client.get(f"/cartes/{KEY}.html?{query}") for query in ("langue=en", "langue=en&adresse=tu")]
    assert asked[0].headers["ETag"] == asked[1].headers["ETag"]


def test_a_card_says_tu_to_who_wants_it(client):
    assert "Parles-en avec" in client.get(f"/cartes/{KEY}.html?adresse=tu").text
    assert "Parlez-en avec" in client.get(f"/cartes/{KEY}.html").text


@pytest.mark.parametrize("form", ["", ".html", ".svg", ".json"])
def test_an_impossible_key_is_refused_in_french_as_a_whole(client, form):
    answer = client.get(f"/cartes/bonjour{form}?langue=en")
    assert answer.status_code == 400
    assert ('"langue": "fr"' if form == ".json" else 'lang="fr"') in answer.text
    assert 'lang="en"' not in answer.text and "Understand" not in answer.text
