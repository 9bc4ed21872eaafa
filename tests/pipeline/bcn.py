"""The real tables of the BCN, read the plainest way: a line is cut at each `;`, its number is that of the file."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

Row = dict[str, str]


def read(path: Path, encoding: str = "utf-8-sig") -> list[Row]:
    header, *lines = path.read_text(encoding=encoding).splitlines()
    rows = [dict(zip(header.split(";"), line.split(";"), strict=True)) for line in lines if line]
    for number, row in enumerate(rows, 2):
        row["ligne"] = str(number)
    return rows


def mefs(real_data: Path) -> list[Row]:
    return read(real_data / "bcn" / "nMef.csv")


def diplomes(real_data: Path) -> list[Row]:
    return read(real_data / "bcn" / "nFormationDiplome_.csv", "cp1252")


def by(column: str, rows: list[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def is_last_year(mef: Row) -> bool:
    return mef["ANNEE_DISPOSITIF"] == mef["DUREE_DISPOSITIF"]


def day(text: str) -> date | None:
    """31/08/2024; None for an empty cell."""
    return date(int(text[6:]), int(text[3:5]), int(text[:2])) if text else None
