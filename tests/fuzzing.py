"""Throws bytes at what reads files, outside the suite: `pip install atheris`, then `python -m tests.fuzzing [DOSSIER] -max_total_time=600`.

What a reader may say is in ALLOWED; anything else is a bug, and atheris writes the bytes that cause it in the current folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["app.catalogue", "app.pipeline"]):
    import duckdb

    from app.catalogue.classeur import is_workbook
    from app.catalogue.lecture import read_table
    from app.catalogue.tableau import UnreadableCatalogue
    from app.pipeline.loading import create_table, load
    from app.pipeline.readers import UnreadableFile, json_as_csv
    from app.pipeline.recognition import Published, SourceProblem, recognise
    from app.pipeline.sources import SOURCES
    from tests.pipeline.files import CFA_HEADER, GOOD

ALLOWED = (UnreadableCatalogue, UnreadableFile, SourceProblem)
FOLDER = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
BASE = duckdb.connect()
BASE.execute("CREATE SCHEMA source; CREATE TABLE source.marge (source VARCHAR, fichier VARCHAR, cohorte VARCHAR, nombre BIGINT)")
for each in SOURCES:
    create_table(BASE, each)


def catalogue(data: bytes) -> None:
    """What an editor sends; a workbook is read by a process apart, too slow for this."""
    if not is_workbook(data):
        read_table(data)


def published(data: bytes) -> None:
    """A file in data/raw."""
    path = FOLDER / "fichier.csv"
    path.write_bytes(data)
    found = recognise(path, SOURCES)
    if isinstance(found, Published):
        load(BASE, found, FOLDER)
        BASE.execute(f"DELETE FROM source.{found.source.table}")


def rows(data: bytes) -> None:
    """Rows under a header that is known."""
    published(f"{CFA_HEADER}\r\n{GOOD}\r\n".encode() + data)


def records(data: bytes) -> None:
    """A JSON file in data/raw."""
    path = FOLDER / "fichier.json"
    path.write_bytes(data)
    json_as_csv(path, FOLDER / "lu.csv")


READERS = (catalogue, published, rows, records)


def one_input(data: bytes) -> None:
    """The first byte chooses who reads the others."""
    try:
        READERS[data[0] % len(READERS) if data else 0](data[1:])
    except ALLOWED:
        pass


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
