"""A line of apprentices without figures is answered by apprentices, whatever else its lycée teaches."""

from __future__ import annotations

import shutil

from app.nomenclature import Key
from app.pipeline.build import build
from app.queries.reponse import find_reponse
from app.warehouse import Snapshot
from tests.conftest import SAMPLE

# A lycée without any figure, in a region that publishes the pupils of this CAP, and not its apprentices.
HIDDEN = "0990007V;Lycée d'essai du Lagon;50022139;cfd;2022_2023;apprentissage;12" + ";" * 13 + "25;50;25;;;\n"


def test_apprentices_of_a_lycee_never_take_the_figures_of_pupils(tmp_path):
    raw = tmp_path / "raw"
    shutil.copytree(SAMPLE, raw)
    with (raw / "api-inserjeunes-etablissement.csv").open("a", encoding="utf-8") as file:
        file.write(HIDDEN)
    build(raw, tmp_path / "built.duckdb")
    reponse = find_reponse(Snapshot(tmp_path / "built.duckdb"), Key.parse("0990007V-50022139"))
    assert [(found.filiere, found.etat) for found in reponse.formations] == [("apprentissage", "S2")]
    assert reponse.repli is None
