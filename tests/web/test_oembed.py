"""What the editors of other sites ask, when an address is pasted."""

from __future__ import annotations

from urllib.parse import quote
from xml.etree import ElementTree

import pytest

KEY = "0990001N-23830025510"
CARD = f"http://localhost/cartes/{KEY}"


def ask(client, url=CARD, **more):
    return client.get("/oembed", query_string={"url": url, **more})


def test_the_frame_of_a_card_with_its_title_and_its_height(client):
    found = ask(client).json
    assert (found["version"], found["type"], found["provider_name"]) == ("1.0", "rich", "Trajectoires")
    assert found["title"] == client.get(f"/cartes/{KEY}.json").json["titre_page"]
    assert f'src="{CARD}"' in found["html"] and f'height="{found["height"]}"' in found["html"]
    assert client.get(f"/cartes/{KEY}").status_code == 200


def test_the_same_in_xml(client):
    found = ask(client, format="xml")
    assert found.mimetype == "text/xml"
    content = ask(client).json
    assert {child.tag: child.text for child in ElementTree.fromstring(found.text)} == {name: str(value) for name, value in content.items()}


@pytest.mark.parametrize("width", [280, 300, 340, 2000])
def test_the_width_asked_is_never_passed(client, width):
    found = ask(client, maxwidth=width).json
    assert found["width"] == min(width, 340) and f'width="{found["width"]}"' in found["html"]


def test_a_low_place_gets_a_badge_and_no_place_a_link(client):
    badge = ask(client, maxheight=250).json
    assert badge["height"] <= 250 and "taille=badge" in badge["html"]
    assert ask(client, maxheight=20).json["type"] == ask(client, maxwidth=120).json["type"] == "link"


def test_the_options_of_the_address_are_kept(client):
    assert "?theme=sombre&amp;adresse=tu" in ask(client, f"{CARD}?adresse=tu&theme=sombre&inconnu=1").json["html"]


@pytest.mark.parametrize("form", [".svg", ".json", ".html"])
def test_any_form_of_the_address_names_the_card(client, form):
    assert ask(client, CARD + form).json == ask(client).json


@pytest.mark.parametrize(
    "url",
    ["", "http://localhost/", "https://ailleurs.example/cartes/" + KEY, "http://localhost/cartes/bonjour", "http://localhost/cartes/99999999",
     "http://localhost/cartes/" + quote("<script>"), "http://[::1"],
)  # fmt: skip
def test_what_is_no_card_is_not_found(client, url):
    assert ask(client, url).status_code == 404


def test_another_format_is_not_implemented(client):
    assert ask(client, format="yaml").status_code == 501


def test_the_picture_is_the_banner_of_the_card(client):
    found = ask(client).json
    banner = client.get(found["thumbnail_url"])
    # The size of a PNG stands in its first chunk.
    size = tuple(int.from_bytes(banner.data[at : at + 4], "big") for at in (16, 20))
    assert banner.mimetype == "image/png"
    assert size == (found["thumbnail_width"], found["thumbnail_height"]) == (1200, 630)
