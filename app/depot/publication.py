"""Publishes a version to a depot: the file first, its announcement last, so that nobody ever reads half of it."""

from __future__ import annotations

from pathlib import Path

from app.depot.annonce import Annonce
from app.depot.stockage import Stockage
from app.depot.trouble import DepotFailed


def publish(path: Path, stockage: Stockage, version: str) -> bool:
    """Send the file, then announce it; False if its version is announced already. Raises DepotFailed."""
    current = stockage.find_annonce()
    if current is not None and current.version == version:
        return False
    annonce = Annonce.of(path, version)
    stockage.send(path, annonce)
    stockage.announce(annonce.after(current))
    return True


def roll_back(stockage: Stockage) -> Annonce:
    """Announce again the version that was served before, which is given back. Raises DepotFailed where there is none."""
    current = stockage.find_annonce()
    if current is None or current.precedente is None:
        raise DepotFailed(f"{stockage.adresse} n'a pas de version précédente.")
    former = current.precedente.after(current)
    stockage.announce(former)
    return former
