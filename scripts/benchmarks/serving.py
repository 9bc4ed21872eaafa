"""Requests a second of a card, against a bare Flask view that answers the same bytes under the same server."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from app.config import ROOT
from app.pipeline.build import build
from app.queries.keys import list_keys
from app.warehouse import Snapshot

PORT = 8765
WARM, COLD = 4000, 400


def serving_ratios(folder: Path) -> dict[str, float | None]:
    """Warm: one card again and again. Cold: cards never asked before, in an option nobody uses."""
    database = folder / "bench.duckdb"
    build(ROOT / "data" / "sample", database)
    keys = list_keys(Snapshot(database))
    card = f"/cartes/{keys[0]}.html"
    # Every key × closed option, each once: all of them are unknown to the cache.
    cold = [f"/cartes/{key}.{form}?niveau={level}&theme={theme}" for level in (2, 4, 5, 6) for theme in ("clair", "sombre") for key in keys for form in ("html", "svg")]
    with _server(database):
        _rate(islice(cycle([card, "/bench"]), 500))
        bare, warm = _rate(["/bench"] * WARM), _rate([card] * WARM)
        unseen = _rate(cold[:COLD])
    return {"carte chaude / vue Flask nue": warm / bare, "carte froide / vue Flask nue": unseen / bare}


@contextmanager
def _server(database: Path) -> Iterator[None]:
    # Counted as in production, but not with what was really shown.
    counted = TemporaryDirectory()
    settings = {"TRAJECTOIRES_DATABASE": str(database), "TRAJECTOIRES_COMPTES": f"{counted.name}/comptes.sqlite", "DATABASE_URL": ""}
    environment = {**os.environ, **settings, "PORT": str(PORT), "WEB_CONCURRENCY": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "scripts/gunicorn_settings.py", "scripts.benchmarks.bare:create_app()"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait()
        yield
    finally:
        process.terminate()
        process.wait()
        counted.cleanup()


def _wait() -> None:
    for _ in range(100):
        try:
            _rate(["/bench"])
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("Le serveur de mesure n'a pas démarré.")


def _rate(paths: Iterable[str]) -> float:
    connection, count, start = http.client.HTTPConnection("127.0.0.1", PORT), 0, time.perf_counter()
    for path in paths:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} : {answer.status}")
        count += 1
    connection.close()
    return count / (time.perf_counter() - start)
