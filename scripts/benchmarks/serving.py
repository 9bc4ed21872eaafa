"""Requests a second of what the service answers, against a bare Flask view that answers the bytes of a card under the same server."""

from __future__ import annotations

import os
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
COLD_ROUNDS, COLD = 15, 40
BARE = request_of("/bench/")


@dataclass(frozen=True)
class Served:
    """A server that answers on PORT, with these keys of formations in establishments."""

    keys: list[str]

    @property
    def card(self) -> str:
        return f"/cartes/{self.keys[0]}.html"


def serving_ratios(folder: Path) -> dict[str, float | None]:
    """Warm: one card again and again. Cold: cards that nobody has asked yet."""
    with serving(folder) as served:
        warm = _compared(request_of(served.card))
        cold = _compared_once([request_of(path) for path in _unseen(served.keys)])
    return {"carte chaude / vue Flask nue": warm, "carte froide / vue Flask nue": cold}


def _unseen(keys: list[str]) -> list[str]:
    """Addresses of cards, of which no two have the same place in the caches: each of these options counts in each of these forms."""
    voices = ("langue=fr", "langue=en", "adresse=tu")
    return [
        f"/cartes/{key}.{form}?{voice}&theme={theme}"
        for voice in voices for theme in ("auto", "clair", "sombre") for key in keys for form in ("html", "svg")
    ][: COLD * COLD_ROUNDS]


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
    """The same for requests that are asked once each, COLD of them a round."""
    rounds = [requests[start : start + COLD] for start in range(0, len(requests), COLD)]
    return median(rate(PORT, some) / rate(PORT, [BARE] * REQUESTS) for some in rounds)


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """The sample, served by one process of gunicorn under the settings of the project, with the bare view at /bench/."""
    database = folder / "bench.duckdb"
    if not database.exists():
        build(ROOT / "data" / "sample", database)
    # Counted as in production, but not with what was really shown.
    settings = {"TRAJECTOIRES_DATABASE": str(database), "TRAJECTOIRES_COMPTES": str(folder / "comptes.sqlite"), "DATABASE_URL": ""}
    environment = {**os.environ, **settings, "PORT": str(PORT), "WEB_CONCURRENCY": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "scripts/gunicorn_settings.py", "scripts.benchmarks.bare:create_app()"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait()
        yield Served(list_keys(Snapshot(database)))
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
