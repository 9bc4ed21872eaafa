"""How high a text is on the page before it is drawn: the metrics of carte.css, in pixels at the usual root font size."""

from __future__ import annotations

from app.cards.measure import wrap

TEXT, SMALL, TITLE = 16, 14, 18
LINE = 1.4
AFTER = 8


def lines_height(text: str, size: int, width: float, *, bold: bool = False) -> float:
    """Of the lines alone."""
    return len(wrap(text, size, width, bold=bold)) * size * LINE


def text_height(text: str, size: int, width: float, *, bold: bool = False) -> float:
    """Of a paragraph and the space after it; nothing for an empty one."""
    return lines_height(text, size, width, bold=bold) + AFTER if text else 0


def closed_details() -> float:
    """Of a closed « details », with the room to touch it."""
    return TEXT * LINE + 2 * AFTER
