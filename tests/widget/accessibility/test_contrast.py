"""The colours that the style sheets name, two by two: text at least 4.5 to 1, graphics at least 3 to 1 (WCAG 1.4.3, 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.config import ROOT

TEMPLATES = ROOT / "app" / "templates"
# Each sheet that has its own background; the studio has that of the pages.
SHEETS = ["cards/carte.css", "cards/badge.css", "pages/page.css", "pages/page.css pages/studio.css"]
PAIR = re.compile(r"light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\)")
HEX = re.compile(r"#[0-9a-f]{3,6}\b")
TEXT, GRAPHICS = 4.5, 3


def read(sheet: str) -> str:
    """What a page shows with these sheets, in this order."""
    return "\n".join((TEMPLATES / name).read_text() for name in sheet.split())


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def declarations(css: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in re.findall(r"([a-z-]+):\s*([^;}{]+)", re.sub(r"/\*.*?\*/", "", css, flags=re.S))]


def themes(value: str) -> list[str]:
    """(light, dark) of a value; a plain colour is both, for want of anything else."""
    pair = PAIR.search(value)
    return list(pair.groups()) if pair else HEX.findall(value) * 2


def test_the_measure_is_that_of_wcag():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("sheet", SHEETS)
def test_text_and_graphics_stand_out_light_and_dark(sheet):
    found = [(name, themes(value), value) for name, value in declarations(read(sheet)) if HEX.search(value)]
    grounds = [colours for name, colours, value in found if name == "background" and PAIR.search(value)]
    others = [(name, colours, value) for name, colours, value in found if name != "background"]
    assert grounds and {name for name, *_ in others} <= {"color", "border", "border-block-end", "stroke", "fill"}
    for name, colours, value in others:
        # A plain colour of text is for browsers that do not know light-dark, which show the light theme only.
        shown = (0,) if name == "color" and not PAIR.search(value) else (0, 1)
        for ground in grounds:
            for theme in shown:
                assert contrast(colours[theme], ground[theme]) >= (TEXT if name == "color" else GRAPHICS), (value, ground, theme)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_browser_without_light_dark_gets_the_light_colours(sheet):
    """The plain colour before each pair is readable on every plain background."""
    found = [(name, value) for name, value in declarations(read(sheet)) if HEX.search(value)]
    plain = [(name, value) for name, value in found if not PAIR.search(value)]
    grounds = [value for name, value in plain if name == "background"]
    assert all(contrast(value, ground) >= TEXT for name, value in plain if name == "color" for ground in grounds)
    assert sum(name == "color" for name, _ in plain) == sum(name == "color" and bool(PAIR.search(value)) for name, value in found)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_picture_stands_out_light_and_dark(dark):
    css = _read("carte.svg.css") + (_read("sombre.svg.css") if dark else "")
    colours = dict(re.findall(r"\.(\w+)[^{}]*\{[^}]*?(?:color|fill): (#[0-9a-f]+)", css))
    for one in re.findall(r"\.(discret), \.(\w+)", css):
        colours.update(dict.fromkeys(one, re.search(r"discret, \.\w+ \{ color: (#\w+)", css)[1]))
    ground = colours.pop("b")
    assert {"texte", "discret", "emploi", "formation", "autre"} <= set(colours)
    assert all(contrast(colour, ground) >= TEXT for colour in colours.values())
    strokes = re.findall(r"stroke: (#[0-9a-f]+)", _read("sombre.svg.css") if dark else css)
    assert strokes and all(contrast(stroke, ground) >= GRAPHICS for stroke in [*strokes, "#767676", "#8a8a8a"])


def _read(name: str) -> str:
    return (TEMPLATES / "cards" / name).read_text()


def test_nothing_moves():
    """Nothing to stop for whoever asked for less motion: no sheet, no picture and no script animates anything."""
    sources = [*TEMPLATES.rglob("*.css"), *TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.svg"), *(ROOT / "widget").rglob("*.html"), *(ROOT / "widget").rglob("*.js")]
    assert len(sources) > 10
    moving = re.compile(r"\b(animation|transition)(-[a-z]+)?\s*:|@keyframes|scroll-behavior|<animate|<marquee|<blink|\.animate\(|requestAnimationFrame")
    assert [path for path in sources if moving.search(Path(path).read_text())] == []
