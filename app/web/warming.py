"""After new data, the cards that are asked most are made again before they are asked."""

from __future__ import annotations

import atexit
import logging
import threading

from flask import Flask

from app.warehouse import Snapshot
from app.web.cartes import kept_card
from app.web.essai import tried
from app.web.images import ZOOMS
from app.web.places import FOLDER, Place, place_of

log = logging.getLogger(__name__)

# Public address of the service, path of a card on it, encoding: what was asked, and nothing of who asked.
Asked = tuple[str, str, str]
MOST_COUNTED, MOST_WARMED = 4_000, 200
# A card takes some milliseconds of the process: requests have the rest.
PAUSE_SECONDS = 0.02
# Seconds that a process which stops leaves to the card under way.
LAST_CARD = 5.0


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


def begin(flask: Flask, snapshot: Snapshot, most_asked: list[Asked]) -> None:
    """Make them again from new data, one after the other, in a thread that ends with the process, or when newer data come."""
    stopped = threading.Event()
    thread = threading.Thread(target=_warm, args=(flask, snapshot, most_asked, stopped), name="warming", daemon=True)
    thread.start()
    # A thread that is still in DuckDB when Python ends makes the process fail, and a supervisor takes that for a crash.
    atexit.register(thread.join, LAST_CARD)
    atexit.register(stopped.set)


def _warm(flask: Flask, snapshot: Snapshot, most_asked: list[Asked], stopped: threading.Event) -> None:
    made = 0
    for base, path, encoding in most_asked:
        name, _, query = path.removeprefix(FOLDER).partition("?")
        place = place_of(name, query)
        # A PNG would hold all the threads of the process for as long as it is drawn.
        if place.form in ZOOMS:
            continue
        with flask.app_context():
            if stopped.is_set() or flask.extensions["warehouse"].snapshot() is not snapshot:
                return
            made += _made(tried(flask, place), snapshot, base, encoding)
        stopped.wait(PAUSE_SECONDS)
    log.info("Nouvelles données : %d cartes parmi les plus demandées sont prêtes.", made)


def _made(place: Place, snapshot: Snapshot, base: str, encoding: str) -> bool:
    try:
        kept_card(place, snapshot, base, encoding)
    # Whatever is wrong with one card, the others are wanted too.
    except Exception:
        log.exception("%s ne peut pas être faite.", place.path)
        return False
    return True
