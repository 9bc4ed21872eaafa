"""The charts of the report, as SVG: the only home of matplotlib, never loaded by the serving process."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import matplotlib
from matplotlib.figure import Figure

# The same data always give the same bytes.
matplotlib.rcParams["svg.hashsalt"] = "trajectoires"
matplotlib.rcParams["svg.fonttype"] = "none"
INK = "#0b5394"


def bars(title: str, counts: Mapping[str, int]) -> str:
    """Horizontal bars, one a name, in the order given, each with its number."""
    figure = Figure(figsize=(8, 0.6 + 0.32 * max(len(counts), 1)), layout="constrained")
    axes = figure.subplots()
    drawn = axes.barh(list(counts), list(counts.values()), color=INK)
    axes.bar_label(drawn, fmt=lambda value: f"{value:,.0f}".replace(",", "\u202f"), padding=3)
    axes.invert_yaxis()
    axes.margins(x=0.15)
    axes.set_xticks([])
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.set_title(title, loc="left")
    return _svg(figure)


def histogram(title: str, counts: Sequence[int]) -> str:
    """Number of rows for each percent from 0 to 100."""
    figure = Figure(figsize=(8, 2.2), layout="constrained")
    axes = figure.subplots()
    axes.bar(range(len(counts)), counts, width=1, color=INK)
    axes.set_xlim(-1, 101)
    axes.set_xlabel("%")
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title(title, loc="left")
    return _svg(figure)


def _svg(figure: Figure) -> str:
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue()
    return text[text.index("<svg") :]
