"""The card over HTTP: its four forms, its errors, what caches may keep."""

from __future__ import annotations

import gzip
import json
import os
import re
import time

import pytest

from app import create_app
from app.config import Config
from app.pipeline.build import build
from tests.pipeline.files import GOOD, OTHER, write_cfa
from tests.conftest import TODAY

KEY = "0990001N-23830025510"
FIELDS = {"cle", "etat", "titre", "perimetre", "annees", "lignes", "motif", "alternative", "source", "fictif"}


def exemples(client):
    return json.loads(client.get("/exemples.json").data)


def test_the_json_has_the_promised_fields(client):
    card = json.loads(client.get(f"/cartes/{KEY}.json").data)
    assert card.keys() >= FIELDS
    assert [ligne["id"] for ligne in card["lignes"]] == ["emploi", "formation", "autre"]
    named = {"id", "part", "sur_10", "phrase", "courte", "origine", "pourcentage", "precision", "comparaison", "dite"}
    assert all(ligne.keys() == named for ligne in card["lignes"])
    assert {ligne["origine"] for ligne in card["lignes"]} <= {"publie", "calcule"}


@pytest.mark.parametrize(("form", "mimetype"), [("", "text/html"), (".html", "text/html"), (".svg", "image/svg+xml")])
def test_every_form_of_every_state_says_the_same_figures_in_the_same_words(client, form, mimetype):
    for exemple in exemples(client):
        card = json.loads(client.get(f"/cartes/{exemple['cle']}.json").data)
        answer = client.get(f"/cartes/{exemple['cle']}{form}")
        assert (answer.status_code, answer.mimetype) == (200, mimetype)
        said = re.sub(r"<[^>]+>", " ", answer.text.replace("&#39;", "'"))
        words = re.sub(r"[\s\u00a0]+", " ", said)
        for bloc in card["blocs"]:
            for ligne in bloc["lignes"]:
                if ligne["part"] is not None:
                    # The figures of a closed formation are for the detailed card.
                    assert (re.sub(r"[\s\u00a0]+", " ", ligne["phrase"]) in words) != bloc["memoire"]


@pytest.mark.parametrize("form", ["", ".html", ".svg", ".json"])
@pytest.mark.parametrize(
    ("key", "status", "said"),
    [
        ("0631852W", 404, "pas retrouvé cet établissement"),
        ("0631852W-23830099999", 404, "pas retrouvé cet établissement"),
        ("0631852W-23830025510", 200, "Nos sources ne décrivent pas cet établissement"),
        ("0990001N-23830099999", 404, "pas retrouvé cette formation"),
        ("99999999", 404, "pas retrouvé cette formation"),
        ("0990001X", 400, "devrait être N"),
        ("bonjour", 400, "On attend un UAI et un code"),
        ("%3Cscript%3Ealert(1)%3C/script%3E", 404, ""),
    ],
)
def test_an_unknown_or_impossible_key_is_never_a_blank(client, form, key, status, said):
    answer = client.get(f"/cartes/{key}{form}")
    assert answer.status_code == status
    assert said in re.sub(r"\s+", " ", answer.text.replace("&#39;", "'").replace("</text>\n", " ").replace("\u00a0", " ")) or form == ".svg"
    assert "<script>alert" not in answer.text
    assert status == 200 or "max-age=60" in answer.headers.get("Cache-Control", "max-age=60")


def test_an_error_is_kept_a_minute_at_most_and_a_card_an_hour(client):
    assert "max-age=60" in client.get("/cartes/99999999.json").headers["Cache-Control"]
    assert "max-age=3600" in client.get(f"/cartes/{KEY}.json").headers["Cache-Control"]
    assert "stale-if-error=2592000" in client.get(f"/cartes/{KEY}.html").headers["Cache-Control"]


def test_a_card_already_held_is_not_sent_again(client):
    etag = client.get(f"/cartes/{KEY}.html").headers["ETag"]
    again = client.get(f"/cartes/{KEY}.html", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_a_client_that_reads_gzip_gets_the_same_bytes_smaller(client):
    plain = client.get(f"/cartes/{KEY}.html")
    small = client.get(f"/cartes/{KEY}.html", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(small.data) == plain.data
    assert small.headers["ETag"] != plain.headers["ETag"]
    assert small.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("niveau=5", '<h5 class="h">'),
        ("niveau=9", '<h3 class="h">'),
        ("theme=sombre", 'class="ti sombre"'),
        ("theme=rose&couleur=1", 'class="ti"'),
    ],
)
def test_options_are_few_and_closed(client, query, said):
    assert said in client.get(f"/cartes/{KEY}.html?{query}").text


def test_the_title_can_be_left_to_the_host(client):
    assert 'class="h"' not in client.get(f"/cartes/{KEY}.html?titre=non").text


def test_any_site_may_fetch_a_card_and_nothing_is_stored_on_the_reader(client):
    for form in ("", ".html", ".svg", ".json"):
        answer = client.get(f"/cartes/{KEY}{form}")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Set-Cookie" not in answer.headers


def test_the_page_runs_under_its_own_strict_policy(client):
    policy = client.get(f"/cartes/{KEY}").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "frame-ancestors *" in policy
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/exemples", "/exemples/hotes", "/comprendre", "/exemples/plain", "/exemples/iframe", "/exemples/image", "/favicon.svg"])
def test_the_pages_answer(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/inconnu", "/exemples/inconnu"])
def test_an_unknown_page_says_where_to_go(client, path):
    answer = client.get(path)
    assert answer.status_code == 404 and "Cette page n'existe pas" in answer.text


def test_the_public_address_is_written_in_what_others_show(database):
    client = create_app(Config(database=database, today=TODAY, public_url="https://cartes.example.fr")).test_client()
    assert 'href="https://cartes.example.fr/comprendre"' in client.get(f"/cartes/{KEY}.html").text
    assert "https://cartes.example.fr/widget/v1/carte-insertion.js" in client.get("/").text


def test_a_new_file_is_served_without_a_restart(tmp_path):
    target = tmp_path / "t.duckdb"
    write_cfa(tmp_path / "raw", GOOD, OTHER)
    build(tmp_path / "raw", target)
    client = create_app(Config(database=target, today=TODAY)).test_client()
    assert json.loads(client.get("/cartes/0631852W.json").data)["lignes"][0]["part"] == 44
    write_cfa(tmp_path / "raw", GOOD.replace("44.0;29.0", "43.0;30.0"), OTHER)
    build(tmp_path / "raw", target)
    time.sleep(1.1)
    assert json.loads(client.get("/cartes/0631852W.json").data)["lignes"][0]["part"] == 43


def test_a_broken_file_does_not_stop_the_former_one(tmp_path):
    target = tmp_path / "t.duckdb"
    write_cfa(tmp_path / "raw", GOOD)
    build(tmp_path / "raw", target)
    client = create_app(Config(database=target, today=TODAY)).test_client()
    (tmp_path / "broken").write_bytes(b"not a database")
    os.replace(tmp_path / "broken", target)
    time.sleep(1.1)
    assert json.loads(client.get("/cartes/0631852W.json").data)["lignes"][0]["part"] == 44


@pytest.mark.parametrize("key", ["%01", "a%0bb", "%ef%bf%be", "0990001N-%00"])
def test_an_impossible_key_with_control_characters_is_still_well_formed_xml(client, key):
    from xml.etree import ElementTree

    ElementTree.fromstring(client.get(f"/cartes/{key}.svg").data)


def test_every_figure_of_every_card_says_where_it_stands(client):
    told = []
    for exemple in exemples(client):
        card = client.get(f"/cartes/{exemple['cle']}.json").json
        shown = [bloc for bloc in card["blocs"] if any(ligne["part"] is not None for ligne in bloc["lignes"])]
        shown += [line for line in card["specialites"] if line["annees"]]
        told += [each["provenance"] for each in shown]
    assert told and all(each["source"] and each["millesime"] for each in told)
    assert all((each["fichier"] and each["ligne"]) or each["nb_etablissements"] >= 5 for each in told)
