"""theme=hote: the colours and the font of the page around, and nothing else of it."""

from __future__ import annotations

import pytest

from app.web.options import VALUES
from tests.widget.accessibility.hosts import MAIN, open_included, open_scripted
from tests.widget.accessibility.variants import YELLOW_HOST, Setting
from tests.widget.reading import card

pytestmark = pytest.mark.browser

HOTE = Setting("hote", head=YELLOW_HOST)
BLACK, NOTHING = "rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"
SEEN = """cards => cards.flatMap((card) => [card, ...card.querySelectorAll("*:not(style)")].map((one) => {
  const { color, backgroundColor, fontFamily, fill, stroke } = getComputedStyle(one);
  return { name: one.localName, color, backgroundColor, fontFamily, drawn: [fill, stroke] };
}))"""
INHERITED = ["letterSpacing", "textTransform", "lineHeight", "textIndent", "fontStyle", "wordSpacing", "textAlign", "direction"]
STYLES = "(card, names) => names.map((name) => getComputedStyle(card)[name])"


@pytest.fixture(scope="module")
def kept(open_kept):
    return open_kept()


@pytest.mark.parametrize("opened", [open_scripted, open_included], ids=["script", "fragment"])
def test_on_a_yellow_page_every_card_is_black_on_yellow(kept, site, variants, opened):
    opened(kept, site, variants, HOTE)
    seen = kept.locator("article").evaluate_all(SEEN) if opened is open_included else card(kept).evaluate_all(SEEN)
    assert len(seen) > 100
    for one in seen:
        assert (one["color"], one["backgroundColor"], one["fontFamily"]) == (BLACK, NOTHING, "monospace")
        if one["name"] == "path":
            assert set(one["drawn"]) <= {BLACK, "none"} and BLACK in one["drawn"]


def test_a_host_that_turns_white_on_black_is_followed(kept, site, variants):
    open_scripted(kept, site, variants[:1], HOTE)
    kept.evaluate("document.documentElement.style.color = '#fff'")
    assert card(kept).evaluate("card => getComputedStyle(card).color") == "rgb(255, 255, 255)"


def test_the_rest_of_the_style_of_the_host_still_stops_at_the_card(kept, site, variants):
    open_scripted(kept, site, variants[:1], Setting("auto"))
    expected = card(kept).evaluate(STYLES, INHERITED)
    hostile = """<style>body { letter-spacing: 1em; text-transform: uppercase; line-height: 4; text-indent: 5em; font-style: italic;
        word-spacing: 2em; text-align: right; direction: rtl }</style>"""
    open_scripted(kept, site, variants[:1], Setting("hote", head=hostile))
    assert card(kept).evaluate(STYLES, INHERITED) == expected


@pytest.mark.parametrize("form", ["", ".svg"])
def test_without_a_host_to_follow_it_is_auto(every_state, variants, form):
    client = every_state.app.test_client()
    for variant in variants:
        plain = f"/cartes/{variant.cle}{form}?taille={variant.taille}"
        assert client.get(f"{plain}&theme=hote").data == client.get(plain).data != client.get(f"{plain}&theme=sombre").data


def test_it_is_one_of_the_themes(variants, every_state):
    """Through the attribute of the element and in the fragment, under one name."""
    assert "hote" in VALUES["theme"]
    assert 'class="ti hote"' in next(one for one in variants if one.taille == "carte").fragment(every_state, "hote")
