"""After new data, the cards that are asked most are made again before they are asked."""

from __future__ import annotations

import logging
import threading
import time

from flask import Flask

from app.warehouse import Snapshot
from app.web.cartes import kept_card
from app.web.essai import tried
from app.web.images import ZOOMS
from app.web.places import FOLDER, place_of

log = logging.getLogger(__name__)

# Public address of the service, path of a card on it, encoding: what was asked, and nothing of who asked.
Asked = tuple[str, str, str]
MOST_COUNTED, MOST_WARMED = 4_000, 200
# A card takes some milliseconds of the process: requests have the rest.
PAUSE_SECONDS = 0.02


class Demand:
    """How many times each card was answered from the cache of this process, lately."""

    def __init__(self) -> None:
        self._counts: dict[Asked, int] = {}
        self._lock = threading.Lock()

    def add(self, asked: Asked) -> None:
        with self._lock:
            self._counts[asked] = self._counts.get(asked, 0) + 1
            if len(self._counts) > MOST_COUNTED:
                self._forget()

    def most_asked(self) -> list[Asked]:
        """MOST_WARMED of them at most, the most asked first."""
        with self._lock:
            return self._sorted()[:MOST_WARMED]

    def _sorted(self) -> list[Asked]:
        return sorted(self._counts, key=self._counts.__getitem__, reverse=True)

    def _forget(self) -> None:
        """The less asked half leaves, and what stays counts half: what was asked once long ago does not stay for ever."""
        self._counts = {asked: (self._counts[asked] + 1) // 2 for asked in self._sorted()[: MOST_COUNTED // 2]}


def warm(flask: Flask, snapshot: Snapshot, most_asked: list[Asked]) -> None:
    """Make them again from new data, one after the other, until newer data come."""
    made = 0
    for base, path, encoding in most_asked:
        name, _, query = path.removeprefix(FOLDER).partition("?")
        place = place_of(name, query)
        # A PNG would hold all the threads of the process for as long as it is drawn.
        if place.form in ZOOMS:
            continue
        with flask.app_context():
            if flask.extensions["warehouse"].snapshot() is not snapshot:
                return
            kept_card(tried(flask, place), snapshot, base, encoding)
        made += 1
        time.sleep(PAUSE_SECONDS)
    log.info("Nouvelles données : %d cartes parmi les plus demandées sont prêtes.", made)
