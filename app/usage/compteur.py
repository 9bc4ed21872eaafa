"""Counts in memory, written in batches by a thread of its own: a card never waits for them."""

from __future__ import annotations

import atexit
import logging
import os
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date

from app.usage.compte import Compte
from app.usage.depot import Depot
from app.usage.site import site_of

log = logging.getLogger(__name__)

EVERY_SECONDS = 5.0
# Different counts held in memory, 300 bytes each: past them, a new one is held without its site and its key.
MOST_HELD = 20_000
MONTHS_KEPT = 25
LOST = "Les comptes d'usage ne peuvent pas être écrits (%s). Ils restent en mémoire et seront écrits plus tard ; les cartes n'attendent pas."
FOUND = "Les comptes d'usage sont écrits de nouveau."


class Compteur:
    """The counts of one process. `today`: the day by which old ones are forgotten; `wrote`: told how many were written."""

    def __init__(self, depot: Depot, today: Callable[[], date], wrote: Callable[[int], None] | None = None) -> None:
        self._depot, self._today, self._wrote = depot, today, wrote
        self._held: Counter[Compte] = Counter()
        self._lock, self._writing = threading.Lock(), threading.Lock()
        self._over = threading.Event()
        self._process: int | None = None
        self._forgotten: date | None = None
        self._lost = False

    def add(self, compte: Compte, nombre: int = 1) -> None:
        """One more; it may name its host, whose site is found when it is written."""
        with self._lock:
            known = self._held.get(compte, 0)
            if known or len(self._held) < MOST_HELD:
                self._held[compte] = known + nombre
            else:
                self._held[compte.folded] += nombre
        if self._process != os.getpid():
            self._start()

    def flush(self) -> bool:
        """Write what is held, and once a day forget what is too old; False, and all is held still, where that fails."""
        with self._writing:
            with self._lock:
                held, self._held = self._held, Counter()
            comptes: Counter[Compte] = Counter()
            for compte, nombre in held.items():
                comptes[compte._replace(site=site_of(compte.site))] += nombre
            return self._written(comptes)

    def close(self) -> None:
        """Write what is left; nothing is written by itself any more."""
        self._over.set()
        self.flush()

    def _written(self, comptes: Counter[Compte]) -> bool:
        try:
            if comptes:
                self._depot.add(comptes)
                written, comptes = comptes.total(), Counter()
                if self._wrote:
                    self._wrote(written)
            self._forget()
        # Whatever it is, it is no reason to lose a count or to disturb a card.
        except Exception as problem:
            for compte, nombre in comptes.items():
                self.add(compte, nombre)
            self._tell(problem)
            return False
        self._tell(None)
        return True

    def _forget(self) -> None:
        today = self._today()
        if self._forgotten == today:
            return
        # Not by today, which a clock that jumps may have wrong: it would delete all that was ever counted.
        last = self._depot.last_day_before(today.isoformat())
        if last:
            self._depot.forget(months_before(date.fromisoformat(last), MONTHS_KEPT).isoformat())
        self._forgotten = today

    def _tell(self, problem: Exception | None) -> None:
        if problem and not self._lost:
            log.warning(LOST, f"{type(problem).__name__} : {str(problem).partition(chr(10))[0]}")
        elif self._lost and not problem:
            log.warning(FOUND)
        self._lost = problem is not None

    def _start(self) -> None:
        """The thread, in this process: gunicorn may have forked since."""
        with self._lock:
            if self._process == os.getpid():
                return
            self._process = os.getpid()
        atexit.register(self.close)
        threading.Thread(target=self._write_on, name="comptes", daemon=True).start()

    def _write_on(self) -> None:
        while not self._over.wait(EVERY_SECONDS):
            if self._held:
                self.flush()


def months_before(day: date, months: int) -> date:
    """The first day of the month that comes `months` before that of a day."""
    whole = day.year * 12 + day.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)
