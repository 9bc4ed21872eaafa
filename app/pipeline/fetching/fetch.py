"""Downloads the open datasets into the raw folder, unchanged, and records what was downloaded."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.pipeline.fetching.datasets import BY_HAND, DOWNLOADS, Download
from app.pipeline.fetching.download import discard, read, save
from app.pipeline.fetching.integrity import FileRefused, count_rows
from app.pipeline.fetching.journal import Journal, size_text
from app.pipeline.fetching.manifest import Entry, list_changes, read_manifest, record, sha256_of
from app.pipeline.fetching.patience import DownloadFailed, Patience


class UnknownDataset(Exception):
    """No dataset of that id is declared; the message, in French, lists those that are."""


def select_downloads(identifiers: Sequence[str], downloads: Sequence[Download] = DOWNLOADS) -> list[Download]:
    """The datasets of these ids, all of them if none is given. Raises UnknownDataset."""
    known = {download.id: download for download in downloads}
    for identifier in identifiers:
        if identifier not in known:
            raise UnknownDataset(f"« {identifier} » n'est pas un jeu déclaré. Jeux déclarés : {', '.join(known)}.")
    return [known[identifier] for identifier in dict.fromkeys(identifiers or known)]


def fetch(raw: Path, downloads: Sequence[Download], patience: Patience, journal: Journal) -> list[str]:
    """Download each dataset into `raw`; give a sentence for each one that failed, whose former copy is untouched.

    Raises ManifestUnreadable before anything is downloaded, OSError if `raw` cannot be created.
    """
    raw.mkdir(parents=True, exist_ok=True)
    read_manifest(raw)
    failures = []
    for download in downloads:
        try:
            _fetch_one(raw, download, patience, journal)
        except (DownloadFailed, FileRefused, OSError) as error:
            failures.append(f"{download.id} : {error}\n    {download.address}")
            journal.say(f"{download.id} : échec. {error}")
    return failures


def verify(raw: Path, downloads: Sequence[Download], journal: Journal) -> list[str]:
    """A sentence for each file of `raw` that is not as it was downloaded. Raises ManifestUnreadable."""
    present = [download for download in downloads if (raw / download.filename).exists()]
    journal.say(f"{len(present)} fichier(s) sur {len(downloads)} dans {raw}, vérifiés sans rien télécharger.")
    return list_changes(raw, downloads)


def list_by_hand(raw: Path) -> list[str]:
    """A line for each group of tables that has no open address, with the folder where to put it."""
    return [f"{table.titre} : pas d'adresse ouverte, à déposer dans {raw / table.folder}/" for table in BY_HAND]


def _fetch_one(raw: Path, download: Download, patience: Patience, journal: Journal) -> None:
    started = time.monotonic()
    target = raw / download.filename
    part = raw / f"{download.filename}.part"
    # Asked before the data: the date may then be older than the rows, never newer.
    data_processed = _data_processed(download, patience, journal)
    save(download.address, part, patience, journal)
    try:
        rows = count_rows(part, download)
    except FileRefused:
        discard(part)
        raise
    entry = _entry(download, part, rows, data_processed)
    _put_in_place(part, target)
    record(raw, download.filename, entry)
    journal.say(_summary(entry, time.monotonic() - started))


def _put_in_place(part: Path, target: Path) -> None:
    # Flushed before the rename: after a power cut the name must not point at a file without its bytes.
    with part.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(part, target)
    discard(part)


def _entry(download: Download, path: Path, rows: int, data_processed: str | None) -> Entry:
    return Entry(
        id=download.id,
        adresse=download.address,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        octets=path.stat().st_size,
        sha256=sha256_of(path),
        lignes=rows,
        data_processed=data_processed,
        licence=download.licence,
    )


def _data_processed(download: Download, patience: Patience, journal: Journal) -> str | None:
    """The date of the data by the portal. Its absence is said, and does not stop the download."""
    if download.metadata_address is None:
        return None
    try:
        described = json.loads(read(download.metadata_address, patience, journal))
        return described["metas"]["default"]["data_processed"]
    except DownloadFailed as error:
        journal.say(f"{download.id} : date des données inconnue ({error})")
    except (ValueError, KeyError, TypeError):
        journal.say(f"{download.id} : date des données inconnue (description illisible)")
    return None


def _summary(entry: Entry, seconds: float) -> str:
    speed = size_text(entry.octets / max(seconds, 0.001))
    rows = f"{entry.lignes:,}".replace(",", " ")
    return f"{entry.id} : {rows} lignes, {size_text(entry.octets)} en {seconds:.0f} s ({speed}/s)"
