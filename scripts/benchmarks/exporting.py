"""Cards that an export writes in a second of one core, of national volume: drawn, compressed twice and put in place."""

from __future__ import annotations

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

MEASURED = 6 * MOST_TOGETHER


def cards_per_second(database: Path, folder: Path) -> float:
    """Of formations, in the size `carte`, as fragments, into an empty `folder`; by the time of the processor."""
    for part in (SITE, DRAFTS):
        (folder / part).mkdir(parents=True)
    snapshot = Snapshot(database)
    order = Order(create_app, Config(database=database, public_url="https://HOST"), folder, Choice(("fragment",), {}), snapshot.version)
    worker, names = Worker(order), list_keys(snapshot)[: MEASURED + MOST_TOGETHER]
    # The first ones load what the others find ready: templates, sentences, pages of the file.
    worker.work([(name, {}) for name in names[:MOST_TOGETHER]])
    start = time.process_time()
    for first in range(MOST_TOGETHER, len(names), MOST_TOGETHER):
        worker.work([(name, {}) for name in names[first : first + MOST_TOGETHER]])
    return (len(names) - MOST_TOGETHER) / (time.process_time() - start)
