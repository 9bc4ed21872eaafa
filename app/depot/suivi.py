"""Looks at a depot again and again, from one process of the machine; the others see the new file as they would any other."""

from __future__ import annotations

import atexit
import fcntl
import logging
import threading
from typing import IO

from app.depot.copie import Copie
from app.depot.trouble import DepotFailed
from app.depot.verrou import open_lock

log = logging.getLogger(__name__)

# Seconds that a process which stops leaves to a look under way.
LAST_LOOK = 5.0


class Suivi:
    """Refreshes a copy. `intervalle`: seconds between two looks."""

    def __init__(self, copie: Copie, intervalle: float) -> None:
        self._copie, self._intervalle = copie, intervalle
        self._said = ""
        self._role: IO[str] | None = None
        self._stopped = threading.Event()

    def start(self) -> None:
        """Look from now on, in a thread that ends with the process."""
        thread = threading.Thread(target=self._follow, name="depot", daemon=True)
        thread.start()
        # A thread that is still in DuckDB when Python ends makes the process abort, and a supervisor takes that for a crash.
        atexit.register(thread.join, LAST_LOOK)
        atexit.register(self.stop)

    def stop(self) -> None:
        """No more look; another process may take the place of this one."""
        self._stopped.set()
        self._copie.leave()

    def _follow(self) -> None:
        while not self._stopped.is_set():
            try:
                if self._is_watcher():
                    self._copie.refresh()
                    self._said = ""
            except DepotFailed as problem:
                self._say(problem)
            self._stopped.wait(self._intervalle)
        if self._role is not None:
            self._role.close()

    def _is_watcher(self) -> bool:
        """Whether this process is the one that looks; it stays so until it ends, and another then takes its place."""
        if self._role is None:
            role = open_lock(self._copie.beside("veille.lock"))
            try:
                fcntl.flock(role, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                role.close()
                return False
            self._role = role
        return True

    def _say(self, problem: DepotFailed) -> None:
        # Once, not once a minute; and not by a process that stops.
        if str(problem) != self._said and not self._stopped.is_set():
            log.error("%s La version %s, déjà sur ce disque, reste servie.", problem, self._copie.version())
        self._said = str(problem)
