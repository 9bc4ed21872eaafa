"""What a built file holds, to be looked at before it is trusted: missing cells, distributions, differences, traces."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from pathlib import Path

import duckdb

SHARES = ("part_en_emploi_6_mois", "part_formation", "part_autres_situations")
KEYED = {"formation": "uai, code", "etablissement": "uai, population"}
# A share that moves by more than this from one publication to the next deserves a look.
MOVED = 10


@dataclass(frozen=True)
class Missing:
    """Share of NULL in one column of one mart, 0 to 1."""

    mart: str
    colonne: str
    lignes: int
    part_absente: float


@dataclass(frozen=True)
class Difference:
    """Addresses of one mart against the former file: new, gone, and with a share moved by more than MOVED points."""

    mart: str
    nouvelles: int
    disparues: int
    deplacees: int


@dataclass(frozen=True)
class Trace:
    """A figure and the published line that it came from, as it stands in the file; `texte` is None without the folder."""

    adresse: str
    parts: tuple[int | None, ...]
    origine: str
    fichier: str
    ligne: int
    texte: str | None


def list_missing(connection: duckdb.DuckDBPyConnection) -> list[Missing]:
    """Every column of every mart, in their order."""
    columns = connection.execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'marts' ORDER BY table_name, ordinal_position"
    ).fetchall()
    found = []
    for mart, column in columns:
        rows, absent = connection.execute(f"SELECT count(*), count(*) - count({column}) FROM marts.{mart}").fetchone()
        found.append(Missing(mart, column, rows, absent / rows if rows else 0))
    return found


def distribution(connection: duckdb.DuckDBPyConnection, mart: str, share: str) -> list[int]:
    """Number of rows for each value of a share, 0 to 100."""
    counts = dict(
        connection.execute(f"SELECT {share}, count(*) FROM marts.{mart} WHERE {share} IS NOT NULL GROUP BY ALL").fetchall()
    )
    return [counts.get(value, 0) for value in range(101)]


def compare(connection: duckdb.DuckDBPyConnection, former: Path) -> list[Difference]:
    """The open file against `former`, address by address."""
    connection.execute(f"ATTACH '{str(former).replace(chr(39), chr(39) * 2)}' AS former (READ_ONLY)")
    try:
        return [_difference(connection, mart, key) for mart, key in KEYED.items()]
    finally:
        connection.execute("DETACH former")


def _difference(connection: duckdb.DuckDBPyConnection, mart: str, key: str) -> Difference:
    moved = " OR ".join(f"abs(n.{share} - a.{share}) > {MOVED}" for share in SHARES)
    first = key.split(",")[0]
    row = connection.execute(f"""
        SELECT count(*) FILTER (a.{first} IS NULL), count(*) FILTER (n.{first} IS NULL), count(*) FILTER ({moved})
        FROM marts.{mart} AS n FULL JOIN former.marts.{mart} AS a USING ({key})
    """).fetchone()
    return Difference(mart, *row)


def draw_traces(connection: duckdb.DuckDBPyConnection, raw: Path | None, count: int = 10, seed: int | None = None) -> list[Trace]:
    """`count` figures drawn at random, each with the line of the published file, if `raw` still holds that file."""
    rows = [
        (mart, row)
        for mart, key in KEYED.items()
        for row in connection.execute(
            f"SELECT {key}, {', '.join(SHARES)}, origine, fichier, ligne FROM marts.{mart} WHERE fichier IS NOT NULL"
        ).fetchall()
    ]
    drawn = random.Random(seed).sample(rows, min(count, len(rows)))
    return [_trace(row, raw) for _, row in drawn]


def _trace(row: tuple[object, ...], raw: Path | None) -> Trace:
    first, second, *parts, origine, fichier, ligne = row
    return Trace(f"{first}-{second}", tuple(parts), str(origine), str(fichier), int(ligne), _line(raw, str(fichier), int(ligne)))


def _line(raw: Path | None, fichier: str, ligne: int) -> str | None:
    path = raw / fichier if raw else None
    if path is None or path.suffix.lower() != ".csv" or not path.exists():
        return None
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        for place, cells in enumerate(csv.reader(file, delimiter=";"), start=1):
            if place == ligne:
                return ";".join(cells)
    return None
