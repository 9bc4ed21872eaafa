"""What a browser makes of a picture whose names are written the other way round, or in no letter of ours."""

from __future__ import annotations

import pytest

from app import create_app
from app.config import Config
from app.pipeline.build import build
from tests.web.hostile import NAMES, write_hostile

pytestmark = pytest.mark.browser

LINES = "[...document.querySelectorAll('text')].map(t => { const b = t.getBBox(); return [t.textContent, b.x, b.x + b.width] })"
START = """([words, letter]) => {
  const line = [...document.querySelectorAll('text')].find(t => t.textContent.includes(words));
  return line.getStartPositionOfChar(line.textContent.indexOf(letter)).x;
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder / "raw")
    build(folder / "raw", folder / "t.duckdb")
    return create_app(Config(database=folder / "t.duckdb")).test_client()


@pytest.mark.parametrize("uai", NAMES)
def test_no_line_leaves_the_picture(page, hostile, uai):
    page.set_content(hostile.get(f"/cartes/{uai}.svg").text)
    lines = page.evaluate(LINES)
    assert lines and all(16 <= start and end <= 340 - 16 for _, start, end in lines), lines


def test_a_name_written_from_the_right_keeps_its_place_in_a_line_written_from_the_left(page, hostile):
    """« Lycée », then the Arabic word read from its right end, then the brackets: nothing jumps over another."""
    page.set_content(hostile.get("/cartes/0990002P.svg").text)
    lycee, first, last = (page.evaluate(START, ["Lycée", letter]) for letter in ("L", "م", "ة"))
    assert lycee < last < first


def test_an_order_to_turn_round_does_not_reach_the_words_after_it(page, hostile):
    page.set_content(hostile.get("/cartes/0990004S.svg").text)
    lycee, port = (page.evaluate(START, ["gauche", letter]) for letter in ("L", "P"))
    assert lycee < port
