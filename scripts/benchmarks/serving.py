"""Requests a second of what the service answers, against a bare Flask view that answers the bytes of a card under the same server."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from app.config import ROOT
from app.pipeline.build import build
from app.queries.keys import list_keys
from app.warehouse import Snapshot
from scripts.benchmarks.client import HOST, READS, rate, request_of

PORT = 8765
# Short rounds, and many: the median leaves out those during which the machine did something else.
ROUNDS, REQUESTS = 31, 300
COLD_ROUNDS = 15
BARE = request_of("/bench/")


@dataclass(frozen=True)
class Served:
    """A server that answers on PORT, with these keys of formations in establishments; `process`: the number of its worker."""

    keys: list[str]
    process: int

    @property
    def card(self) -> str:
        return f"/cartes/{self.keys[0]}.html"


def serving_ratios(folder: Path, national: Path) -> dict[str, float | None]:
    """Warm: one card again and again. Cold: cards that nobody has asked yet, of the file of national volume where there is one."""
    with serving(folder) as served:
        warm = _compared(request_of(served.card))
    with serving(folder, national if national.exists() else None) as served:
        cold = _compared_once([request_of(path) for path in _unseen(served.keys)])
    return {"carte chaude / vue Flask nue": warm, "carte froide / vue Flask nue": cold}


def _unseen(keys: list[str]) -> list[str]:
    """Addresses of cards, half of them pictures, no two of one place in the caches; nor of one key, as long as there are others."""
    # Neighbours share their establishment: from all over the country.
    spread = random.Random(20261128).sample(keys, len(keys))
    looks = [f"{voice}&theme={theme}" for voice in ("langue=fr", "langue=en", "adresse=tu") for theme in ("auto", "clair", "sombre")]
    return [
        f"/cartes/{key}.{('html', 'svg')[(place + turn) % 2]}?{look}"
        for look in looks for turn in (0, 1) for place, key in enumerate(spread)
    ][: REQUESTS * COLD_ROUNDS]


def answering_ratios(folder: Path) -> dict[str, float | None]:
    """A card that the client holds already, against the same card sent; and a formation of the data API, which reads the data each time."""
    with serving(folder) as served:
        held = request_of(served.card, if_none_match=_etag(served.card))
        unchanged = _compared(held, request_of(served.card), status=304)
        told = _compared(request_of(f"/api/inserjeunes/formations/{served.keys[0]}"))
    return {"carte inchangée (304) / carte chaude": unchanged, "API de données / vue Flask nue": told}


def _compared(request: bytes, other: bytes = BARE, status: int = 200) -> float:
    """Rate over that of another, which is measured in turn: what slows the machine for a while slows both."""
    rounds = [(rate(PORT, [request] * REQUESTS, status), rate(PORT, [other] * REQUESTS)) for _ in range(ROUNDS + 1)]
    # The first one warms.
    return median(one / two for one, two in rounds[1:])


def _compared_once(requests: list[bytes]) -> float:
    """The same for requests that are asked once each; the first ones open what the others find open."""
    rounds = [requests[start : start + REQUESTS] for start in range(0, len(requests), REQUESTS)]
    return median([rate(PORT, some) / rate(PORT, [BARE] * len(some)) for some in rounds][1:])


@contextmanager
def serving(folder: Path, database: Path | None = None) -> Iterator[Served]:
    """A built file, the sample if none is given, served by one process of gunicorn under the settings of the project, with the bare view at /bench/."""
    database = database or folder / "bench.duckdb"
    if not database.exists():
        build(ROOT / "data" / "sample", database)
    # Counted as in production, but not with what was really shown.
    settings = {"TRAJECTOIRES_DATABASE": str(database), "TRAJECTOIRES_COMPTES": str(folder / "comptes.sqlite"), "DATABASE_URL": ""}
    environment = {**os.environ, **settings, "PORT": str(PORT), "WEB_CONCURRENCY": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "scripts/gunicorn_settings.py", "scripts.benchmarks.bare:create_app()"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait()
        worker = int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[0])
        yield Served(list_keys(Snapshot(database)), worker)
    finally:
        process.terminate()
        process.wait()


def _wait() -> None:
    for _ in range(200):
        try:
            rate(PORT, [BARE])
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("Le serveur de mesure n'a pas démarré.")


def _etag(path: str) -> str:
    connection = HTTPConnection("127.0.0.1", PORT)
    connection.request("GET", path, headers={"Accept-Encoding": READS, "Host": HOST})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers["ETag"]
