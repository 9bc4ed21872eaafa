"""Style sheets and inline scripts, minified once, with the hashes by which a strict policy lets them in."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import rcssmin
import rjsmin

TEMPLATES = Path(__file__).parent.parent / "templates"


def _css(name: str) -> str:
    return str(rcssmin.cssmin((TEMPLATES / name).read_text()))


def csp_hash(text: str) -> str:
    """Source expression for a Content-Security-Policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


CARD = _css("cards/carte.css")
BADGE = _css("cards/badge.css")
SIZES = {"badge": BADGE, "carte": CARD, "detail": CARD + _css("cards/detail.css")}
# Paper is white, whatever theme was asked.
FRAME = "body{margin:0}@media print{:root{color-scheme:light}}"
QUESTION = _css("cards/question.css")
FRAME_SCRIPT = str(rjsmin.jsmin((TEMPLATES / "cards" / "hauteur.js").read_text()))
PAGE = _css("pages/page.css")
STUDIO = _css("pages/studio.css")
HOTE = _css("pages/studio/hote.css")
PICTURE_DETAIL = _css("cards/detail.svg.css")
_PICTURE, _DARK = _css("cards/carte.svg.css"), _css("cards/sombre.svg.css")
_FOLLOWS = f"{_PICTURE}@media(prefers-color-scheme:dark){{{_DARK}}}"
BACKGROUNDS = {"clair": "#ffffff", "sombre": "#16181d"}
PICTURE = {
    "clair": _PICTURE,
    "sombre": _PICTURE + _DARK,
    # A picture has no host to follow but the reader's own setting.
    "auto": _FOLLOWS,
    "hote": _FOLLOWS,
}
