"""Names that nobody expects are only names, in every form of a card."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import create_app
from app.cards.measure import text_width
from app.config import Config
from app.pipeline.build import build
from tests.web.hostile import SAID, write_hostile
from tests.web.pixels import opened, right_margin_colours

SVG = "{http://www.w3.org/2000/svg}"
SIZES = ["carte", "badge", "detail"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder / "raw")
    build(folder / "raw", folder / "t.duckdb")
    return create_app(Config(database=folder / "t.duckdb")).test_client()


@pytest.fixture(params=SAID)
def uai(request):
    return request.param


def has_no_control(text):
    return not any(unicodedata.category(letter) == "Cc" and letter != "\n" or letter in "\u202e\ufffe" for letter in text)


def test_the_data_say_the_whole_name(hostile, uai):
    answer = hostile.get(f"/cartes/{uai}.json")
    assert answer.json["perimetre"] == SAID[uai] and SAID[uai] in answer.json["titre_page"]
    assert has_no_control(answer.json["perimetre"] + answer.json["alternative"] + answer.json["titre_page"])


@pytest.mark.parametrize("form", ["", ".html"])
def test_a_page_says_the_whole_name_and_runs_none_of_it(hostile, uai, form):
    text = hostile.get(f"/cartes/{uai}{form}").text
    assert SAID[uai] in unescape(re.sub(r"<[^>]+>", "", text)) and has_no_control(text)
    scripts = re.findall(r"<script[^>]*>", text)
    assert scripts == (["<script>"] if form == "" else [])


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_is_strict_xml_whose_lines_fit_and_whose_words_are_whole(hostile, uai, size):
    answer = hostile.get(f"/cartes/{uai}.svg?taille={size}")
    root = ElementTree.fromstring(answer.data)
    assert has_no_control(answer.text) and not root.findall(f".//{SVG}script")
    assert not re.search(r"href|@import|@font-face|url\(", answer.text)
    lines = root.findall(f".//{SVG}text")
    for line in lines:
        room = int(root.get("width")) - 16 - float(line.get("x"))
        assert text_width(line.text, float(line.get("font-size")), bold=line.get("font-weight") == "700") <= room
    said = [line.text for line in lines]
    if size == "carte":
        # A word longer than a line is the only one that is cut.
        assert "".join(SAID[uai].split()) in "".join("".join(said).split())
        words = {word for line in said for word in line.split(" ")}
        assert set(SAID[uai].split(" ")) - {""} <= words or len(max(SAID[uai].split(" "), key=len)) > 30


@pytest.mark.parametrize(("ending", "zoom"), [(".png", 1), ("@2x.png", 2), (".og.png", 2)])
def test_a_png_holds_the_name_inside_its_frame(hostile, uai, ending, zoom):
    answer = hostile.get(f"/cartes/{uai}{ending}")
    assert answer.status_code == 200
    assert right_margin_colours(opened(answer.data), zoom) == {(255, 255, 255, 255)}


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_the_name_of_a_file_stays_in_its_header(hostile, name):
    client = hostile.application.test_client()
    client.application.extensions["limiter_of_clients"].enabled = False
    head = b'--l\r\nContent-Disposition: form-data; name="fichier"; filename*=UTF-8\'\'%s\r\n\r\n' % quote(name, safe="").encode()
    body = head + b"UAI;Nom\r\n0631852W;x\r\n--l\r\nContent-Disposition: form-data; name=\"action\"\r\n\r\ncompleter\r\n--l--\r\n"
    answer = client.post("/couverture", data=body, content_type="multipart/form-data; boundary=l")
    if answer.status_code == 200:
        said = answer.headers["Content-Disposition"]
        assert said.startswith("attachment; filename") and not re.search(r"[\x00-\x1f\x7f]|/|\.\./", said.replace("UTF-8''", ""))
    assert answer.status_code in (200, 400)
