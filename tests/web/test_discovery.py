"""The page of a card says under which address it is one page, and where to ask for its frame."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

KEY = "0990001N-23830025510"
CARD = f"http://localhost/cartes/{KEY}"
WITHIN = 4_000


def links(client, query: str = "", key: str = KEY) -> dict[str, str]:
    """Addresses of the links in the first bytes of the page, as those who look for them read: by relation and type."""
    head = client.get(f"/cartes/{key}{query}").data[:WITHIN].decode(errors="ignore")
    found = re.findall(r'<link rel="(canonical|alternate)"(?: type="([^"]+)")? href="([^"]+)"', head)
    return {kind or relation: unescape(address) for relation, kind, address in found}


def test_the_frame_can_be_asked_in_both_formats_where_the_links_say(client):
    found = links(client)
    asked = client.get(found["application/json+oembed"]).json
    assert asked == client.get("/oembed", query_string={"url": CARD}).json and CARD in asked["html"]
    xml = ElementTree.fromstring(client.get(found["text/xml+oembed"]).text)
    assert {child.tag: child.text for child in xml} == {name: str(value) for name, value in asked.items()}


def test_the_links_stand_in_the_first_bytes_of_every_card(client):
    for exemple in client.get("/exemples.json").json:
        assert set(links(client, "?taille=detail", exemple["cle"])) == {"canonical", "application/json+oembed", "text/xml+oembed"}


@pytest.mark.parametrize(
    "query, canonical",
    [
        ("", ""),
        ("?theme=sombre&titre=non&niveau=4&vide=masquer&inconnue=1", ""),
        ("?langue=en&theme=clair", "?langue=en"),
        ("?adresse=tu&taille=badge", "?taille=badge&adresse=tu"),
    ],
)
def test_one_page_has_one_address_whatever_it_looks_like(client, query, canonical):
    assert links(client, query)["canonical"] == CARD + canonical


def test_the_frame_keeps_the_looks_that_were_chosen(client):
    address = links(client, "?theme=sombre&titre=non&langue=en&niveau=2")["application/json+oembed"]
    assert parse_qs(urlsplit(address).query)["url"] == [f"{CARD}?theme=sombre&titre=non&langue=en"]
    assert "?theme=sombre&amp;titre=non&amp;langue=en" in client.get(address).json["html"]


@pytest.mark.parametrize("key", ["99999999", "pas-une-cle", "0990001X"])
def test_what_is_no_card_leads_nowhere(client, key):
    assert client.get(f"/cartes/{key}").status_code in (400, 404)
    assert links(client, key=key) == {}
