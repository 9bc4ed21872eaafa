"""The detailed card in a browser: its height, its columns, its table and its chart, on a phone and on a wide screen."""

from __future__ import annotations

from itertools import product

import pytest

from app.cards.height import height_of
from app.nomenclature import Key
from app.web.cartes import find_card
from app.web.options import Options
from tests.conftest import TODAY
from tests.widget.test_appearance import CUT
from tests.widget.test_height import LINES, SHARE

pytestmark = pytest.mark.browser

DETAIL = Options(taille="detail")


def opened(page, service, cle: str, query: str = "") -> None:
    page.goto(f"{service.base}/cartes/{cle}?taille=detail{query}")


def announced(service, cle: str, width: int) -> int:
    snapshot = service.app.extensions["warehouse"].snapshot()
    return height_of(find_card(snapshot, Key.parse(cle), DETAIL, TODAY), width, "detail")


def test_the_announced_height_is_an_upper_bound_close_to_the_real_one(page, service, cles):
    wrong = {}
    for etat, cle in cles.items():
        opened(page, service, cle)
        for width in (288, 320, 480, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            real, told = page.locator("article").bounding_box()["height"], announced(service, cle, width)
            if not real <= told <= real * SHARE + LINES:
                wrong[etat, width] = (real, told)
    assert wrong == {}


def test_both_voies_are_side_by_side_from_480_px_and_under_each_other_below(page, service, cles):
    opened(page, service, cles["S11"])
    for width, beside in ((480, True), (1280, True), (460, False), (320, False)):
        page.set_viewport_size({"width": width, "height": 800})
        left, right = (page.locator(".w > div").nth(place).bounding_box() for place in (0, 1))
        assert (left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]) == beside, width


def test_a_narrow_screen_never_scrolls_sideways_even_in_large_letters(open_page, service, cles):
    page = open_page(viewport={"width": 320, "height": 800})
    for cle in cles.values():
        opened(page, service, cle)
        page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        for root in (16, 32):
            page.evaluate("root => { document.documentElement.style.fontSize = `${root}px` }", root)
            assert page.evaluate("document.documentElement.scrollWidth") == 320, (cle, root)
            assert page.evaluate(CUT) == [], (cle, root)


@pytest.mark.parametrize("etat", ["S0", "S5", "S7", "S8", "S11"])
def test_at_the_usual_size_no_word_of_a_table_is_cut_on_a_phone(page, service, cles, etat):
    opened(page, service, cles[etat])
    written = REGIONS[0]
    assert any(written in head for head in page.locator("thead th").all_inner_texts()) == (etat not in WITHOUT_REGION)
    for width, region in product((288, 320), REGIONS):
        page.set_viewport_size({"width": width, "height": 800})
        page.eval_on_selector_all("thead th", RENAME, [written, region])
        written = region
        assert page.evaluate("document.documentElement.scrollWidth") == width, region
        assert page.locator("article").evaluate(BROKEN) == [], (region, width)


# Where only the lycée has figures.
WITHOUT_REGION = {"S7", "S8"}
# The first is that of the sample.
REGIONS = ["Bretagne", "Bourgogne-Franche-Comté", "Provence-Alpes-Côte d'Azur", "Guadeloupe"]
RENAME = "(all, [written, region]) => all.forEach((th) => { th.innerHTML = th.innerHTML.replace(written, region) })"


# Words that stand on more than one line.
BROKEN = r"""(card) => [...card.querySelectorAll("table, table *")].flatMap((element) => [...element.childNodes])
  .filter((node) => node.nodeType === Node.TEXT_NODE).flatMap((node) => [...node.data.matchAll(/[^\s-]+/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map((word) => word[0]))"""


def test_the_words_of_a_chart_stay_in_it_and_apart(open_page, service, cles):
    page = open_page(viewport={"width": 320, "height": 800})
    # The last one has five pairs of years.
    for cle in (*cles.values(), "0990101X"):
        opened(page, service, cle)
        for chart in page.locator("svg.g").all():
            assert chart.evaluate(MEETING) == [], cle


MEETING = """(chart) => {
  const frame = chart.getBoundingClientRect(), words = [...chart.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const out = words.filter(([, box]) => box.left < frame.left - 17 || box.right > frame.right + 17);
  const meet = words.filter(([, a], i) => words.some(([, b], j) => i < j && a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom));
  return [...out, ...meet].map(([text]) => text);
}"""


def test_those_who_hear_get_tables_and_never_a_drawing(page, service, cles):
    opened(page, service, cles["S0"])
    tree = page.locator("article").aria_snapshot()
    assert "table" in tree and "columnheader" in tree and "img" not in tree
    page.get_by_text("Les chiffres, année par année").click()
    assert "rowheader" in page.locator("details table").first.aria_snapshot()


def test_headings_go_down_one_level_at_a_time(page, service, cles):
    opened(page, service, cles["S11"], "&niveau=2")
    levels = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map((title) => Number(title.tagName[1]))")
    assert levels[0] == 2 and {3, 4} <= set(levels)
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:]))


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"color_scheme": "dark"}, {"media": "print"}], ids=["forced", "dark", "paper"])
def test_the_lines_of_a_chart_stay_visible(page, service, cles, media):
    page.emulate_media(**media)
    opened(page, service, cles["S8"])
    ground = page.locator("article").evaluate("article => getComputedStyle(article).backgroundColor")
    for kind in (".ligne", ".tirets", ".axe"):
        stroke = page.locator(f"svg.g {kind}").first.evaluate("path => getComputedStyle(path).stroke")
        assert stroke not in ("none", ground)
