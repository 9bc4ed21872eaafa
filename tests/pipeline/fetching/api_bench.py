"""A raw folder, a local API with a clock of its own, and what the person who runs the fetch would see."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from rich.console import Console

from app.config import InserJeunesAccess
from app.pipeline.fetching.api_demands import Demand, list_demands
from app.pipeline.fetching.api_fetch import fetch_api
from app.pipeline.fetching.inserjeunes_api import InserJeunesApi
from app.pipeline.fetching.journal import Journal
from app.pipeline.fetching.pace import Pace
from app.pipeline.fetching.patience import Patience
from tests.pipeline.fetching.api_server import PASSWORD, USER, Answer, ApiServer, content, json_answer, mesures, run_api

UAI, OTHER_UAI = "0631852W", "0932492D"
PAIR = "2022_2023"
CFD, MEF = "50022139", "23220022139"
FIGURES = {"nb_annee_term": 40, "taux_poursuite_etudes": 27, "taux_emploi_6_mois": 60}


@dataclass
class FakeClock:
    """Time passes only by sleeping, and a little with each request."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class ApiBench:
    server: ApiServer
    raw: Path
    clock: FakeClock = field(default_factory=FakeClock)
    screen: io.StringIO = field(default_factory=io.StringIO)
    password: str = PASSWORD

    def serve(self, path: str, *answers: Answer) -> None:
        self.server.answers[path] = list(answers)

    def serve_uai(self, uai: str = UAI, *formations: list[dict[str, object]], millesime: str = PAIR) -> None:
        said = content(*(formations or [mesures(CFD, **FIGURES)]), libelle="CFA d'essai")
        self.serve(f"/UAI/{uai}/millesime/{millesime}", json_answer(said, nested=True))

    def api(self, **settings: float) -> InserJeunesApi:
        access = InserJeunesAccess(USER, self.password, self.server.url)
        patience = Patience(sleep=self.clock.sleep, **{"timeout": 5.0, **settings})
        pace = Pace(clock=self.clock, sleep=self.clock.sleep)
        return InserJeunesApi(access, patience, pace, self.journal().say, clock=self.clock)

    def journal(self) -> Journal:
        return Journal(Console(file=self.screen))

    def fetch(self, demands: Sequence[Demand] | None = None, *, restart: bool = False, **settings: float) -> list[str]:
        asked = [Demand("etablissement", UAI, PAIR)] if demands is None else demands
        return fetch_api(self.raw, asked, self.api(**settings), self.journal(), restart=restart)

    def demands(self, *uais: str) -> list[Demand]:
        return list_demands([PAIR], uais or [UAI])

    def rows(self, niveau: str = "etablissement") -> list[dict[str, str]]:
        with open(self.raw / f"api-inserjeunes-{niveau}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter=";"))


@contextmanager
def run_api_bench(folder: Path) -> Iterator[ApiBench]:
    # A proxy of the machine must not stand between the tests and the local server.
    with patch.dict(os.environ, no_proxy="127.0.0.1"), run_api() as server:
        bench = ApiBench(server, folder / "raw")
        server.clock = bench.clock
        yield bench
