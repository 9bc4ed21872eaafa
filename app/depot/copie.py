"""The file of a depot, on the disk of this machine: always a good one, and the one that is announced if it can be had."""

from __future__ import annotations

import fcntl
import logging
import math
import time
from pathlib import Path

from app.depot.annonce import Annonce, digest
from app.depot.apport import Check, bring
from app.depot.stockage import Stockage
from app.depot.trouble import DepotFailed, Refused
from app.depot.verrou import open_lock
from app.warehouse import DataUnavailable

log = logging.getLogger(__name__)

LONGEST_PAUSE = 3600.0


class Copie:
    """Keeps at `target` what `stockage` announces. `check` tries a file before it is put in place.

    `pause`: seconds before a file that is not what was announced is downloaded again; twice as many each time.
    """

    def __init__(self, stockage: Stockage, target: Path, check: Check, pause: float) -> None:
        self._stockage, self._target, self._check, self._pause = stockage, target, check, pause
        self._etag: str | None = None
        self._refusals: dict[str, tuple[int, float]] = {}

    def beside(self, name: str) -> Path:
        """A file of the same folder."""
        return self._target.with_name(name)

    def version(self) -> str | None:
        """The version of the file that is here; None if none can be served."""
        try:
            return self._check(self._target)
        except DataUnavailable:
            return None

    def prepare(self) -> str:
        """The version of a file that is here and can be served, brought if there is none. Raises DataUnavailable."""
        version = self.version()
        if version is not None:
            return version
        try:
            # Another process may have brought it while this one was waiting.
            self._with_lock(only_if_none=True)
        except DepotFailed as problem:
            raise DataUnavailable(f"{problem} Aucun fichier apporté plus tôt ne peut être servi à la place.") from problem
        return self._check(self._target)

    def refresh(self) -> None:
        """Bring what is announced, if it is not here. Raises DepotFailed, and leaves the file as it was."""
        self._with_lock()

    def leave(self) -> None:
        """End a download under way; what it received is kept for another time."""
        self._stockage.close()

    def _with_lock(self, only_if_none: bool = False) -> None:
        # One download at a time on the machine, even between the code of yesterday and that of today.
        with open_lock(self.beside("apport.lock")) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not only_if_none or self.version() is None:
                self._look()

    def _look(self) -> None:
        found = self._stockage.read_annonce(self._etag if self._target.exists() else None)
        if found is None:
            return
        annonce, etag = found
        if self._is_here(annonce) or self._brought(annonce):
            self._etag = etag

    def _is_here(self, annonce: Annonce) -> bool:
        return self._target.exists() and digest(self._target) == annonce.sha256

    def _brought(self, annonce: Annonce) -> bool:
        tries, again = self._refusals.get(annonce.sha256, (0, 0.0))
        if time.monotonic() < again:
            return False
        try:
            bring(self._stockage, annonce, self._target, self._check)
        except Refused:
            # The bytes may be mended in place, but each try costs a whole download.
            pause = min(self._pause * 2**tries, LONGEST_PAUSE)
            self._refusals[annonce.sha256] = (tries + 1, time.monotonic() + pause)
            raise
        except DataUnavailable as problem:
            # The right bytes, which this code cannot serve: nothing will change that but another announcement.
            self._refusals[annonce.sha256] = (tries, math.inf)
            raise DepotFailed(str(problem)) from problem
        log.info("Version %s apportée de %s.", annonce.version, self._stockage.adresse)
        return True
