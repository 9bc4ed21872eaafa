"""How many costly things one process does at once: past that, whoever asks is told when to come back, and cards go on being answered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from flask import Response


class Busy(Exception):
    """As many are under way as may be. The message, in French, says so; `wait`: seconds after which to ask again."""

    def __init__(self, message: str, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class Turns:
    """`most` at once; the next one is refused with `message`, and told to come back in `wait` seconds."""

    def __init__(self, most: int, message: str, wait: int) -> None:
        self._message, self._wait = message, wait
        self._free = threading.BoundedSemaphore(most)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A turn, from here to the end of the block. Raises Busy."""
        self._take()
        try:
            yield
        finally:
            self._free.release()

    def held(self, view: Callable[..., Response]) -> Callable[..., Response]:
        """The view, whose turn lasts until all of its answer is sent, or its reader is gone. Raises Busy."""

        @wraps(view)
        def turn(*arguments: Any, **named: Any) -> Response:
            self._take()
            try:
                response = view(*arguments, **named)
            except BaseException:
                self._free.release()
                raise
            response.call_on_close(self._free.release)
            return response

        return turn

    def _take(self) -> None:
        if not self._free.acquire(blocking=False):
            raise Busy(self._message, self._wait)


# (how many, what the next one is told, after how many seconds to ask again), in a process.
# Of the threads that gunicorn gives it, these leave some to the cards even where each is held as long as it can be.
TURNS = {
    # Drawn, or waiting to be: one after the other, since drawing stops all the other threads (app/web/raster.py).
    "drawings": (8, "Trop d'images sont demandées à la fois. Réessayez dans 2 secondes.", 2),
    # Sent while they are read, for as long as their readers take.
    "downloads": (2, "D'autres fichiers sont en cours d'envoi. Réessayez dans 30 secondes.", 30),
    # One core each, and the cards are to be answered meanwhile.
    "catalogues": (1, "Un autre catalogue est en cours de lecture. Réessayez dans une minute.", 60),
}
