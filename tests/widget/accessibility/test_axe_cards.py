"""axe-core finds nothing wrong, and nothing it could not tell, in every state, size, theme and form of a card."""

from __future__ import annotations

import pytest

from app.web.options import VALUES
from tests.widget.accessibility.axe import COLOURS, run_axe
from tests.widget.accessibility.hosts import open_framed, open_included, open_scripted
from tests.widget.accessibility.variants import SETTINGS, VOICES

pytestmark = pytest.mark.browser

FORMS = {"script": open_scripted, "fragment": open_included, "frame": open_framed}
# Every theme in the shadow root; what a form may change beside it in the others: a theme is a class, the same in all.
HELD = [("script", setting) for setting in SETTINGS] + [("fragment", SETTINGS[0]), ("frame", SETTINGS[0])]
HELD += [("fragment", setting) for setting in VOICES]
CHECKED = {"color-contrast", "heading-order", "link-name", "aria-required-children", "listitem", "region", "page-has-heading-one", "valid-lang"}
# A card spoiled by hand, and the rule that has to see it.
SPOILED = {
    "text too pale": ("card => { card.querySelector('.s').style.color = '#aaa' }", "color-contrast"),
    "link without words": ("card => card.querySelector('a').replaceChildren()", "link-name"),
    "list of something else": ("card => card.querySelector('ul').append(document.createElement('button'))", "aria-required-children"),
    "unknown language": ("card => { card.lang = 'zz-top' }", "valid-lang"),
}


@pytest.mark.parametrize(("form", "setting"), HELD, ids=str)
def test_a_host_page_that_holds_every_card_has_nothing_to_mend(open_page, site, variants, form, setting):
    """All the rules once, then those of colours under each theme: the next test says that a theme changes nothing else."""
    page = open_page(color_scheme=setting.system)
    FORMS[form](page, site, variants, setting)
    plain = setting == SETTINGS[0] or setting in VOICES
    report = run_axe(page, None if plain else COLOURS)
    assert report.found == []
    assert (CHECKED if plain else {"color-contrast"}) <= set(report.passed)


@pytest.mark.parametrize("form", ["fragment", "frame"])
def test_a_host_page_that_follows_the_reader_has_nothing_to_mend_light_or_dark(open_page, site, variants, form):
    page = open_page(color_scheme="light")
    FORMS[form](page, site, variants, SETTINGS[-1])
    report = run_axe(page)
    assert report.found == [] and CHECKED <= set(report.passed)
    page.emulate_media(color_scheme="dark")
    report = run_axe(page, COLOURS)
    assert report.found == [] and "color-contrast" in report.passed


def test_a_theme_changes_nothing_but_the_name_of_a_class(every_state, variants):
    for variant in variants:
        for theme in VALUES["theme"]:
            themed = variant.fragment(every_state, theme).replace(f' {theme}" lang', '" lang').replace(f"?theme={theme}", "")
            assert themed == variant.fragment(every_state, "auto")


def test_a_card_that_is_a_page_has_nothing_to_mend(open_page, every_state, variants):
    """As a visitor opens it, light and dark. The frames above hold the same bytes under every theme that can be asked."""
    page = open_page()
    for variant in variants:
        page.emulate_media(color_scheme="light")
        page.goto(variant.address(every_state, "auto"))
        report = run_axe(page)
        assert (variant, report.found) == (variant, [])
        assert CHECKED - {"aria-required-children", "listitem"} <= set(report.passed)
        page.emulate_media(color_scheme="dark")
        assert (variant, run_axe(page, COLOURS).found) == (variant, [])


@pytest.mark.parametrize("spoil, rule", SPOILED.values(), ids=SPOILED)
@pytest.mark.parametrize("form", FORMS)
def test_what_finds_nothing_would_find_a_spoiled_card(open_page, site, variants, form, spoil, rule):
    """In a shadow root, in a page and in a frame: the empty lists above mean something."""
    page = open_page()
    FORMS[form](page, site, variants[:1], SETTINGS[0])
    scope = page.frame_locator("iframe").first if form == "frame" else page
    scope.locator("article").first.evaluate(spoil)
    assert any(f"violations: {rule}," in line for line in run_axe(page).found)
