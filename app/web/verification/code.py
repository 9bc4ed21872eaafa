"""The corrected code: a tag written again from its attributes, everything in them escaped."""

from __future__ import annotations

import re

from app.web.extraits import quoted

NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
LONGEST = 500


def tag(nom: str, attributs: dict[str, str], *, end: str = ">", longest: int = LONGEST) -> str:
    """A start tag. An attribute whose name no HTML page would have, or longer than a snippet is, is left out."""
    kept = {name: value for name, value in attributs.items() if NAME.fullmatch(name) and len(value) <= longest}
    written = "".join(f' {name}="{quoted(value)}"' if value or name in ("title", "alt", "sandbox") else f" {name}" for name, value in kept.items())
    return f"<{nom}{written}{end}"
