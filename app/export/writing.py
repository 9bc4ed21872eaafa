"""Files put in place whole: written beside the site, then renamed into it, with their compressed forms."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from app.export.rendering import Document
from app.web.encodings import encode

SITE, DRAFTS = "site", "encours"
COMPRESSED = {".gz": "gzip", ".br": "br"}


class Writer:
    """Writes below a folder; each process has its own. Paths are from the root of the site, where nothing else is."""

    def __init__(self, folder: Path) -> None:
        # Text, and the calls of the system itself: pathlib would cost as much as the compression.
        self._site, self._draft = f"{folder / SITE}/", str(folder / DRAFTS / str(os.getpid()))

    def write(self, document: Document) -> None:
        """The file, its .gz and its .br, each in one move."""
        for ending, content in contents_of(document).items():
            self._put(f"{self._site}{document.path}{ending}", content)

    def holds(self, path: str, *, compressible: bool) -> bool:
        """Whether the file of a path is there, with its compressed forms."""
        return all(os.path.exists(f"{self._site}{path}{ending}") for ending in ("", *(COMPRESSED if compressible else ())))

    def _put(self, path: str, content: bytes) -> None:
        with open(self._draft, "wb", buffering=0) as file:
            # The system may take a part only, where the disk is nearly full.
            while content:
                content = content[file.write(content) :]
        try:
            os.replace(self._draft, path)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            os.replace(self._draft, path)


def contents_of(document: Document) -> dict[str, bytes]:
    """What is added to the name of a file → its bytes, in the encodings of the service."""
    encodings = COMPRESSED if document.compressible else {}
    return {"": document.body, **{ending: encode(document.body, encoding) for ending, encoding in encodings.items()}}


def hash_of(body: bytes) -> str:
    """32 hexadecimal digits."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()
