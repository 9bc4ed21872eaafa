"""The only module that opens the built file. A new file put in its place is seen without a restart."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

log = logging.getLogger(__name__)

# A stat costs microseconds; once a second is soon enough for a file that changes a few times a year.
LOOK_EVERY_SECONDS = 1.0
# Rows that a Parquet file holds in memory at once: DuckDB's own 122,880 of forty columns take 140 MB.
ROW_GROUP = 16_384
# What DuckDB may keep in a process: the blocks that cards are read from take 30 MB of the national file, the largest Parquet a little more.
MEMORY = "64MB"
# Bytes before the first block of a DuckDB file.
HEADERS = 3 * 4096
# What a question raises where the file is damaged.
ReadingFailed = duckdb.Error


class DataUnavailable(Exception):
    """No built file can be opened; the message, in French, says which and what to do."""


class Snapshot:
    """One built file, open; it never changes. `version` names its content, `fictif` says that it is invented.

    `statements`: the SQL that it will be asked. A file that lacks a table or a column of them raises DataUnavailable.
    """

    def __init__(self, path: Path, statements: Sequence[str] = ()) -> None:
        try:
            # An in-memory connection that attaches the file: connecting to a path again, in a process that still
            # holds it, would give the former file after a rename.
            self._connection = duckdb.connect(":memory:", config={"threads": "1", "memory_limit": MEMORY})
            self._connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS served (READ_ONLY)")
            self._cursors = threading.local()
            self._tables: dict[str, list[dict[str, object]]] = {}
            build = self.rows("SELECT version, fictif FROM meta.build")[0]
        except (duckdb.Error, IndexError) as error:
            raise DataUnavailable(f"Le fichier {path} ne peut pas être servi : {error}. Construisez-le (make data).") from error
        self.version = str(build["version"])
        self.fictif = bool(build["fictif"])
        self._measure(path)
        self._probe(path, statements)

    def rows(self, sql: str, *parameters: object) -> list[dict[str, object]]:
        """The answer as a list of column → value."""
        cursor = self._cursor().execute(sql, parameters)
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def once(self, sql: str) -> list[dict[str, object]]:
        """The whole of a small table, read at its first use and kept as long as this file; not to be changed by who asks."""
        if sql not in self._tables:
            self._tables[sql] = self.rows(sql)
        return self._tables[sql]

    def write_parquet(self, path: Path, sql: str, *parameters: object) -> None:
        """The answer as a new file at `path`, without holding it in memory."""
        written = f"TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, ROW_GROUP_SIZE {ROW_GROUP})"
        self._cursor().execute(f"COPY ({sql}) {written}", parameters)

    def _measure(self, path: Path) -> None:
        # A file whose copy stopped near its end opens all the same, and fails at the card that reads what it lacks.
        blocks = self.rows("SELECT block_size * total_blocks AS octets FROM pragma_database_size() WHERE database_name = 'served'")
        if path.stat().st_size < HEADERS + int(str(blocks[0]["octets"])):
            raise DataUnavailable(f"Le fichier {path} ne peut pas être servi : il est incomplet. Copiez-le à côté, puis renommez-le.")

    def _probe(self, path: Path, statements: Sequence[str]) -> None:
        # Prepared and not compared with a version of the code: a file of other code that answers all the same is welcome.
        # Of a cursor of its own: what is only tried needs no good plan, which would take as long again.
        cursor = self._connection.cursor()
        cursor.execute("USE served; PRAGMA disable_optimizer")
        try:
            for sql in statements:
                cursor.execute(f"PREPARE probe AS {sql}")
        except duckdb.Error as error:
            lacking = str(error).splitlines()[0]
            raise DataUnavailable(
                f"Le fichier {path} ne peut pas être servi : il n'a pas tout ce que lisent les cartes ({lacking}). "
                "Il vient d'une autre version du code : construisez-le de nouveau."
            ) from error

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        # A cursor per thread: DuckDB connections are not to be shared between threads.
        if not hasattr(self._cursors, "cursor"):
            self._cursors.cursor = self._connection.cursor()
            self._cursors.cursor.execute("USE served")
        return self._cursors.cursor


class Warehouse:
    """Gives the snapshot to answer a request with; a request keeps the one that it began with."""

    def __init__(self, path: Path, statements: Sequence[str] = ()) -> None:
        self._path, self._statements = path, tuple(statements)
        self._lock = threading.Lock()
        self._seen = _identity(path)
        self._looked = time.monotonic()
        self._snapshot = Snapshot(path, self._statements)

    def snapshot(self) -> Snapshot:
        """The file as it is now. A file that cannot be opened is logged, and the former one goes on."""
        if time.monotonic() - self._looked > LOOK_EVERY_SECONDS and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._snapshot

    def age(self) -> float | None:
        """Seconds since the file was put in place, or None where it is there no more; the snapshot goes on without it."""
        try:
            # Of the rename: a former file that comes back was written long before.
            return time.time() - os.stat(self._path).st_ctime
        except FileNotFoundError:
            return None

    def _look(self) -> None:
        self._looked = time.monotonic()
        identity = _identity(self._path)
        if identity in (None, self._seen):
            return
        if identity[:2] == self._seen[:2]:
            log.error("Le fichier %s a été récrit sur place pendant qu'il était lu. Copiez le nouveau à côté, puis renommez-le.", self._path)
        self._seen = identity
        try:
            self._snapshot = Snapshot(self._path, self._statements)
        except DataUnavailable as problem:
            log.error("%s L'ancien fichier reste servi.", problem)


def _identity(path: Path) -> tuple[int, ...] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
