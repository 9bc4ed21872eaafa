"""A file sent by a form, read in memory and never on a disk."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from werkzeug.datastructures import FileStorage
from werkzeug.formparser import FormDataParser

from app.cards.printable import printable
from app.catalogue.tableau import MOST_BYTES

# A body is the file, and what a form puts around it.
AROUND = 10_000
MOST_PARTS = 10


@dataclass(frozen=True)
class Envoi:
    """What was sent: the name and the bytes of a file, both empty where there is none, and whether its completed form is wanted."""

    nom: str
    content: bytes
    complet: bool


def receive(environ: dict[str, Any]) -> Envoi:
    """What a browser sends for the form of /couverture.

    Raises RequestEntityTooLarge: before reading anything of a body that tells its length, at the limit of one that does not.
    """
    # The parser that Flask uses would write a file of more than 500 kB to a temporary one.
    parser = FormDataParser(stream_factory=_in_memory, max_content_length=MOST_BYTES + AROUND, max_form_parts=MOST_PARTS)
    _, form, files = parser.parse_from_environ(environ)
    file = files.get("fichier", FileStorage())
    return Envoi(printable(PurePath(file.filename or "").name)[:100], file.read(), form.get("action") == "completer")


def _in_memory(**_: object) -> io.BytesIO:
    return io.BytesIO()
