"""What is asked of the API InserJeunes: a path for each level, place and millésime."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from app.config import ROOT
from app.nomenclature import InvalidIdentifier, leaving_years, parse_uai
from app.pipeline.fetching.api_answers import FILIERES

Niveau = Literal["national", "region", "etablissement"]
# The small ones first: what is wrong is then known within seconds.
NIVEAUX: tuple[Niveau, ...] = ("national", "region", "etablissement")

# A region is named by its code as région académique: 11 is La Réunion, not Île-de-France.
REGIONS = ROOT / "data" / "reference" / "region_academique.csv"
# InserJeunes does not cover Mayotte.
NOT_FOLLOWED = {"13"}
# Figures of a year of leavers are published in the course of the second year after it.
PUBLISHED_AFTER = 2
COHORTS = 3


class NoUai(Exception):
    """Nothing says which establishments to ask for; the message, in French, says how to."""


@dataclass(frozen=True)
class Demand:
    """`lieu` is a UAI, the code of a région académique, or empty for France. `filiere` is set for France only."""

    niveau: Niveau
    lieu: str
    millesime: str
    filiere: str | None = None

    @property
    def path(self) -> str:
        if self.niveau == "national":
            return f"/france/millesime/{self.millesime}/filiere/{self.filiere}"
        kind = "UAI" if self.niveau == "etablissement" else "region"
        return f"/{kind}/{self.lieu}/millesime/{self.millesime}"


def default_millesimes(year: int) -> list[str]:
    """The latest cohorts that should be published in a year, the latest last: ["2021_2022", …, "2023_2024"] in 2026."""
    last = year - PUBLISHED_AFTER
    return [f"{end - 1}_{end}" for end in range(last - COHORTS + 1, last + 1)]


def list_demands(millesimes: Sequence[str], uais: Iterable[str]) -> list[Demand]:
    """Two pooled years are asked everywhere, and each year of them, or a single year, for France."""
    pooled = [millesime for millesime in dict.fromkeys(millesimes) if "_" in millesime]
    years = sorted({str(year) for millesime in millesimes for year in leaving_years(millesime)})
    return [
        *(Demand("national", "", year, filiere) for year in years for filiere in FILIERES),
        *(Demand("region", region, millesime) for millesime in pooled for region in _regions()),
        *(Demand("etablissement", uai, millesime) for uai in dict.fromkeys(uais) for millesime in pooled),
    ]


def read_uais(path: Path) -> list[str]:
    """The UAI of a file, one a line or in its first column. Raises InvalidIdentifier, OSError."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    cells = [line.replace(",", ";").split(";")[0].strip().strip('"') for line in lines]
    return list(_checked(path, cells))


def built_uais(database: Path) -> list[str]:
    """The UAI that the built file knows. Raises NoUai where it holds none that is real."""
    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            fictif = connection.execute("SELECT fictif FROM meta.build").fetchone()[0]
            rows = connection.execute("SELECT DISTINCT uai FROM marts.etablissement ORDER BY uai").fetchall()
    except duckdb.Error as error:
        raise NoUai(f"{database} n'existe pas encore ou ne peut pas être lu : construisez-le, ou donnez --uai FICHIER.") from error
    if fictif:
        raise NoUai(f"{database} vient de l'échantillon fictif : construisez les vraies données, ou donnez --uai FICHIER.")
    return [uai for (uai,) in rows]


def _checked(path: Path, cells: Iterable[str]) -> Iterator[str]:
    for number, cell in enumerate(cells, 1):
        if cell and not (number == 1 and not cell[0].isdigit()):
            try:
                yield parse_uai(cell)
            except InvalidIdentifier as error:
                raise InvalidIdentifier(f"{path}, ligne {number} : {error}") from error


def _regions() -> list[str]:
    with open(REGIONS, encoding="utf-8", newline="") as file:
        codes = [row["code_region_academique"] for row in csv.DictReader(file, delimiter=";")]
    return [code for code in codes if code not in NOT_FOLLOWED]
