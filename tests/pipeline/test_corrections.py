"""A known error of a published file is put right from data/reference/corrections.csv, before the cells are checked."""

from __future__ import annotations

import shutil

import duckdb
import pytest

from app.pipeline import layers
from app.pipeline.build import BuildFailed, build
from tests.pipeline.files import GOOD, write_cfa

HEADER = "source;cle;colonne;au_lieu_de;valeur;raison;depuis"
ROW = "fr-en-inserjeunes-cfa;uai=0631852W|annee=cumul 2022-2023"
WRONG = GOOD.replace("44.0", "440.0")


@pytest.fixture
def correct(tmp_path, monkeypatch):
    """Gives the build a corrections table of these rows."""

    def write(*rows: str) -> None:
        reference = tmp_path / "reference"
        shutil.copytree(layers.REFERENCE, reference)
        (reference / "corrections.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        monkeypatch.setattr(layers, "REFERENCE", reference)

    return write


def answer(target, sql):
    with duckdb.connect(str(target), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_a_correction_changes_its_cell_and_is_recorded(tmp_path, correct):
    correct(f"{ROW};part_en_emploi_6_mois_apres_la_sortie;440.0;44;un zéro de trop;2024-01-01")
    write_cfa(tmp_path / "raw", WRONG)
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    assert answer(tmp_path / "t.duckdb", "SELECT part_en_emploi_6_mois FROM marts.etablissement") == [(44,)]
    assert answer(tmp_path / "t.duckdb", "SELECT raison, depuis, lignes FROM meta.correction") == [("un zéro de trop", "2024-01-01", 1)]


def test_a_file_that_its_publisher_has_put_right_is_left_alone(tmp_path, correct):
    correct(f"{ROW};part_en_emploi_6_mois_apres_la_sortie;440.0;45;un zéro de trop;2024-01-01")
    write_cfa(tmp_path / "raw", GOOD)
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    assert answer(tmp_path / "t.duckdb", "SELECT part_en_emploi_6_mois FROM marts.etablissement") == [(44,)]
    assert answer(tmp_path / "t.duckdb", "SELECT lignes FROM meta.correction") == [(0,)]


@pytest.mark.parametrize(
    "row",
    [
        "cfa;uai=0631852W;libelle;CFA;CFA du Puy;;",
        "fr-en-inserjeunes-cfa;uai=0631852W;nom;CFA;CFA du Puy;;",
        "fr-en-inserjeunes-cfa;0631852W;libelle;CFA;CFA du Puy;;",
    ],
)
def test_a_correction_that_names_nothing_stops_the_build(tmp_path, correct, row):
    correct(row)
    write_cfa(tmp_path / "raw", GOOD)
    with pytest.raises(BuildFailed, match="corrections.csv, .* n'existe pas"):
        build(tmp_path / "raw", tmp_path / "t.duckdb")
