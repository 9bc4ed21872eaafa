"""Saves the counts while the service writes, from SQLite or PostgreSQL, and gives them back to either."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any

from app.usage import fichier
from app.usage.depot import TABLES, Depot
from app.usage.fichier import Entete, Row, SauvegardeFailed

# Rows held at once, 300 bytes each.
BATCH = 10_000
# The databases whose counts are in this one: by their names alone is it known that a file was given back already.
ORIGINE = "CREATE TABLE IF NOT EXISTS origine (identifiant TEXT PRIMARY KEY)"
NOTHING = "Il n'y a aucun compte ici : TRAJECTOIRES_COMPTES et DATABASE_URL sont-ils ceux du service ?"
THERE = "Il y a déjà des comptes ici. Dites qu'en faire : --ajouter ou --remplacer."
TWICE = "Les comptes qui sont ici contiennent déjà ceux de ce fichier : les ajouter les compterait deux fois. --remplacer les remplace."


class Existants(Enum):
    """What to do where counts are there already."""

    REFUSER = "refuser"
    AJOUTER = "ajouter"
    REMPLACER = "remplacer"


def save(depot: Depot, path: Path) -> int:
    """Write the counts of one instant to a new file; their sum. Raises SauvegardeFailed, and leaves no file."""
    with depot.transaction(depot.alone) as cursor:
        if not _is_counted(cursor):
            raise SauvegardeFailed(NOTHING)
        _name(depot, cursor)
    with depot.transaction(depot.still) as cursor:
        return fichier.write(path, _origines(cursor), _rows(depot, cursor))


def restore(depot: Depot, path: Path, existants: Existants, replaced: Path) -> int:
    """Put the counts of a file back, all or none; their sum. What REMPLACER takes away is saved at `replaced` first.

    Raises SauvegardeFailed for a file that cannot be read to its end, and where counts are there that REFUSER leaves as they are,
    or that AJOUTER would count twice.
    """
    entete, total = fichier.check(path)
    with depot.transaction(depot.alone) as cursor:
        if _is_counted(cursor):
            _make_room(depot, cursor, entete, existants, replaced)
        comptes = fichier.read(path)
        while batch := list(islice(comptes, BATCH)):
            for kind in TABLES:
                depot.put(cursor, kind, [(compte, nombre) for compte, nombre in batch if isinstance(compte, kind)])
        _add_origines(depot, cursor, entete.origines)
    return total


def _make_room(depot: Depot, cursor: Any, entete: Entete, existants: Existants, replaced: Path) -> None:
    if existants is Existants.REFUSER:
        raise SauvegardeFailed(THERE)
    if existants is Existants.AJOUTER and set(entete.origines) & set(_origines(cursor)):
        raise SauvegardeFailed(TWICE)
    if existants is Existants.REMPLACER:
        _name(depot, cursor)
        fichier.write(replaced, _origines(cursor), _rows(depot, cursor))
        for table in (*TABLES.values(), "origine"):
            cursor.execute(f"DELETE FROM {table}")


def _rows(depot: Depot, cursor: Any) -> Iterator[Row]:
    # By day: what one day may hold is bounded, what all of them hold is not.
    for table in TABLES.values():
        for jour in _days(cursor, table):
            cursor.execute(depot.marked(f"SELECT * FROM {table} WHERE jour = ?"), (jour,))
            for *fields, nombre in cursor.fetchall():
                yield table, fields, nombre


def _is_counted(cursor: Any) -> bool:
    return any(_days(cursor, table) for table in TABLES.values())


def _days(cursor: Any, table: str) -> list[str]:
    cursor.execute(f"SELECT DISTINCT jour FROM {table} ORDER BY jour")
    return [jour for (jour,) in cursor.fetchall()]


def _name(depot: Depot, cursor: Any) -> None:
    """Give a name to a database that has none."""
    if not _origines(cursor):
        _add_origines(depot, cursor, [uuid.uuid4().hex])


def _origines(cursor: Any) -> list[str]:
    cursor.execute(ORIGINE)
    cursor.execute("SELECT identifiant FROM origine ORDER BY 1")
    return [origine for (origine,) in cursor.fetchall()]


def _add_origines(depot: Depot, cursor: Any, origines: list[str]) -> None:
    cursor.execute(ORIGINE)
    for origine in origines:
        cursor.execute(depot.marked("INSERT INTO origine VALUES (?) ON CONFLICT DO NOTHING"), (origine,))
