"""How fast an API may be asked: never more than so many requests in any second."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable


class Pace:
    def __init__(
        self,
        requests: int = 5,
        seconds: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds, self._clock, self._sleep = seconds, clock, sleep
        self._sent: deque[float] = deque(maxlen=requests)

    def wait(self) -> None:
        """Return when one more request may be sent, and count it."""
        if len(self._sent) == self._sent.maxlen:
            pause = self._sent[0] + self._seconds - self._clock()
            if pause > 0:
                self._sleep(pause)
        self._sent.append(self._clock())
