"""The pages that explain: drawings that do not lie, and who answers for the service."""

from __future__ import annotations

import re
from html import unescape

import pytest

from app import create_app
from app.cards.picture import HALF, WHOLE
from app.cards.sentences import out_of_ten
from app.config import Config
from tests.conftest import TODAY

SAID = {"editeur": "Association d'essai, 1 rue du Phare", "hebergeur": "Hébergeur d'essai, 2 quai du Port", "contact": "ecrire@exemple.fr"}
LINE = re.compile(r"<li class=\"\w+\"><p>(?:<svg.*?</svg>)?([^<]*)</p><svg[^>]*>(.*?)</svg></li>", re.DOTALL)


def test_every_drawn_line_shows_the_number_that_it_says(client):
    drawn = LINE.findall(unescape(client.get("/comprendre").text).replace("\u00a0", " "))
    assert len(drawn) >= 9
    for phrase, svg in drawn:
        said = 0.5 if phrase.startswith("Moins de 1") else int(re.search(r"\d+", phrase)[0])
        filled = re.search(r'class="compte" d="([^"]+)"', svg)[1]
        assert (filled.count(WHOLE) + 0.5 * filled.count(HALF), phrase) == (said, phrase)


def test_what_is_drawn_without_a_source_says_that_it_is_invented(client):
    html = client.get("/comprendre").text
    panels = re.findall(r'<div class="planche">(.*?)</div>', html, re.DOTALL) + re.findall(r"<li>\n<h3>(.*?)\n</li>", html, re.DOTALL)
    shares = [panel for panel in panels if 'class="rang emploi' in panel]
    assert len(shares) == 5 and all("Exemple inventé" in panel for panel in shares)


def test_the_example_of_rounding_is_what_the_cards_do(client):
    said = unescape(client.get("/comprendre").text).replace("\u00a0", " ")
    parts, shown, total = re.search(r"Exemple inventé : ([^.]*) deviennent ([^.]*)\. Total : (\d+)", said).groups()
    parts, shown = (list(map(int, re.findall(r"\d+", text))) for text in (parts, shown))
    assert sum(parts) == 100 and [out_of_ten(part) for part in parts] == shown and sum(shown) == int(total) == 11


def test_the_legal_page_names_who_answers_or_says_who_must_write_it(database, client):
    named = create_app(Config(database=database, today=TODAY, **SAID)).test_client().get("/mentions-legales").text
    assert all(text in unescape(named) for text in SAID.values()) and "TRAJECTOIRES_" not in named
    without = client.get("/mentions-legales").text
    assert re.findall(r"TRAJECTOIRES_\w+", without) == [f"TRAJECTOIRES_{name}" for name in ("EDITEUR", "CONTACT", "HEBERGEUR")]


@pytest.mark.parametrize("path", ["/comprendre", "/confidentialite"])
def test_the_pages_where_one_may_ask_give_the_address(database, client, path):
    asked = create_app(Config(database=database, today=TODAY, **SAID)).test_client().get(path).text
    assert f'<a href="mailto:{SAID["contact"]}">' in asked and "mailto:" not in client.get(path).text


def test_every_setting_of_the_pages_is_read_from_the_environment(monkeypatch):
    for name, value in SAID.items():
        monkeypatch.setenv(f"TRAJECTOIRES_{name.upper()}", f" {value}\n")
    config = Config.from_environment()
    assert {name: getattr(config, name) for name in SAID} == SAID


def test_invented_figures_are_called_so_where_licences_are_told(client):
    assert "les chiffres sont inventés" in client.get("/mentions-legales").text.replace("\u00a0", " ")
