"""Everything stays readable on 320 px, at 400 %, in letters twice as large, and with the spacing of WCAG 1.4.12."""

from __future__ import annotations

import pytest

from tests.widget.accessibility.pages import SITE

pytestmark = pytest.mark.browser

# 1280 × 1024 at 400 %.
ZOOMED = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
# A constructed sheet, which the policy of a page does not refuse.
STYLE = """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet];
  for (const details of document.querySelectorAll("details")) details.open = true }"""
READERS = {
    "as is": "",
    "smaller letters": ":root { font-size: 10px }",
    "letters twice as large": ":root { font-size: 32px }",
    "wide spacing": SPACING,
    "all at once": f":root {{ font-size: 32px }} {SPACING}",
}
# Wider or higher than the place that shows them, or out of the screen. What only screen readers get is clipped on purpose,
# and the imitated screen of the studio scrolls in its frame.
CUT = """() => [...document.querySelectorAll("body *:not(path, script, style, .n, .cadre *)")].filter((one) => {
  const { left, right, width } = one.getBoundingClientRect(), { overflowX, overflowY, display } = getComputedStyle(one);
  if (one instanceof SVGElement) return width && (right > innerWidth + 0.5 || left < -0.5);
  // The name of a chosen file is shortened by the browser itself.
  const wide = one.type !== "file" && one.clientWidth && one.scrollWidth > one.clientWidth + 1 && overflowX !== "auto";
  const high = overflowY !== "visible" && overflowY !== "auto" && one.scrollHeight > one.clientHeight + 1;
  return display !== "inline" && (wide || high) || right > innerWidth + 0.5 || left < -0.5;
}).map((one) => one.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="module")
def zoomed(open_kept):
    return open_kept(**ZOOMED)


def test_no_card_is_cut_nor_scrolls_sideways(zoomed, every_state, variants):
    for variant in variants:
        zoomed.goto(variant.address(every_state, "auto"))
        for name, style in READERS.items():
            zoomed.evaluate(STYLE, style)
            found = zoomed.evaluate("document.documentElement.scrollWidth"), zoomed.evaluate(CUT)
            assert (variant, name, *found) == (variant, name, 320, [])


@pytest.mark.parametrize("path", SITE)
def test_no_page_of_the_site_is_cut_nor_scrolls_sideways(zoomed, every_state, path):
    zoomed.goto(every_state.base + path)
    for style in READERS.values():
        zoomed.evaluate(STYLE, style)
        assert (style, zoomed.evaluate("document.documentElement.scrollWidth"), zoomed.evaluate(CUT)) == (style, 320, [])


def test_what_finds_nothing_cut_would_find_it(zoomed, every_state, variants):
    zoomed.goto(variants[0].address(every_state, "auto"))
    for spoiled in ("article p { white-space: nowrap }", "article { height: 90px; overflow: hidden }", "article { width: 400px }"):
        zoomed.evaluate(STYLE, spoiled)
        assert zoomed.evaluate(CUT) != []
