"""What befalls the service, each minute of the load: new data, then a process that dies, then a Redis that starts again empty."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from scripts.endurance.service import Service
from scripts.endurance.versions import put
from scripts.endurance.watching import Served

# Parts of a minute, or of the whole load where it is shorter.
CHANGED_AT, KILLED_AT, STOPPED_AT = 1 / 6, 3 / 6, 5 / 6
DATA, WORKER, REDIS = "données remplacées", "processus tué", "Redis redémarré"
# Long enough to be missed.
WITHOUT_REDIS_SECONDS = 1.0


class Faults:
    """`versions`: of the data, the first of which is served. `done`: how many times each thing was done."""

    def __init__(self, service: Service, versions: tuple[Path, Path], served: Served, told: Callable[[str], None]) -> None:
        self._service, self._versions, self._served, self._told = service, versions, served, told
        self.done: Counter[str] = Counter()

    def run(self, seconds: float, over: threading.Event) -> None:
        """All of them in turn, once a minute, until `over`."""
        minutes = max(1, round(seconds / 60))
        begun, each = time.monotonic(), seconds / minutes
        for minute in range(minutes):
            for at, what, do in ((CHANGED_AT, DATA, self._change), (KILLED_AT, WORKER, self._service.kill_worker), (STOPPED_AT, REDIS, self._restart)):
                if over.wait(begun + (minute + at) * each - time.monotonic()):
                    return
                do()
                self.done[what] += 1
                self._told(f"{what} ({minute + 1}/{minutes})")

    def _change(self) -> None:
        """A version that nobody has seen before: all its cards are to be made."""
        version = 1 - self._served.version
        self._served.changing(version)
        put(self._versions[version], f"essai-{self.done[DATA] + 1}", self._service.database)
        self._served.since = time.perf_counter()

    def _restart(self) -> None:
        self._service.stop_redis()
        time.sleep(WITHOUT_REDIS_SECONDS)
        self._service.start_redis()
