"""What was asked of the API and what it answered, a line each: an interrupted fetch goes on where it stopped."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

# The build passes over a file with this ending.
FILENAME = "api-inserjeunes.journal"
# What the API did not have may have been published since: it is asked again after a month.
ABSENCE = timedelta(days=30)


class LedgerUnusable(Exception):
    """The ledger is not what `record` writes, or another fetch holds it; the message, in French, says what to do."""


class Ledger:
    """`addresses` are those that need not be asked again. One process at a time; the lock goes with it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("a+b")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._drop_cut_end()
            self.addresses = self._held(datetime.now(UTC) - ABSENCE)
        except BlockingIOError as error:
            self._file.close()
            raise LedgerUnusable(f"{path} : une autre interrogation de l'API est en cours.") from error
        except LedgerUnusable:
            self._file.close()
            raise

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        with self._path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    entry = json.loads(line)
                    entry["adresse"], entry["date"], entry["lignes"]
                except (ValueError, TypeError, KeyError) as error:
                    raise LedgerUnusable(f"{self._path}, ligne {number} : illisible. Effacez ce fichier et relancez.") from error
                yield entry

    def record(self, entry: dict[str, Any]) -> None:
        """Add an answer. Once this returns, it survives the process and a power cut."""
        self._file.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self.addresses.add(entry["adresse"])

    def clear(self) -> None:
        """Forget every answer."""
        self._file.truncate(0)
        self.addresses.clear()

    def _held(self, absent_since: datetime) -> set[str]:
        limit = absent_since.isoformat(timespec="seconds")
        return {entry["adresse"] for entry in self if entry["lignes"] or entry["date"] > limit}

    def _drop_cut_end(self) -> None:
        # A process killed while it wrote leaves a last line without its end: that answer is asked again.
        self._file.seek(0)
        whole = 0
        for line in self._file:
            whole += len(line) if line.endswith(b"\n") else 0
        self._file.truncate(whole)
