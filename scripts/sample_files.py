"""What the files of the embedded sample share: impossible UAI, and the CSV that the portals write."""

from __future__ import annotations

import csv
from pathlib import Path


def uai(number: str) -> str:
    digits = f"099{int(number):04d}"
    return digits + "ABCDEFGHJKLMNPRSTUVWXYZ"[int(digits) % 23]


def write_portal(path: Path, header: str, rows: list[list[str]]) -> None:
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\r\n").writerows([header.split(";"), *rows])


def in_order(header: str, rows: list[dict[str, str]]) -> list[list[str]]:
    """The cells of each row as the header orders them; a name that the header lacks is a mistake."""
    names = header.split(";")
    assert all(set(row) <= set(names) for row in rows)
    return [[row.get(name, "") for name in names] for row in rows]
