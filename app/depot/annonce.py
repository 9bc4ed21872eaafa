"""What a publisher announces: the version to serve, in a small JSON file that is written after the file itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import msgspec


@dataclass(frozen=True)
class Annonce:
    """A version of the file: `octets` is its size in bytes, `sha256` is in hexadecimal. `precedente`: what a rollback serves again."""

    # It becomes a part of a file name.
    version: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z_-]{1,64}\Z")]
    octets: Annotated[int, msgspec.Meta(ge=1)]
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
    precedente: Annonce | None = None

    @classmethod
    def of(cls, path: Path, version: str) -> Annonce:
        """Of a file that is here."""
        return cls(version, path.stat().st_size, digest(path))

    @classmethod
    def parse(cls, text: bytes) -> Annonce:
        """Raises ValueError where the text announces nothing."""
        return msgspec.json.decode(text, type=cls)

    def after(self, precedente: Annonce | None) -> Annonce:
        """The same, announced in place of another, of which only the version just before is kept."""
        return replace(self, precedente=precedente and replace(precedente, precedente=None))

    def as_json(self) -> bytes:
        """What `parse` reads."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with open(path, "rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
