"""Tells whether a downloaded CSV is whole and has the columns that are read here."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from app.pipeline.fetching.datasets import Download
from app.pipeline.layouts import normalise

DELIMITER = ";"


class FileRefused(Exception):
    """What was received is not the expected file; the message, in French, says what is wrong."""


def count_rows(path: Path, download: Download) -> int:
    """Number of rows under the header. Raises FileRefused for a page, an empty or cut file, a missing column."""
    _refuse_what_is_no_csv(path)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        lines = csv.reader(file, delimiter=DELIMITER)
        header = next(lines, [])
        _refuse_missing_columns(header, download)
        try:
            rows, last = _walk(lines)
        except csv.Error as error:
            raise FileRefused(f"ligne {lines.line_num} illisible ({error})") from error
    if not rows:
        raise FileRefused("aucune ligne sous l'en-tête (filtre devenu faux ?)")
    if len(last) < len(header):
        raise FileRefused(f"tronqué : la dernière ligne a {len(last)} colonnes sur {len(header)}")
    if download.ends_with_newline and not _ends_with_newline(path):
        raise FileRefused("tronqué : la dernière ligne n'est pas terminée")
    return rows


def _walk(lines: Iterator[list[str]]) -> tuple[int, list[str]]:
    rows, last = 0, list[str]()
    for line in lines:
        if line:
            rows, last = rows + 1, line
    return rows, last


def _refuse_what_is_no_csv(path: Path) -> None:
    with path.open("rb") as file:
        beginning = file.read(512).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not beginning:
        raise FileRefused("fichier vide")
    if beginning.startswith(b"<"):
        raise FileRefused("le portail a envoyé une page web (HTML) au lieu du fichier CSV : panne ou maintenance ?")
    if beginning.startswith((b"{", b"[")):
        said = " ".join(beginning.decode("utf-8", "replace").split())
        raise FileRefused(f"le portail a envoyé du JSON au lieu du fichier CSV : {said}")


def _refuse_missing_columns(header: list[str], download: Download) -> None:
    found = set(normalise(header))
    missing = [column for column in download.columns if found.isdisjoint(column.split("|"))]
    if missing:
        names = ", ".join(f"« {' » ou « '.join(column.split('|'))} »" for column in missing)
        raise FileRefused(f"colonne absente de l'en-tête : {names}")


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
