"""The drawings of a card as HTML, each made once: a card shows a dozen of them, and all cards the same ones."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from app.cards.picture import ICONS, empty_path, filled_path

DRAWN_ICONS = {
    name: Markup('<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d="%s"/></svg>') % path
    for name, path in ICONS.items()
}


# Twenty-one rows, as many again for a trial.
@lru_cache(maxsize=64)
def drawn_row(count: float, ecart: int) -> Markup:
    """The row of ten figures, `count` of them filled. `ecart`: room after the fifth, in units of the drawing."""
    paths = (("v", empty_path(count, ecart)), ("k", filled_path(count, ecart)))
    drawn = Markup("").join(Markup('<path class="%s" d="%s"/>') % path for path in paths if path[1])
    return Markup('<svg class="f" viewBox="3 0 %s 24" aria-hidden="true">%s</svg>') % (236 + ecart, drawn)
