"""The older files of the DEPP: blank headers, columns by position, the cohort in the name of the file."""

from __future__ import annotations

import duckdb
import pytest

from app.pipeline.build import BuildFailed, build

HEAD = '"n°UAI de l\'établissement";"Libellé de l\'établissement";"Région"'
LABELS = "n°UAI de l'établissement;Libellé de l'établissement;Région"
RATES = '"Taux";"Taux attendu";"Valeur ajoutée"'
LATER = "Taux de poursuite d'études;Taux;Taux attendu;Valeur ajoutée"
PARTS = "Part en poursuite d'études{0};Part en emploi 6 mois après la sortie{0};Part des autres situations{0}"
WHO = '"0631852W";"Un nom";"BRETAGNE"'

FILES = {
    "2018_2019-apprentissage": (f"{HEAD};;;{RATES};;;", f"{WHO};41;38;67;63;4;68;69;71", ("cfa", 42, 38, 20)),
    "2018_2019-pro": (f"{HEAD};;;{RATES};;;", f'{WHO};"ensemble";49;47;41;6;51;55;56', ("lycee", 24, 49, 27)),
    "2019_2020-apprentissage": (f"{HEAD};;;{RATES};", f"{WHO};;39;62;61;2;69", ("cfa", 38, 39, 23)),
    "2019_2020-pro": (f'{HEAD};"Dont apprentis en EPLE";;{RATES};', f'{WHO};"dont apprentis";51;41;36;4;51', ("apprentis", 20, 51, 29)),
    "2020_2021-apprentissage": (f"{LABELS};{LATER};{PARTS.format(' ')}", "0631852W;Un nom;BRETAGNE;43;64;64;1;43;37;20", ("cfa", 37, 43, 20)),
    "2022_2023-pro": (
        f"{LABELS};Dont apprentis en EPLE;{LATER};{PARTS.format('')}",
        "0631852W;Un nom;BRETAGNE;dont élèves en voie pro sco;54;nd;nd;nd;54;23;23",
        ("eleves", 23, 54, 23),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_each_layout_is_read_by_its_positions(tmp_path, name):
    header, row, expected = FILES[name]
    (tmp_path / f"depp-etablissements-{name}.csv").write_text(f"{header}\n{row}", encoding="utf-8")
    build(tmp_path, tmp_path / "t.duckdb")
    with duckdb.connect(str(tmp_path / "t.duckdb"), read_only=True) as connection:
        found = connection.execute(
            "SELECT population, part_en_emploi_6_mois, part_formation, part_autres_situations, millesime FROM marts.etablissement"
        ).fetchall()
    assert found == [(*expected, name.split("-")[0])]


def test_without_its_cohort_in_its_name_such_a_file_is_refused(tmp_path):
    header, row, _ = FILES["2022_2023-pro"]
    (tmp_path / "lycees.csv").write_text(f"{header}\n{row}", encoding="utf-8")
    with pytest.raises(BuildFailed, match="le nom doit"):
        build(tmp_path, tmp_path / "t.duckdb")


def test_the_same_figures_in_the_portal_s_file_win(tmp_path):
    from tests.pipeline.files import GOOD, write_cfa

    header, row, _ = FILES["2020_2021-apprentissage"]
    (tmp_path / "depp-etablissements-2022_2023-apprentissage.csv").write_text(f"{header}\n{row}", encoding="utf-8")
    write_cfa(tmp_path, GOOD)
    report = build(tmp_path, tmp_path / "t.duckdb")
    assert [(refus[0], refus[3]) for refus in report.refus] == [("depp-etablissements-apprentissage", 1)]
    with duckdb.connect(str(tmp_path / "t.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT part_en_emploi_6_mois FROM marts.etablissement").fetchall() == [(44,)]
