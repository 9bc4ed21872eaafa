"""The file of saved counts: gzip of JSON lines, the first of which says what follows."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from app.usage.compte import Compte
from app.usage.depot import TABLES

KINDS = {table: kind for kind, table in TABLES.items()}
UNREADABLE = (OSError, EOFError, zlib.error, msgspec.MsgspecError, KeyError, TypeError, UnicodeDecodeError)
# Table, what is counted, how many times.
Row = tuple[str, list[str], Annotated[int, msgspec.Meta(ge=0)]]


class SauvegardeFailed(Exception):
    """Nothing was saved or given back; the message, in French, says why and what to do."""


@dataclass(frozen=True)
class Entete:
    """`origines`: names of the databases whose counts the file holds; `tables`: the columns of each, but for `nombre`."""

    origines: list[str]
    tables: dict[str, list[str]]
    format: Literal["comptes de Trajectoires 1"] = "comptes de Trajectoires 1"


def write(path: Path, origines: list[str], rows: Iterable[Row]) -> int:
    """A new file, whole or not at all; the sum of its counts. Raises SauvegardeFailed where there is one of this name already."""
    if path.exists():
        raise SauvegardeFailed(f"{path} existe déjà : une sauvegarde n'en remplace aucune. Donnez un autre nom.")
    draft, total = path.with_name(path.name + ".part"), 0
    entete = Entete(origines, {table: list(kind._fields) for table, kind in KINDS.items()})
    try:
        # Small counts, which are shown nowhere: for who keeps them alone.
        with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as raw:
            with gzip.open(raw, "wb", compresslevel=6) as file:
                file.write(msgspec.json.encode(entete) + b"\n")
                for row in rows:
                    file.write(msgspec.json.encode(row) + b"\n")
                    total += row[2]
            raw.flush()
            os.fsync(raw.fileno())
        draft.rename(path)
    except OSError as problem:
        raise SauvegardeFailed(f"{path} ne peut pas être écrit : {problem.strerror}.") from problem
    finally:
        draft.unlink(missing_ok=True)
    return total


def check(path: Path) -> tuple[Entete, int]:
    """The first line and the sum of the counts of a file, read to its end. Raises SauvegardeFailed where that cannot be done."""
    try:
        with gzip.open(path, "rb") as file:
            entete = msgspec.json.decode(file.readline(), type=Entete)
        if any(table not in KINDS or names != list(KINDS[table]._fields) for table, names in entete.tables.items()):
            raise SauvegardeFailed(f"{path} a été écrit par une autre version du code : rendez-le avec elle.")
        return entete, sum(nombre for _, nombre in read(path))
    except UNREADABLE as problem:
        raise SauvegardeFailed(f"{path} n'est pas une sauvegarde entière des comptes ({problem}).") from problem


def read(path: Path) -> Iterator[tuple[Compte, int]]:
    """The counts of a file that was checked, one at a time."""
    decode = msgspec.json.Decoder(Row).decode
    with gzip.open(path, "rb") as file:
        file.readline()
        for line in file:
            table, fields, nombre = decode(line)
            yield KINDS[table](*fields), nombre
