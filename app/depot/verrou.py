"""A lock among the processes of a machine: it goes with the process that holds it, however that one ends."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from app.depot.trouble import DepotFailed


def open_lock(path: Path) -> IO[str]:
    """The file to lock, whose folder is made if need be. Raises DepotFailed where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return open(path, "w")
    except OSError as error:
        raise DepotFailed(f"Le dossier {path.parent} ne peut pas être écrit : {error}.") from error
