"""A diploma of higher education is found by its SISE code, in an establishment and in France."""

from __future__ import annotations

import pytest

from app.nomenclature import Code
from app.pipeline.build import build
from app.queries.insersup import find_insersup, find_insersup_national
from app.warehouse import Snapshot
from tests.pipeline.insersup_files import NATIONAL, at, wide, write_wide

MEEF = Code("sise", "2500249")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("insersup")
    write_wide(
        folder,
        wide(at(6, 54, 65, 23), at(12, 54, 65, 31)),
        wide(at(6, 5400, 6500, 2300), **NATIONAL, salaire_q1_12="1500", salaire_q2_12="1700", salaire_q3_12="2000"),
        wide(at(6, 40, 40, "nd"), diplome="2500250"),
    )
    build(folder, folder / "t.duckdb")
    return Snapshot(folder / "t.duckdb")


def test_a_diploma_in_an_establishment_has_its_figures_and_their_origin(snapshot):
    found = find_insersup(snapshot, "0062205P", MEEF)
    assert (found.libelle_etablissement, found.code_region, found.id_paysage) == ("UNIVERSITE COTE D'AZUR", "93", "s3t8T")
    assert (found.type_diplome, found.figures.effectif, found.part_en_emploi_12_mois, found.obtention_diplome) == ("master", 119, 26, "ensemble")
    figures = found.figures
    assert (figures.part_en_emploi_6_mois, figures.part_formation, figures.part_autres_situations) == (19, 55, 26)
    assert (figures.origine, figures.source, figures.fichier, figures.ligne) == ("calcule", "fr-esr-insersup", "insersup.csv", 2)


def test_a_diploma_without_figures_has_a_reason(snapshot):
    found = find_insersup(snapshot, "0062205P", Code("sise", "2500250"))
    assert (found.figures.effectif, found.figures.millesime, found.figures.motif_absence) == (None, None, "non_diffuse")


def test_a_diploma_in_france_has_its_salaries(snapshot):
    found = find_insersup_national(snapshot, MEEF)
    assert (found.figures.part_en_emploi_6_mois, found.figures.effectif) == (19, 11900)
    assert (found.salaire_millesime, found.salaire_horizon) == ("2021", 12)
    assert (found.salaire_q1, found.salaire_q2, found.salaire_q3) == (1500, 1700, 2000)


def test_what_insersup_does_not_follow_is_none(snapshot):
    assert find_insersup(snapshot, "0751717J", MEEF) is None
    assert find_insersup(snapshot, "0062205P", Code("cfd", "40025214")) is None
    assert find_insersup_national(snapshot, Code("sise", "2500250")) is None
    assert find_insersup_national(snapshot, Code("mefstat11", "23830033004")) is None
