"""Puts a built file in the place of the served one by a rename, and keeps the one before: a way back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb


def former(target: Path) -> Path:
    """Where the file that was served before is kept, the last one only."""
    return target.with_name(target.name + ".precedente")


def place(draft: Path, target: Path) -> None:
    """A file built once more from the same data is no reason to forget what came before them, nor is a target that is no built file."""
    # Flushed before the rename: after a power cut the name must not point at a file without its bytes.
    with open(draft, "rb") as file:
        os.fsync(file.fileno())
    if target.exists() and _version(target) not in (None, _version(draft)):
        _under_a_second_name(target).replace(former(target))
    draft.replace(target)


def swap(target: Path) -> None:
    """Serve the former file again, and keep in its place the one that was served: a mistaken return is undone the same way."""
    kept = _under_a_second_name(target) if target.exists() else None
    former(target).replace(target)
    if kept:
        kept.replace(former(target))


def _under_a_second_name(target: Path) -> Path:
    # At no instant is there nothing to serve, as there would be after a move.
    second = target.with_name(target.name + ".retour")
    second.unlink(missing_ok=True)
    try:
        os.link(target, second)
    except OSError:
        # A disk that knows no links.
        shutil.copy2(target, second)
    return second


def _version(path: Path) -> str | None:
    with duckdb.connect(":memory:") as connection:
        try:
            connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS built (READ_ONLY)")
            return connection.execute("SELECT version FROM built.meta.build").fetchone()[0]
        except duckdb.Error:
            return None
