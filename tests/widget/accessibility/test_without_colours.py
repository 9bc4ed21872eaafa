"""No meaning hangs on a colour: filled figures differ from empty ones in grey, in forced colours, on paper, in any theme."""

from __future__ import annotations

import pytest

from tests.widget.accessibility.hosts import MAIN
from tests.widget.accessibility.pixels import greys
from tests.widget.accessibility.variants import YELLOW_HOST

pytestmark = pytest.mark.browser

PLAIN = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
MEDIA = {
    "light": PLAIN,
    "dark": {**PLAIN, "color_scheme": "dark"},
    "forced colours, light": {**PLAIN, "forced_colors": "active"},
    "forced colours, dark": {**PLAIN, "color_scheme": "dark", "forced_colors": "active"},
    "paper": {**PLAIN, "media": "print"},
}
# Of 255. A filled figure covers about a third of its square.
TOLD_APART = 12
FILLED = "row => row.querySelector('.k') ? Math.floor(row.querySelector('.k').getAttribute('d').split('zm-8 20.5').length - 1) : 0"


@pytest.fixture(scope="module")
def kept(open_kept):
    return open_kept()


@pytest.fixture(scope="module")
def blank(open_kept):
    """Where pictures are compared: the policy of a card refuses to do it in its own page."""
    return open_kept()


@pytest.mark.parametrize("media", MEDIA.values(), ids=MEDIA)
@pytest.mark.parametrize("etat", ["S0", "S8"], ids=["solid figures", "outlined figures"])
def test_filled_and_empty_figures_differ_in_grey(kept, blank, every_state, variants, etat, media):
    kept.emulate_media(**media)
    kept.goto(_full(variants, etat).address(every_state, "auto"))
    _assert_told_apart(kept, blank)


def test_filled_and_empty_figures_differ_in_the_colours_of_the_host(kept, blank, every_state, site, variants):
    kept.emulate_media(**PLAIN)
    kept.goto(site.page(MAIN.format(cards=_full(variants, "S8").fragment(every_state, "hote")), YELLOW_HOST))
    _assert_told_apart(kept, blank)


def _full(variants, etat):
    return next(variant for variant in variants if (variant.etat, variant.taille) == (etat, "carte"))


def _assert_told_apart(page, blank) -> None:
    """In every row, each filled figure against each empty one, always in the same direction."""
    for row in page.locator(".f").all():
        filled, shades = row.evaluate(FILLED), greys(blank, row)
        assert 0 < filled < 10
        gaps = [empty - full for full in shades[:filled] for empty in shades[filled:]]
        assert min(map(abs, gaps)) >= TOLD_APART
        assert min(gaps) > 0 or max(gaps) < 0


@pytest.mark.parametrize("system", ["light", "dark"])
def test_forced_colours_reach_the_figures(kept, every_state, variants, system):
    """Of the system, both kinds: the grey of the outlines would stay grey on a background chosen by the reader."""
    kept.emulate_media(**{**PLAIN, "color_scheme": system, "forced_colors": "active"})
    kept.goto(_full(variants, "S0").address(every_state, "auto"))
    text = kept.locator("article").evaluate("card => getComputedStyle(card).color")
    assert {kept.locator(".v").first.evaluate("one => getComputedStyle(one).stroke")} == {text}
    assert {kept.locator(".k").first.evaluate("one => getComputedStyle(one).fill")} == {text}


def test_what_tells_figures_apart_sees_when_they_are_alike(kept, blank, every_state, variants):
    kept.emulate_media(**PLAIN)
    kept.goto(_full(variants, "S0").address(every_state, "auto"))
    kept.locator(".k").first.evaluate("one => { one.style.fill = 'none'; one.style.stroke = '#767676' }")
    with pytest.raises(AssertionError):
        _assert_told_apart(kept, blank)
