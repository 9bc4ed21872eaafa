"""A cell as any table that leaves this service writes it: nothing that a spreadsheet would run."""

from __future__ import annotations

import re

# What a spreadsheet runs when it opens a file, full-width forms included; a signed number is none of it.
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?( ?%)?")


def neutral(cell: str) -> str:
    """A text that a spreadsheet would run is shown instead: an apostrophe before it makes it text."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def neutral_text(cell: str) -> str:
    """The same for a cell of someone's own file, where a signed number may stand as text and stays what it is."""
    return cell if NUMBER.fullmatch(cell) else neutral(cell)
