"""The two forms of one table of the BCN, a CSV file and a JSON answer, alone and together."""

from __future__ import annotations

import json

import duckdb
import pytest

from app.pipeline.build import BuildFailed, build

TABLES = ("nMef.csv", "nFormationDiplome_.csv", "familleMetiers.csv", "optionsBTS.csv")
FORMS = {
    "CSV": ("n_groupe_formation_.csv", "n_lien_formation_groupe_.csv"),
    "JSON": ("N_GROUPE_FORMATION.json", "N_LIEN_FORMATION_GROUPE.json"),
}
SPECIALITES = "SELECT * EXCLUDE (fichier) FROM marts.specialite ORDER BY ALL"


def rows(target, sql):
    with duckdb.connect(str(target), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def built(real_data, folder, names):
    folder.mkdir(exist_ok=True)
    for name in (*TABLES, *names):
        if (folder / name).exists():
            continue
        (folder / name).symlink_to(real_data / "bcn" / name)
    build(folder, folder / "t.duckdb")
    return folder / "t.duckdb"


@pytest.fixture(scope="module")
def from_csv(real_data, tmp_path_factory):
    return rows(built(real_data, tmp_path_factory.mktemp("csv"), FORMS["CSV"]), SPECIALITES)


@pytest.mark.parametrize("names", [FORMS["JSON"], FORMS["CSV"] + FORMS["JSON"]], ids=["JSON", "both"])
def test_each_form_gives_the_same_specialities(real_data, tmp_path, from_csv, names):
    assert rows(built(real_data, tmp_path / "raw", names), SPECIALITES) == from_csv
    assert len(from_csv) == 240


def test_of_two_forms_the_row_changed_last_is_kept(real_data, tmp_path):
    content = json.loads((real_data / "bcn" / "N_GROUPE_FORMATION.json").read_text(encoding="utf-8"))
    for row in content["data"]:
        if row["groupe_formation"] == "G0028":
            row |= {"libelle_edition": "Productions renommées", "date_intervention": "2026-01-15 00:00:00"}
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "N_GROUPE_FORMATION.json").write_text(json.dumps(content), encoding="utf-8")
    for name in ("nMef.csv", *FORMS["CSV"]):
        (tmp_path / "raw" / name).symlink_to(real_data / "bcn" / name)
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    sql = "SELECT DISTINCT libelle_famille FROM marts.specialite WHERE code = '40321112'"
    assert rows(tmp_path / "t.duckdb", sql) == [("Productions renommées",)]


def test_one_link_twice_in_one_file_is_refused(real_data, tmp_path):
    text = (real_data / "bcn" / "n_lien_formation_groupe_.csv").read_text(encoding="utf-8")
    (tmp_path / "lien.csv").write_text(text + text.splitlines()[1] + "\n", encoding="utf-8")
    with pytest.raises(BuildFailed, match="G0003 · 40020006 est donné plusieurs fois"):
        build(tmp_path, tmp_path / "t.duckdb")


def test_a_renamed_column_of_a_table_is_named(real_data, tmp_path):
    text = (real_data / "bcn" / "n_groupe_formation_.csv").read_text(encoding="utf-8")
    (tmp_path / "groupe.csv").write_text(text.replace("LIBELLE_EDITION", "LIBELLE_EDITE"), encoding="utf-8")
    with pytest.raises(BuildFailed, match="« libelle_edition » manque"):
        build(tmp_path, tmp_path / "t.duckdb")
