"""A published file that is not read says why."""

from __future__ import annotations

import duckdb

from app.pipeline.build import build
from app.pipeline.sources import SOURCES
from app.pipeline.unread import ecartes
from tests.pipeline.files import GOOD, write_cfa

# One column away from N_GROUPE_FORMATION, which is read.
TYPES = "TYPE_GROUPE_FORMATION;LIBELLE_COURT;LIBELLE_LONG;LIBELLE_EDITION;DATE_OUVERTURE;DATE_FERMETURE;DATE_INTERVENTION;N_COMMENTAIRE"


def test_a_known_file_is_left_aside_with_its_reason_whatever_its_name(tmp_path):
    write_cfa(tmp_path, GOOD)
    (tmp_path / "n_importe.csv").write_text(TYPES + "\nTG01;;;;;;;\n")
    (tmp_path / "README.md").write_text("# Notice\n")
    (tmp_path / "autre.txt").write_text("?\n")
    report = build(tmp_path, tmp_path / "t.duckdb")
    assert [(name, jeu) for name, jeu, _ in report.ecartes] == [
        ("README.md", "Notice du dossier"),
        ("n_importe.csv", "N_TYPE_GROUPE_FORMATION"),
    ]
    assert report.non_lus == ("autre.txt",)


def test_a_column_added_to_a_file_that_is_not_read_is_nobodys_business(tmp_path):
    write_cfa(tmp_path, GOOD)
    (tmp_path / "types.csv").write_text(TYPES + ";NOUVELLE\nTG01;;;;;;;;\n")
    assert [name for name, *_ in build(tmp_path, tmp_path / "t.duckdb").ecartes] == ["types.csv"]


def test_a_table_that_is_read_is_not_mistaken_for_one_that_is_not(tmp_path):
    write_cfa(tmp_path, GOOD)
    (tmp_path / "groupes.csv").write_text(f"GROUPE_FORMATION;{TYPES};NOUVELLE\n".replace(";LIBELLE_COURT", ""))
    [(_, message)] = build(tmp_path, tmp_path / "t.duckdb").arrets
    assert "« nouvelle » est inconnue" in message


def test_every_reason_is_a_sentence_and_hides_no_source():
    for ecarte in ecartes():
        assert ecarte.jeu and ecarte.raison.endswith(".")
        assert ecarte.reconnu_par.startswith(("colonnes: ", "nom: "))
        for source in SOURCES:
            for layout in source.layouts:
                assert not ecarte.has_header(tuple(layout.names))


def test_every_nomenclature_of_the_real_folder_is_read_or_says_why_not(real_database):
    with duckdb.connect(str(real_database), read_only=True) as connection:
        unknown = connection.execute("SELECT fichier FROM meta.non_lu WHERE raison IS NULL").fetchall()
        aside = dict(connection.execute("SELECT fichier, raison FROM meta.non_lu WHERE raison IS NOT NULL").fetchall())
    assert not [name for (name,) in unknown if name.startswith("bcn/")]
    assert "bcn/n_type_groupe_formation_.csv" in aside and "uai/comparateur-lycees_lycees_ival2025.json" in aside
