"""One list of pages: what leads to them, what search engines are told, and what they have in common."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from app import create_app
from app.config import Config
from app.web.navigation import ENDLESS, PAGES
from tests.conftest import TODAY

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = re.compile(r'<a [^>]*href="http://localhost([^"]*)"')


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.chemin)
def test_a_page_says_what_it_is_where_one_is_and_leaves_nothing_behind(client, page):
    answer = client.get(page.chemin)
    assert answer.status_code == 200 and "Set-Cookie" not in answer.headers
    assert f'<meta name="description" content="{page.description}">' in unescape(answer.text)
    assert f'<link rel="canonical" href="http://localhost{page.chemin}">' in answer.text
    current = re.findall(r'<a href="http://localhost([^"]*)" aria-current="page">', answer.text)
    assert current == ([] if page.place == "plan" else [page.chemin])
    first = re.search(r"<body>\s*(<a .*?</a>)", answer.text)[1]
    assert first == '<a class="evite" href="#contenu">Aller au contenu</a>' and '<main id="contenu">' in answer.text


def test_a_description_is_of_one_page_and_short(client):
    assert len({page.description for page in PAGES}) == len(PAGES)
    assert all(len(page.description) <= 160 for page in PAGES)


def test_what_is_no_page_of_the_list_has_no_address_of_its_own(client):
    for address in ("/rien", "/studio/liste?cles=0990001N"):
        html = client.get(address).text
        assert '<meta name="description" content="Ce que deviennent' in html and 'rel="canonical"' not in html
    assert '<link rel="canonical" href="http://localhost/studio">' in client.get("/studio?q=cuisine").text


def test_every_link_of_every_page_leads_somewhere_and_nothing_else_is_asked_of_others(client):
    pages = {page.chemin: client.get(page.chemin).text for page in PAGES}
    for html in list(pages.values()):
        assert {urlsplit(address).netloc for address in re.findall(r'<[^>]* (?:src|action)="(http[^"]+)"', html)} == {"localhost"}
        # The cards, the example hosts and the files have their own tests.
        for link in [link for link in map(unescape, LINK.findall(html)) if not link.startswith(("/cartes/", "/exemples/", "/donnees/"))]:
            address, _, ancre = link.partition("#")
            answer = pages.setdefault(address, client.get(address).text if address not in pages else "")
            assert "Cette page n'existe pas" not in answer, link
            assert not ancre or f'id="{ancre}"' in answer, link
    assert [ancre for html in pages.values() for ancre in re.findall(r'href="#([^"]+)"', html) if f'id="{ancre}"' not in html] == []


def test_the_sitemap_is_the_list_at_the_public_address(database):
    client = create_app(Config(database=database, today=TODAY, public_url="https://cartes.example.fr")).test_client()
    answer = client.get("/sitemap.xml")
    found = [element.text for element in ElementTree.fromstring(answer.text).iter(SITEMAP)]
    assert answer.mimetype == "application/xml"
    assert found == [f"https://cartes.example.fr{page.chemin}" for page in PAGES]
    assert "Sitemap: https://cartes.example.fr/sitemap.xml" in client.get("/robots.txt").text


def test_robots_may_read_every_page_and_card_but_not_what_has_no_end(client):
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    read = [*(page.chemin for page in PAGES), "/cartes/0990001N-23110033205", "/cartes/0990001N-23110033205.html", "/widget/v1/carte-insertion.js"]
    assert [chemin for chemin in read if not rules.can_fetch("*", chemin)] == []
    assert [chemin for chemin in ENDLESS if rules.can_fetch("*", f"{chemin}x")] == []
    assert all(client.get(chemin.rstrip("/")).status_code != 404 or chemin.endswith("/") for chemin in ENDLESS)


def test_the_home_page_offers_each_public_its_pages(client):
    said = client.get("/").text.split("</header>")[1].split("<footer>")[0]
    offered = {page.public for page in PAGES} - {""}
    assert offered == {"jeunes", "sites", "curieux"}
    for page in PAGES:
        assert (f'<li><a href="http://localhost{page.chemin}">{page.nom}</a><br>' in said) == bool(page.public)


@pytest.mark.parametrize("path", ["/", "/integration"])
def test_the_card_that_a_page_shows_first_has_figures_whatever_is_served(real_client, path):
    cle = re.search(r'carte-insertion formation="([^"]+)"', unescape(real_client.get(path).text))[1]
    assert any(ligne["part"] is not None for ligne in real_client.get(f"/cartes/{cle}.json").json["lignes"])
    # Several states come before it in these data, all without figures.
    assert real_client.get("/exemples.json").json[0]["cle"] != cle
