"""How fast an API may be asked: never more than so many requests in any second."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Pace:
    def __init__(
        self,
        requests: int = 5,
        seconds: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds, self._clock, self._sleep = seconds, clock, sleep
        self._done: deque[float] = deque(maxlen=requests)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Begin the block when one more request may be sent."""
        if len(self._done) == self._done.maxlen:
            pause = self._done[0] + self._seconds - self._clock()
            if pause > 0:
                self._sleep(pause)
        try:
            yield
        finally:
            # Counted from its end: when the other side received it is not known, only that it was before.
            self._done.append(self._clock())
