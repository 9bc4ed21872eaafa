"""The row of ten figures, as SVG path data. Relative commands, so that ten figures compress to little more than one."""

from __future__ import annotations

# A head and shoulders in a box of 24 × 24; the pen starts at the top of the head and ends at the top of the next one.
WHOLE = "a4 4 0 1 1 0 8 4 4 0 0 1 0-8zm-8 20.5v-3a8 8 0 0 1 16 0v3zm32-20.5"
HALF = "a4 4 0 0 0 0 8zm-8 20.5v-3a8 8 0 0 1 8-8v11zm32-20.5"
STEP = 24


def filled_path(count: float) -> str:
    """Path of the filled figures, from the left; a half one is filled on its left side. Empty for 0."""
    whole = int(count)
    half = HALF if count % 1 else ""
    return f"M12 1.5{WHOLE * whole}{half}" if count else ""


def empty_path(count: float) -> str:
    """Path of the outlines that complete the row of ten; the half-filled figure keeps its whole outline."""
    whole = int(count)
    return f"M{12 + STEP * whole} 1.5{WHOLE * (10 - whole)}" if whole < 10 else ""


# 16 × 16, drawn with strokes: a case, a book, a dot, a pin.
ICONS = {
    "emploi": "M1.5 5h13v9h-13zM5.5 5V2.5h5V5M1.5 9h13",
    "formation": "M8 4C6 2.5 3.5 2.5 1.5 3v10c2-.5 4.5-.5 6.5 1 2-1.5 4.5-1.5 6.5-1V3c-2-.5-4.5-.5-6.5 1zv10",
    "autre": "M5 8a3 3 0 1 0 6 0 3 3 0 1 0-6 0z",
    "lieu": "M8 14.5C5 11 3.5 8.5 3.5 6.5a4.5 4.5 0 1 1 9 0c0 2-1.5 4.5-4.5 8zM6.5 6.5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0z",
}
