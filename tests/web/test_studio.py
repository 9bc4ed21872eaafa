"""The studio without a browser: everything is in the address, and everything works as plain links and forms."""

from __future__ import annotations

import csv
import io
import re
from base64 import b64encode
from hashlib import sha384
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from app.web.extraits import FORMES
from app.web.options import VALUES, Options
from app.web.studio.demande import CHOICES, Demande

CLE = "0990001N-23110033205"


@pytest.fixture
def service_keys(client) -> dict[str, str]:
    """One key a state."""
    return {one["etat"]: one["cle"] for one in client.get("/exemples.json").json}


def _codes(html: str) -> dict[str, str]:
    return {name: unescape(code) for name, code in re.findall(r'<pre id="code-([^"]+)"[^>]*><code>(.*?)</code></pre>', html, re.DOTALL)}


def test_an_address_says_the_whole_of_what_was_asked():
    asked = Demande("melec", CLE, "11", "40025214", "region", "cadre", "768", "sombre", ("0990001N", CLE), Options(taille="badge", langue="en"))
    query = parse_qs(asked.query())
    assert Demande.parse({name: values[0] for name, values in query.items()}, query["cles"]) == asked
    assert Demande().query() == ""


@pytest.mark.parametrize(
    ("cle", "portee", "region", "shown"),
    [
        (CLE, "etablissement", "", CLE),
        (CLE, "region", "", "53-23110033205"),
        (CLE, "region", "11", "11-23110033205"),
        (CLE, "france", "", "23110033205"),
        ("0990001N", "france", "", "0990001N"),
        ("53-40025214", "france", "", "40025214"),
        ("40025214", "region", "44", "44-40025214"),
        ("40025214", "region", "", "40025214"),
        ("parcoursup:990201", "region", "", "parcoursup:990201"),
        ("0990002P-onisep:FOR.990106", "region", "", "53-onisep:FOR.990106"),
        ("rncp:990102", "region", "04", "04-rncp:990102"),
    ],
)
def test_the_scope_changes_the_card_and_nothing_else(client, cle, portee, region, shown):
    html = client.get("/studio", query_string={"cle": cle, "portee": portee, "region": region}).text
    assert _codes(html)["adresse"] == f"http://localhost/cartes/{shown}"
    assert f'formation="{shown}"' in _codes(html)["script"]


def test_every_option_is_in_the_code_of_each_form(client):
    chosen = {"taille": "badge", "theme": "sombre", "niveau": "4", "langue": "en", "vide": "masquer"}
    codes = _codes(client.get("/studio", query_string={"cle": CLE, **chosen}).text)
    assert all(f'{name}="{value}"' in codes["script"] for name, value in chosen.items())
    asked = {forme: parse_qs(urlsplit(unescape(re.search(r"http://localhost/cartes/[^\"\s]+", codes[forme])[0])).query) for forme in ("cadre", "adresse")}
    picture = parse_qs(urlsplit(unescape(re.search(r'src="([^"]+)"', codes["image"])[1])).query)
    # A title level and an empty card are the business of the page around, which a frame or a picture does not have.
    for said in (*asked.values(), picture):
        assert said == {"taille": ["badge"], "theme": ["sombre"], "langue": ["en"]}


def test_the_frozen_script_carries_the_hash_of_what_is_served(client):
    code = _codes(client.get("/studio", query_string={"cle": CLE}).text)["fige"]
    path, told = re.search(r'src="http://localhost([^"]+)" integrity="sha384-([^"]+)" crossorigin="anonymous"', code).groups()
    assert b64encode(sha384(client.get(path).data).digest()).decode() == told


@pytest.mark.parametrize("forme", FORMES)
def test_the_preview_holds_the_very_text_to_paste(client, forme):
    codes = _codes(client.get("/studio", query_string={"cle": CLE}).text)
    shown = client.get("/studio/apercu", query_string={"cle": CLE, "forme": forme})
    assert shown.headers["Content-Security-Policy"].endswith("frame-ancestors 'self'")
    assert (codes[forme] in shown.text) if forme != "adresse" else ("<iframe src=" in shown.text)


def test_a_key_that_cannot_be_is_refused_with_what_was_expected(client):
    answer = client.get("/studio", query_string={"cle": "0990001N-<b>"})
    assert answer.status_code == 200 and "<b>" not in answer.text
    assert "On attend un UAI et un code" in answer.text
    assert client.get("/studio/apercu", query_string={"cle": "0990001X"}).status_code == 400


def test_a_list_says_at_a_glance_whose_figures_each_card_shows(client, service_keys):
    html = client.get("/studio/liste", query_string={"cles": list(service_keys.values())}).text
    said = dict(zip(service_keys, re.findall(r'<span class="signe (\w+)" aria-hidden="true"></span>', html), strict=True))
    assert said["S0"] == "plein" and said["S10"] == "vide" and said["S3"] == said["S4"] == "contour"


def test_the_code_of_a_list_has_the_script_once_and_each_card_once(client):
    code = _codes(client.get("/studio/liste", query_string={"cles": [CLE, "0990001N", CLE]}).text)["liste"]
    assert code.count("<script") == 1 and code.count("<carte-insertion") == 2
    assert _codes(client.get("/studio/liste", query_string={"cles": [CLE], "forme": "cadre"}).text)["liste"].startswith("<iframe")


def test_a_list_is_a_table_that_a_spreadsheet_reads(client):
    answer = client.get("/studio/liste.csv", query_string={"cles": [CLE, "0990001N"]})
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert [row["cle"] for row in rows] == [CLE, "0990001N"]
    assert rows[0]["code"].count("<carte-insertion") == 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_a_card_taken_out_of_the_list_can_come_back(client):
    html = client.get("/studio", query_string={"cles": [CLE, "0990001N"]}).text
    out = unescape(re.search(r'href="[^"]*?(/studio\?retiree=0990001N[^"]*)#liste"', html)[1])
    html = client.get(out).text
    assert "Ma liste (1)" in html
    back = unescape(re.search(r'href="[^"]*?(/studio\?[^"]*)#liste">La remettre', html)[1])
    assert "Ma liste (2)" in client.get(back).text


def test_a_list_is_bounded_and_what_is_no_key_is_left_out(client):
    many = [f"{number:08}" for number in range(40000000, 40000080)]
    assert client.get("/studio/liste", query_string={"cles": [*many, "rien"]}).text.count("<h3>") == 50


@pytest.mark.parametrize("path", ["/studio", "/studio/liste"])
def test_the_pages_are_light(client, path):
    body = client.get(path, query_string={"cle": CLE, "q": "cuisine", "cles": [CLE]}, headers={"Accept-Encoding": "gzip"}).data
    assert len(body) <= 12_000


def test_the_choices_offered_are_those_that_are_read(client):
    html = client.get("/studio", query_string={"cle": CLE}).text
    for name, values in {**CHOICES, **VALUES}.items():
        assert all(re.search(rf'name="{name}".*?value="{value}"', html, re.DOTALL) for value in values)
