"""The sample, and beside it what only the API gives: both voies of a diploma, their sizes, a region, France, salaries."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import SAMPLE
from tests.pipeline.test_api_inserjeunes import row, write_api

LYCEE, MEF, CFD = "0990001N", "23830025510", "40025510"
# Hidden numbers that no form of a card may show: sizes, and people.
SIZES = {"pupils": 173, "apprentices": 47, "region": 3217, "france": 41_923}


def shares(formation: int, emploi: int) -> dict[str, int]:
    return {
        "DEVENIR_part_poursuite_etudes": formation,
        "DEVENIR_part_en_emploi_6_mois": emploi,
        "DEVENIR_part_autre_situation_6_mois": 100 - formation - emploi,
    }


def salaries(low: int | None, middle: int | None, high: int | None) -> dict[str, int | None]:
    return {"salaire_TS_Q1_12_mois": low, "salaire_TS_Q2_12_mois": middle, "salaire_TS_Q3_12_mois": high, "nb_en_emploi_12_mois": 900}


def write_raw(raw: Path) -> Path:
    """The folder to build from."""
    shutil.copytree(SAMPLE, raw)
    here = {"place": LYCEE, "libelle": "Lycée d'essai du Grand Phare"}
    write_api(
        raw,
        row(MEF, SIZES["pupils"], **here, **shares(44, 31)),
        row(CFD, SIZES["apprentices"], **here, **shares(20, 68)),
        row(CFD, 61, millesime="2021_2022", **here, **shares(30, 55)),
    )
    write_api(
        raw,
        row(MEF, SIZES["region"], "03", **shares(52, 28)),
        row(CFD, 912, "03", **shares(31, 60)),
        niveau="region",
    )
    write_api(
        raw,
        row(MEF, SIZES["france"], "", "2023", **shares(51, 29), **salaries(1304, 1475, 1698)),
        row(CFD, 8042, "", "2023", **shares(30, 59), **salaries(None, 1615, None)),
        niveau="national",
    )
    return raw
