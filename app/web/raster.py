"""An SVG as PNG, the same on every machine: drawn with the fonts that matplotlib ships, and no other."""

from __future__ import annotations

import threading
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import resvg_py

FAMILY = "DejaVu Sans"


def _font_files() -> list[str]:
    """Regular and bold. Raises FileNotFoundError at the start of the service, not a picture without its words."""
    found = find_spec("matplotlib")
    # Found, never imported: matplotlib takes longer to load than the whole service.
    folders = list(found.submodule_search_locations or []) if found else []
    folder = Path(folders[0] if folders else "matplotlib") / "mpl-data" / "fonts" / "ttf"
    return [str((folder / name).resolve(strict=True)) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")]


FONTS = _font_files()
# One picture after the other: the others wait here, and not for the GIL, which a card that is ready needs in between.
pencil = threading.Lock()


# Unknown keys have one picture: a flood of them is drawn once.
@lru_cache(maxsize=32)
def png_of(svg: str, zoom: int, background: str | None = None) -> bytes:
    """The SVG, `zoom` pixels for each of its units; see-through where nothing is drawn, or on a `background`. Holds the GIL from end to end (resvg-py 0.5): about 40 ms a card at 1."""
    with pencil:
        return resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            background=background,
            skip_system_fonts=True,
            font_files=FONTS,
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
