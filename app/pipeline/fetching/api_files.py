"""Writes what the API InserJeunes answered as the CSV files that the build reads, each in one move."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from app.pipeline.fetching.api_ledger import Ledger
from app.pipeline.fetching.manifest import Entry, record, sha256_of
from app.pipeline.layouts import Source
from app.pipeline.sources.api_inserjeunes import CODE, ETABLISSEMENT, MESURES, NATIONAL, REGION

SOURCES: dict[str, Source] = {"etablissement": ETABLISSEMENT, "region": REGION, "national": NATIONAL}
PLACES: dict[str, tuple[str, ...]] = {"etablissement": ("uai", "libelle"), "region": ("code_region_academique",), "national": ()}
# How the manifest writes the addresses of a level.
ADDRESSES = {"etablissement": "/UAI/…/millesime/…", "region": "/region/…/millesime/…", "national": "/france/millesime/…/filiere/…"}


def write_file(raw: Path, ledger: Ledger, niveau: str, url: str) -> int:
    """The rows of the file of a level; without any, the former file is kept. Raises ManifestUnreadable, OSError."""
    source = SOURCES[niveau]
    part = raw / f"{source.id}.csv.part"
    rows = _write(part, [*PLACES[niveau], *CODE, *MESURES], _rows(ledger, niveau, url))
    if rows:
        entry = _entry(source, part, rows, f"{url}{ADDRESSES[niveau]}")
        os.replace(part, raw / f"{source.id}.csv")
        record(raw, f"{source.id}.csv", entry)
    part.unlink(missing_ok=True)
    return rows


def list_unknown(ledger: Ledger, url: str) -> list[str]:
    """Names of mesures that no column holds."""
    lines = (line for entry in ledger if entry["adresse"].startswith(f"{url}/") for line in entry["lignes"] or [])
    return sorted({name for line in lines if line["type_code"] != "ensemble" for name in line["mesures"]} - set(MESURES))


def _rows(ledger: Ledger, niveau: str, url: str) -> Iterator[list[str]]:
    for entry in ledger:
        if entry["adresse"].startswith(f"{url}/") and entry["niveau"] == niveau:
            place = [entry["lieu"], entry["libelle"]][: len(PLACES[niveau])]
            for line in entry["lignes"] or []:
                if line["type_code"] != "ensemble":
                    code = [line["code"], line["type_code"], entry["millesime"], line["filiere"]]
                    yield [*place, *code, *(line["mesures"].get(name, "") for name in MESURES)]


def _write(part: Path, header: list[str], rows: Iterator[list[str]]) -> int:
    """The number of rows under the header."""
    count = 0
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        for count, row in enumerate(rows, 1):
            writer.writerow(row)
        # Flushed before the rename: after a power cut the name must not point at a file without its bytes.
        file.flush()
        os.fsync(file.fileno())
    return count


def _entry(source: Source, path: Path, rows: int, address: str) -> Entry:
    return Entry(
        id=source.id,
        adresse=address,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        octets=path.stat().st_size,
        sha256=sha256_of(path),
        lignes=rows,
        data_processed=None,
        licence=source.licence,
    )
