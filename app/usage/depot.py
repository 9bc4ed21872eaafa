"""Where the counts are kept: SQLite in a file, or PostgreSQL. Both are opened for each batch: nothing stays open to break."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.usage.compte import Avis, Carte, Compte, Comptes, Essai

TABLES: dict[type[Compte], str] = {Carte: "carte_montree", Avis: "avis", Essai: "essai"}
PATIENCE_SECONDS = 5
# A key or a site made up by who asks: past these rows in a day, the new ones are counted without site and key.
MOST_A_DAY = 200_000


@dataclass(frozen=True)
class Depot:
    """`connect`: opens a transaction, and closes all at its end; `mark`: the place of a parameter in its SQL.

    `still`, `alone`: SQL that begins a reading of one instant, and a writing that no other disturbs.
    """

    connect: Callable[[], AbstractContextManager[Any]]
    mark: str
    still: str
    alone: str

    def add(self, comptes: Comptes) -> None:
        """All of them or, where an error is raised, none."""
        with self._open() as cursor:
            for kind, table in TABLES.items():
                # In one order: two processes that write the same rows never wait for each other.
                rows = sorted((compte, nombre) for compte, nombre in comptes.items() if isinstance(compte, kind))
                if rows and self._is_full(cursor, table, rows[-1][0].jour):
                    rows = [(compte.folded, nombre) for compte, nombre in rows]
                self.put(cursor, kind, rows)

    def put(self, cursor: Any, kind: type[Compte], comptes: Iterable[tuple[Compte, int]]) -> None:
        """Add counts of one kind to what is there, in the transaction of a cursor."""
        rows = [(*compte, nombre) for compte, nombre in comptes]
        if rows:
            cursor.executemany(self.marked(_upsert(kind, TABLES[kind])), rows)

    def forget(self, before: str) -> None:
        """What was counted before a day, AAAA-MM-JJ."""
        with self._open() as cursor:
            for table in TABLES.values():
                cursor.execute(self.marked(f"DELETE FROM {table} WHERE jour < ?"), (before,))

    def rows(self, sql: str, *parameters: str) -> list[tuple[Any, ...]]:
        """The answer to a question whose parameters are written « ? »."""
        with self._open() as cursor:
            cursor.execute(self.marked(sql), parameters)
            return list(cursor.fetchall())

    @contextmanager
    def transaction(self, begin: str) -> Iterator[Any]:
        """A cursor on tables that exist, in one transaction begun by `still` or `alone`: all that it does, or nothing."""
        # Made before: neither may begin after a statement.
        with self._open():
            pass
        with self.connect() as connection:
            cursor = connection.cursor()
            cursor.execute(begin)
            yield cursor

    @contextmanager
    def _open(self) -> Iterator[Any]:
        """A cursor on tables that exist."""
        with self.connect() as connection:
            cursor = connection.cursor()
            for kind, table in TABLES.items():
                cursor.execute(_created(kind, table))
            yield cursor

    def _is_full(self, cursor: Any, table: str, jour: str) -> bool:
        cursor.execute(self.marked(f"SELECT count(*) FROM {table} WHERE jour = ?"), (jour,))
        return cursor.fetchone()[0] >= MOST_A_DAY

    def marked(self, sql: str) -> str:
        """SQL whose parameters are written « ? », as this one writes them."""
        return sql.replace("?", self.mark)


def sqlite_depot(path: Path) -> Depot:
    """In a file that several processes may write."""
    return Depot(lambda: _sqlite(path), "?", still="BEGIN", alone="BEGIN IMMEDIATE")


def postgres_depot(url: str) -> Depot:
    """In the database of an address postgresql://… Raises ValueError, without showing it, for one that cannot be read."""
    # Loaded where it is used: who has no PostgreSQL does not pay for it.
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        # Its message may hold a password, and would be in the log each time.
        raise ValueError("DATABASE_URL ne peut pas être lue.") from None
    alone = f"LOCK TABLE {', '.join(TABLES.values())} IN EXCLUSIVE MODE"
    return Depot(lambda: _postgres(url), "%s", still="SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", alone=alone)


@contextmanager
def _sqlite(path: Path) -> Iterator[sqlite3.Connection]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level="IMMEDIATE")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        with connection:
            yield connection


@contextmanager
def _postgres(url: str) -> Iterator[Any]:
    import psycopg

    with psycopg.connect(url, connect_timeout=PATIENCE_SECONDS) as connection:
        yield connection


def _created(kind: type[Compte], table: str) -> str:
    names = kind._fields
    columns = ", ".join(f"{name} TEXT NOT NULL" for name in names)
    return f"CREATE TABLE IF NOT EXISTS {table} ({columns}, nombre BIGINT NOT NULL, PRIMARY KEY ({', '.join(names)}))"


def _upsert(kind: type[Compte], table: str) -> str:
    names = ", ".join(kind._fields)
    places = ", ".join("?" for _ in (*kind._fields, "nombre"))
    return (
        f"INSERT INTO {table} ({names}, nombre) VALUES ({places})"
        f" ON CONFLICT ({names}) DO UPDATE SET nombre = {table}.nombre + excluded.nombre"
    )
