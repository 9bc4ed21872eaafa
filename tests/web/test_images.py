"""The pictures of a card as PNG: their size, their words inside their frame, their colours, what caches may keep."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape

import pytest

from app.web.images import ZOOMS
from app.web.options import VALUES
from app.web.raster import FONTS
from tests.web.pixels import background, colours, opened, right_margin_colours

KEY = "0990001N-23830025510"
ENDINGS = {".png": "png", "@2x.png": "png2x", ".og.png": "og"}
WHITE, DARK = (255, 255, 255, 255), (0x16, 0x18, 0x1D, 255)


def keys(client):
    return {exemple["etat"]: exemple["cle"] for exemple in client.get("/exemples.json").json}


def size_of(svg):
    return tuple(int(size) for size in re.search(r'width="(\d+)" height="(\d+)"', svg).groups())


@pytest.mark.parametrize("size", VALUES["taille"])
@pytest.mark.parametrize(("ending", "zoom"), [(".png", 1), ("@2x.png", 2)])
def test_a_png_is_the_svg_pixel_for_unit_and_no_word_leaves_its_frame(client, size, ending, zoom):
    for cle in keys(client).values():
        answer = client.get(f"/cartes/{cle}{ending}?taille={size}")
        assert (answer.status_code, answer.mimetype) == (200, "image/png")
        image = opened(answer.data)
        width, height = size_of(client.get(f"/cartes/{cle}.svg?taille={size}").text)
        assert image.size == (width * zoom, height * zoom)
        assert right_margin_colours(image, zoom) == {WHITE}, cle


@pytest.mark.parametrize("query", ["", "?langue=en", "?adresse=tu", "?theme=sombre"])
def test_a_banner_has_the_size_that_sites_ask_and_keeps_its_words_inside(client, query):
    for cle in keys(client).values():
        image = opened(client.get(f"/cartes/{cle}.og.png{query}").data)
        paper = DARK if "sombre" in query else WHITE
        assert image.size == (1200, 630)
        assert right_margin_colours(image, 2) == {paper}, cle
        # Nothing is see-through: sites paint that black.
        assert image.getpixel((0, 0)) == paper and image.getextrema()[3] == (255, 255)


def test_the_colours_of_the_style_sheet_are_those_of_the_pixels(client):
    found = colours(opened(client.get(f"/cartes/{KEY}@2x.png").data))
    assert {(0x0B, 0x53, 0x94, 255), (0x6A, 0x2C, 0x91, 255), (0x59, 0x59, 0x59, 255), (0x1B, 0x1B, 0x1B, 255)} <= found


@pytest.mark.parametrize(("etat", "expected"), [("S0", (0x0B, 0x53, 0x94)), ("S3", (194, 212, 228))], ids=["own", "wider"])
def test_figures_of_something_wider_are_pale_inside_their_outline(client, etat, expected):
    """A quarter of the colour over white, in the middle of the first figure."""
    cle = keys(client)[etat]
    x, y = map(float, re.search(r'<g class="emploi[^>]*translate\(([\d.]+) ([\d.]+)\)', client.get(f"/cartes/{cle}.svg").text).groups())
    pixel = opened(client.get(f"/cartes/{cle}@2x.png").data).getpixel((round(2 * x + 24), round(2 * y + 36)))
    assert all(abs(found - wanted) <= 2 for found, wanted in zip(pixel, expected))


def test_themes_of_a_png(client):
    light, dark = (opened(client.get(f"/cartes/{KEY}.png?theme={theme}").data) for theme in ("clair", "sombre"))
    assert (background(light), background(dark)) == (WHITE, DARK)


@pytest.mark.parametrize("ending", ENDINGS)
def test_options_that_change_nothing_give_the_same_picture(client, ending):
    same = ["", "?theme=auto", "?theme=hote", "?theme=clair", "?niveau=5", "?vide=masquer", "?couleur=rose"]
    same += ["?taille=badge", "?titre=non"] if ending == ".og.png" else []
    assert len({client.get(f"/cartes/{KEY}{ending}{query}").headers["ETag"] for query in same}) == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_png_may_be_shown_anywhere_kept_an_hour_and_is_not_compressed_twice(client, ending):
    answer = client.get(f"/cartes/{KEY}{ending}", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "max-age=3600" in answer.headers["Cache-Control"]
    assert "Content-Encoding" not in answer.headers and "Vary" not in answer.headers
    again = client.get(f"/cartes/{KEY}{ending}", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(("key", "status"), [("99999999", 404), ("0990001X", 400), ("bonjour", 400)])
def test_an_unknown_or_impossible_key_is_a_picture_that_says_so_kept_a_minute(client, ending, key, status):
    answer = client.get(f"/cartes/{key}{ending}")
    assert (answer.status_code, answer.mimetype) == (status, "image/png")
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert len(colours(opened(answer.data))) > 2


def test_forms_are_a_closed_list(client):
    assert set(ENDINGS.values()) == set(ZOOMS)
    assert client.get(f"/cartes/{KEY}@3x.png").status_code == 400
    assert client.get(f"/cartes/{KEY}.jpg").status_code == 400


def test_only_the_fonts_of_matplotlib_are_used_without_loading_it():
    code = "import sys; from app.web.raster import png_of; png_of('<svg xmlns=\"http://www.w3.org/2000/svg\"/>', 1); print('matplotlib' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
    assert all("matplotlib" in path and "DejaVuSans" in path for path in FONTS)


def meta(html):
    return {name: unescape(value) for name, value in re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', html)}


def test_a_shared_address_shows_the_card(client):
    for cle in keys(client).values():
        card, tags = client.get(f"/cartes/{cle}.json").json, meta(client.get(f"/cartes/{cle}").text)
        assert (tags["og:title"], tags["og:url"], tags["og:type"]) == (card["titre_page"], f"http://localhost/cartes/{cle}", "website")
        assert tags["og:description"] == tags["og:image:alt"] == tags["twitter:image:alt"] == tags["description"] == card["alternative"]
        assert (tags["og:locale"], tags["twitter:card"]) == ("fr_FR", "summary_large_image")
        image = opened(client.get(tags["og:image"]).data)
        assert image.size == (int(tags["og:image:width"]), int(tags["og:image:height"])) == (1200, 630)


def test_the_banner_of_an_english_page_is_in_english(client):
    tags = meta(client.get(f"/cartes/{KEY}?langue=en&taille=badge&theme=sombre").text)
    assert tags["og:image"] == f"http://localhost/cartes/{KEY}.og.png?langue=en"


def test_an_impossible_address_is_not_offered_for_sharing(client):
    assert "og:image" not in meta(client.get("/cartes/bonjour").text)
