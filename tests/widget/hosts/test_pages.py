"""The page that lists the example pages: all of them, and none that the served file cannot fill."""

from __future__ import annotations

import re

from app import create_app
from app.config import Config
from app.pipeline.build import build
from app.web.hotes import EXAMPLES, GROUPES
from tests.conftest import TODAY
from tests.pipeline.files import GOOD, OTHER, write_cfa

LISTED = [name for names in GROUPES.values() for name in names]


def test_every_example_page_is_listed_once_with_what_it_shows(client):
    assert sorted(LISTED) == sorted(EXAMPLES)
    html = client.get("/exemples/hotes").text
    shown = re.findall(r'<li><a href="[^"]*/exemples/([^"]+)">([^<]+)</a><br>([^<]+)</li>', html)
    assert [name for name, _, _ in shown] == LISTED
    assert len({title for _, title, _ in shown}) == len(shown)


def test_every_listed_page_is_filled(client):
    for name in LISTED:
        answer = client.get(f"/exemples/{name}")
        assert answer.status_code == 200
        assert re.findall(r"https://HOST|\b(?:CLE|RESOLUE|HAUTEUR)\b|(?:CLE|RESOLUE|HAUTEUR|BADGE)_\w+", answer.text) == []


def test_no_page_serves_the_code_of_others(client):
    for name in LISTED:
        sources = re.findall(r'<script[^>]* src="([^"]+)"', client.get(f"/exemples/{name}").text)
        assert all(source.startswith(("http://localhost/widget/", "https://site-hote.example/")) for source in sources)


def test_a_page_whose_numbers_the_served_file_lacks_is_neither_listed_nor_given(tmp_path):
    write_cfa(tmp_path / "raw", GOOD, OTHER)
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    client = create_app(Config(database=tmp_path / "t.duckdb", today=TODAY)).test_client()
    html = client.get("/exemples/hotes").text
    for name in ("fiche-formation", "offre-seconde", "fiche-voeu", "resultat-recherche", "voeu-sans-diplome", "rncp-plusieurs"):
        assert client.get(f"/exemples/{name}").status_code == 404
        assert f"/exemples/{name}" not in html
    assert "Des sites, par leurs propres numéros" not in html
    assert "/exemples/politique-stricte" in html
