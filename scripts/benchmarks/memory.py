"""Megabytes of one process of the service, under gunicorn and its settings, on a file of national volume."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from app.config import ROOT
from app.queries.keys import list_keys
from app.warehouse import LOOK_EVERY_SECONDS, Snapshot

PORT = int(os.environ.get("BENCH_PORT", "8766"))
CARDS, CLIENTS = 2000, 4
SEARCHES = ("bac pro melec rennes", "bts", "lycée", "cap cuisine", "commerce paris", "l")
NAMES = (
    "mémoire d'un processus, au départ (Mo)",
    "mémoire d'un processus, 2 000 cartes et des recherches (Mo)",
    "mémoire d'un processus, puis une nouvelle version (Mo)",
)


def memory_megabytes(database: Path, folder: Path) -> dict[str, float | None]:
    """Resident memory, shared pages included: when it begins, after cards all different, after a new version and as many others.

    None everywhere without the file.
    """
    if not database.exists():
        return dict.fromkeys(NAMES)
    served = folder / "served.duckdb"
    shutil.copy(database, served)
    keys = list_keys(Snapshot(served))
    # Spread over the country: neighbours share their establishment.
    keys = keys[:: max(1, len(keys) // CARDS)][:CARDS]
    with _process(served) as number:
        begun = _resident(number)
        _use([f"/cartes/{key}.html" for key in keys])
        used = _resident(number)
        shutil.copy(database, folder / "new.duckdb")
        os.replace(folder / "new.duckdb", served)
        time.sleep(2 * LOOK_EVERY_SECONDS)
        _use([f"/cartes/{key}.html?niveau=2" for key in keys])
        return dict(zip(NAMES, (begun, used, _resident(number)), strict=True))


@contextmanager
def _process(database: Path) -> Iterator[int]:
    """Its number, once it answers."""
    environment = {**os.environ, "TRAJECTOIRES_DATABASE": str(database), "PORT": str(PORT), "WEB_CONCURRENCY": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "scripts/gunicorn_settings.py", "app:create_app()"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            for _ in range(300):
                try:
                    _ask(["/"])
                    break
                except OSError:
                    time.sleep(0.1)
            yield int(Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()[0])
        finally:
            server.terminate()


def _use(paths: list[str]) -> None:
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(_ask, [paths[client::CLIENTS] for client in range(CLIENTS)]))
    _ask([f"/api/recherche?q={quote(text)}" for text in SEARCHES])


def _ask(paths: list[str]) -> None:
    connection = HTTPConnection("127.0.0.1", PORT)
    try:
        for path in paths:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path} : {answer.status}")
    finally:
        connection.close()


def _resident(number: int) -> float:
    status = Path(f"/proc/{number}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
