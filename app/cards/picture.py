"""The row of ten figures, as SVG path data. Relative commands, so that ten figures compress to little more than one."""

from __future__ import annotations

# A head and shoulders in a box of 24 × 24; the pen starts at the top of the head and ends at the top of the next one.
WHOLE = "a4 4 0 1 1 0 8 4 4 0 0 1 0-8zm-8 20.5v-3a8 8 0 0 1 16 0v3zm32-20.5"
HALF = "a4 4 0 0 0 0 8zm-8 20.5v-3a8 8 0 0 1 8-8v11zm32-20.5"
STEP = 24
# Of a row, where two groups are made of it.
FIRST = 5


def filled_path(count: float, ecart: int = 0) -> str:
    """Path of the filled figures, from the left; a half one is filled on its left side. Empty for 0. `ecart`: room after the fifth."""
    half = HALF if count % 1 else ""
    return f"M12 1.5{_figures(0, int(count), ecart)}{half}" if count else ""


def empty_path(count: float, ecart: int = 0) -> str:
    """Path of the outlines that complete the row of ten; the half-filled figure keeps its whole outline."""
    whole = int(count)
    return f"M{12 + STEP * whole} 1.5{_figures(whole, 10, ecart)}" if whole < 10 else ""


def _figures(start: int, end: int, ecart: int) -> str:
    """Those of a row from a place to another. The pen is where the next one begins: after the fifth, past the room."""
    if not ecart or end < FIRST:
        return WHOLE * (end - start)
    return f"{WHOLE * max(0, FIRST - start)}m{ecart} 0{WHOLE * (end - max(start, FIRST))}"


# 16 × 16, drawn with strokes: a case, a book, a dot, a pin.
ICONS = {
    "emploi": "M1.5 5h13v9h-13zM5.5 5V2.5h5V5M1.5 9h13",
    "formation": "M8 4C6 2.5 3.5 2.5 1.5 3v10c2-.5 4.5-.5 6.5 1 2-1.5 4.5-1.5 6.5-1V3c-2-.5-4.5-.5-6.5 1zv10",
    "autre": "M5 8a3 3 0 1 0 6 0 3 3 0 1 0-6 0z",
    "lieu": "M8 14.5C5 11 3.5 8.5 3.5 6.5a4.5 4.5 0 1 1 9 0c0 2-1.5 4.5-4.5 8zM6.5 6.5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0z",
}
