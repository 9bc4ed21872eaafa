"""Files that are sent while they are made: a name, an ETag by the version of the data, and no more memory for a long one."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flask import Response, request

from app.catalogue.cellule import neutral
from app.web.caching import KEEP

LINES = 500


def attached(response: Response, filename: str, *identity: object) -> Response:
    """The file as a download. Its ETag is that of `identity`, what it is made from: for a 304, nothing of it is made."""
    response.headers["Content-Disposition"] = f"attachment; filename={filename}"
    response.headers["Cache-Control"] = KEEP
    response.set_etag(hashlib.sha256("|".join(map(str, identity)).encode()).hexdigest()[:32])
    return response.make_conditional(request)


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """A CSV, LINES at most in memory: UTF-8, semicolons, a missing cell empty, no text that a spreadsheet would run."""
    response = Response(_lines(columns, rows), mimetype="text/csv")
    # Werkzeug would read all of it to tell its length.
    response.implicit_sequence_conversion = False
    return response


def _lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow(map(_cell, row))
        if number % LINES == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    # Alone, it is left unquoted where lines end with \n, and ends a line for who reads: what follows would begin a cell.
    return neutral(value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value)
