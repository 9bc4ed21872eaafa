"""Light or dark as the host is, readable on a narrow screen, in large letters, in forced colours and on paper."""

from __future__ import annotations

import pytest

from tests.widget.reading import background, card, difference

pytestmark = pytest.mark.browser

LIGHT, DARK = "rgb(255, 255, 255)", "rgb(22, 24, 29)"
ELEMENT = '<carte-insertion formation="{cle}" {options}>…</carte-insertion>'
# (style of the host, options of the card, setting of the system, what is expected)
THEMES = {
    "white host": ("", "", "light", LIGHT),
    "white host under a dark system": ("", "", "dark", LIGHT),
    "dark host": (":root { color-scheme: dark }", "", "light", DARK),
    "host that follows a dark system": (":root { color-scheme: light dark }", "", "dark", DARK),
    "dark asked on a white host": ("", 'theme="sombre"', "light", DARK),
    "light asked on a dark host": (":root { color-scheme: dark }", 'theme="clair"', "dark", LIGHT),
}


@pytest.fixture(scope="module")
def kept(open_kept):
    return open_kept()


@pytest.mark.parametrize("style, options, system, expected", THEMES.values(), ids=THEMES)
def test_the_card_is_as_light_as_its_host(kept, host, cles, style, options, system, expected):
    kept.emulate_media(color_scheme=system)
    kept.goto(host.page(ELEMENT.format(cle=cles["S0"], options=options), f"<style>{style}</style>"))
    card(kept).wait_for()
    assert background(card(kept)) == expected


def test_a_host_that_turns_dark_is_followed_at_once(page, host, cles):
    page.goto(host.page(ELEMENT.format(cle=cles["S0"], options="")))
    card(page).wait_for()
    page.evaluate("document.documentElement.style.colorScheme = 'dark'")
    assert background(card(page)) == DARK


@pytest.mark.parametrize(
    "style, query, system, expected",
    [
        # Without emulation: Chromium tells a frame the color-scheme that its host declares, emulation hides it.
        (":root { color-scheme: dark }", "", "null", DARK),
        (":root { color-scheme: light }", "", "null", LIGHT),
        ("", "?theme=clair", "dark", LIGHT),
        ("", "?theme=sombre", "light", DARK),
    ],
    ids=["dark host", "light host", "light asked", "dark asked"],
)
def test_the_card_in_a_frame_is_as_light_as_its_host_says(open_page, host, service, cles, style, query, system, expected):
    page = open_page(color_scheme=system)
    page.goto(host.page(f'<iframe src="{service.base}/cartes/{cles["S0"]}{query}" title="Carte"></iframe>', f"<style>{style}</style>"))
    framed = page.frame_locator("iframe").locator("article")
    framed.wait_for()
    assert background(framed) == expected


def test_a_narrow_screen_never_scrolls_sideways_even_in_large_letters(open_page, service, cles):
    page = open_page(viewport={"width": 320, "height": 800})
    for etat in ("S0", "S1", "S2", "S8", "S10"):
        page.goto(f"{service.base}/cartes/{cles[etat]}")
        page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        for root in (16, 32):
            page.evaluate("root => { document.documentElement.style.fontSize = `${root}px` }", root)
            assert page.evaluate("document.documentElement.scrollWidth") == 320, (etat, root)
            assert page.evaluate(CUT) == [], (etat, root)


# Elements whose content is wider than they are, or that stick out of the screen.
CUT = """[...document.querySelectorAll("article, article *:not(path)")].filter((element) =>
  element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && !(element instanceof SVGElement)
  || element.getBoundingClientRect().right > innerWidth + 0.5).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}], ids=["forced colours", "paper"])
def test_the_figures_stay_visible_light_or_dark(open_page, service, cles, media):
    # The policy of a card refuses to compare pictures in its own page.
    page, blank = open_page(), open_page()
    page.goto(f"{service.base}/cartes/{cles['S0']}")
    for system in ("light", "dark"):
        page.emulate_media(color_scheme=system, **media)
        assert _is_seen(page, blank, ".k")
        assert _is_seen(page, blank, ".v")


def test_paper_is_white_even_under_a_dark_system(open_page, service, cles):
    page = open_page(color_scheme="dark")
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(f"{service.base}/cartes/{cles['S0']}")
    assert background(page.locator("article")) == LIGHT


def _is_seen(page, blank, kind: str) -> bool:
    """Whether the first figures of that kind stand out against what is there without them."""
    drawing = page.locator(".f").first
    shown = drawing.screenshot()
    drawing.locator(kind).evaluate("figures => { figures.style.visibility = 'hidden' }")
    hidden = drawing.screenshot()
    drawing.locator(kind).evaluate("figures => { figures.style.visibility = '' }")
    return difference(blank, shown, hidden) > 100
