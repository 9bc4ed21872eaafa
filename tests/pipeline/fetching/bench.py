"""A raw folder, a local portal, and what the person who runs the fetch would see."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

from rich.console import Console

from app.pipeline.fetching.datasets import Download
from app.pipeline.fetching.fetch import fetch, select_downloads, verify
from app.pipeline.fetching.journal import Journal
from app.pipeline.fetching.manifest import FILENAME
from app.pipeline.fetching.patience import Patience
from tests.pipeline.fetching.portal import Answer, Portal, run_portal

CFA = "fr-en-inserjeunes-cfa"
LYCEE = "fr-en-inserjeunes-lycee_pro"
TECHNICAL = (
    "annee;uai;libelle;region;part_en_poursuite_d_etudes;part_en_emploi_6_mois_apres_la_sortie;"
    "part_des_autres_situations;taux_poursuite_etudes;taux_emploi_6_mois;taux_contrats_interrompus"
)
LABELS = (
    "Année;UAI;Libellé;Région;DEVENIR Part poursuite études;DEVENIR Part en emploi 6 mois;"
    "DEVENIR Part autre situation 6 mois;Taux poursuite études;Taux emploi 6 mois;"
    "Part contrats apprentissage interrompus"
)
ROW = "cumul 2023-2024;0751234J;CFA d'essai;BRETAGNE;40;41;19;40;68;{}"
BOM = b"\xef\xbb\xbf"


def csv_bytes(header: str = TECHNICAL, rows: int = 3) -> bytes:
    return BOM + "\r\n".join([header, *(ROW.format(number) for number in range(rows)), ""]).encode()


GOOD = csv_bytes()
LONG = csv_bytes(rows=5000)


@dataclass
class Bench:
    portal: Portal
    raw: Path
    pauses: list[float] = field(default_factory=list)
    screen: io.StringIO = field(default_factory=io.StringIO)

    def serve(self, *answers: Answer, dataset: str = CFA) -> None:
        self.portal.exports[dataset] = list(answers)

    def downloads(self, *identifiers: str) -> list[Download]:
        return [replace(download, portail=self.portal.address) for download in select_downloads(identifiers)]

    def fetch(self, *identifiers: str, **settings: float) -> list[str]:
        patience = Patience(sleep=self.pauses.append, **{"timeout": 5.0, **settings})
        return fetch(self.raw, self.downloads(*(identifiers or [CFA])), patience, self.journal())

    def verify(self, *identifiers: str) -> list[str]:
        return verify(self.raw, self.downloads(*identifiers), self.journal())

    def journal(self) -> Journal:
        return Journal(Console(file=self.screen))

    def file(self, dataset: str = CFA) -> Path:
        return self.raw / f"{dataset}.csv"

    def manifest(self) -> dict[str, dict[str, object]]:
        return json.loads((self.raw / FILENAME).read_text(encoding="utf-8"))

    def leftovers(self) -> list[str]:
        return sorted(path.name for path in self.raw.iterdir() if ".part" in path.name)


@contextmanager
def run_bench(folder: Path) -> Iterator[Bench]:
    # A proxy of the machine must not stand between the tests and the local portal.
    with patch.dict(os.environ, no_proxy="127.0.0.1"), run_portal() as portal:
        yield Bench(portal, folder / "raw")
