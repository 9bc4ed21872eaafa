"""What the files of an export were made from: as long as it is the same, they are."""

from __future__ import annotations

import hashlib
import sys
from importlib.metadata import distributions

from flask import Flask

from app.config import ROOT
from app.export.variants import Choice


def made_from(app: Flask, choice: Choice, version: str) -> str:
    """16 hexadecimal digits, of the `version` of the data, the code, the libraries, the address, the year and the choice."""
    settings = (version, app.extensions["base"](), app.extensions["today"]().year, choice.forms, sorted(choice.options.items()))
    libraries = sorted(f"{library.name} {library.version}" for library in distributions())
    found = hashlib.blake2b(repr((sys.version, settings, libraries)).encode(), digest_size=8)
    for path in sorted((ROOT / "app").rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()
