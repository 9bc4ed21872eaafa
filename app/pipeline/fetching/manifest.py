"""`manifeste.json`, beside the raw files: where each came from, when, and the hash that tells if it has changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from app.pipeline.fetching.datasets import Download

FILENAME = "manifeste.json"


class ManifestUnreadable(Exception):
    """`manifeste.json` is not what `record` writes; the message, in French, says what to do."""


@dataclass(frozen=True)
class Entry:
    """One file. `date` is the time of the download in UTC, `data_processed` the date of the data by the portal."""

    id: str
    adresse: str
    date: str
    octets: int
    sha256: str
    lignes: int
    data_processed: str | None
    licence: str


def read_manifest(raw: Path) -> dict[str, Entry]:
    """Entries by file name; none where nothing was fetched yet. Raises ManifestUnreadable."""
    path = raw / FILENAME
    if not path.exists():
        return {}
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        return {filename: Entry(**entry) for filename, entry in written.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise ManifestUnreadable(f"{path} est illisible ({error}) : effacez-le et relancez sans --offline.") from error


def record(raw: Path, filename: str, entry: Entry) -> None:
    """Write the entry of one file, in one move. Raises ManifestUnreadable, OSError."""
    entries = read_manifest(raw) | {filename: entry}
    written = {name: asdict(entries[name]) for name in sorted(entries)}
    draft = raw / f"{FILENAME}.part"
    draft.write_text(json.dumps(written, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    os.replace(draft, raw / FILENAME)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def list_changes(raw: Path, downloads: Iterable[Download]) -> list[str]:
    """A sentence for each file that is not the one its entry describes. Raises ManifestUnreadable."""
    entries = read_manifest(raw)
    sentences = (_change(raw / download.filename, entries.get(download.filename)) for download in downloads)
    return [sentence for sentence in sentences if sentence]


def _change(path: Path, entry: Entry | None) -> str | None:
    if entry is None:
        return f"{path} : absent du manifeste, provenance inconnue" if path.exists() else None
    if not path.exists():
        return f"{path} : téléchargé le {entry.date}, absent aujourd'hui"
    octets = path.stat().st_size
    if octets != entry.octets:
        return f"{path} : modifié depuis son téléchargement ({octets} octets au lieu de {entry.octets})"
    if sha256_of(path) != entry.sha256:
        return f"{path} : modifié depuis son téléchargement (même taille, autre contenu)"
    return None
