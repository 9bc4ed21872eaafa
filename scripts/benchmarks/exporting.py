"""Cards that an export writes in a second of one core, of national volume: drawn, compressed twice and put in place."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from app import create_app
from app.config import Config
from app.export.cards import MOST_TOGETHER
from app.export.variants import Choice
from app.export.work import Order, Worker
from app.export.writing import DRAFTS, SITE
from app.queries.keys import list_keys
from app.warehouse import Snapshot

NAME = "export, cartes par seconde et par cœur"
GROUPS = 4


def exported_cards(database: Path, folder: Path) -> dict[str, float | None]:
    """Of formations, in the size `carte`, as fragments, compressed twice; by the time of the processor. None without the file.

    In memory where the system has some to write in, and else in `folder`: a busy disk may take as long again, and is not what
    is measured.
    """
    if not database.exists():
        return {NAME: None}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else folder) as name:
        return {NAME: _per_second(database, Path(name))}


def _per_second(database: Path, folder: Path) -> float:
    for part in (SITE, DRAFTS):
        (folder / part).mkdir()
    snapshot = Snapshot(database)
    order = Order(create_app, Config(database=database, public_url="https://HOST"), folder, Choice(("fragment",), {}), snapshot.version)
    worker, names = Worker(order), list_keys(snapshot)[: (GROUPS + 1) * MOST_TOGETHER]
    # The first ones load what the others find ready: templates, sentences, pages of the file.
    worker.work([(name, {}) for name in names[:MOST_TOGETHER]])
    start = time.process_time()
    for first in range(MOST_TOGETHER, len(names), MOST_TOGETHER):
        worker.work([(name, {}) for name in names[first : first + MOST_TOGETHER]])
    return (len(names) - MOST_TOGETHER) / (time.process_time() - start)
