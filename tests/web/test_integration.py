"""What the page for integrators says of the options, the events and the script is what they are."""

from __future__ import annotations

import re
from html import unescape

import pytest

from app.config import ROOT
from app.web.options import VALUES

SCRIPT = (ROOT / "widget" / "carte-insertion.js").read_text()
# What version 1 promised on the first day, never to be taken away within it.
ATTRIBUTES = {"formation", "taille", "theme", "titre", "niveau", "adresse", "langue", "vide"}
EVENTS = {"affichee", "absente", "erreur"}


@pytest.fixture
def said(client) -> str:
    return unescape(client.get("/integration").text)


def test_every_value_of_every_option_is_there_in_order_with_what_it_changes(said):
    rows = re.findall(r'<tr><th scope="row"><code>(\w+)</code> : (.*?)</th><td>(.+?)</td></tr>', said.replace("\u00a0", " "))
    found = {name: re.findall(r"<code>(\w+)</code>", values) for name, values, _ in rows}
    assert found == {name: [value for value in values if value] for name, values in VALUES.items()}
    assert all(effect.endswith(".") for _, _, effect in rows)


def test_the_script_keeps_what_its_first_version_promised_and_the_page_says_it(said):
    observed = set(re.search(r'OPTIONS = \[(.*?)\]', SCRIPT)[1].replace('"', "").split(", ")) | {"formation"}
    sent = set(re.findall(r"carte-insertion:(\w+)</code></dt>", said))
    told = set(re.findall(r'"(affichee|absente|erreur)"', SCRIPT))
    assert ATTRIBUTES <= observed and EVENTS <= told == sent
    assert set(VALUES) <= observed


@pytest.mark.parametrize("path", ["/", "/exemples", "/comprendre", "/accessibilite"])
def test_every_page_of_the_site_leads_to_it(client, path):
    assert '<a href="http://localhost/integration">Poser une carte</a>' in client.get(path).text


def test_the_page_that_nobody_may_frame_sets_no_cookie(client):
    answer = client.get("/integration")
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"] and "Set-Cookie" not in answer.headers
