"""InserSup: three layouts, one table; the cube counted once; secrecy; and the same rules written a second time."""

from __future__ import annotations

import subprocess
import sys
from itertools import product

import duckdb
import pytest

from app.pipeline.build import BuildFailed, build
from tests.pipeline.insersup_files import (
    ANYBODY,
    DIFFUSION,
    NATIONAL,
    NICE,
    STABLE,
    at,
    label_row,
    wide,
    write_labels,
    write_long,
    write_wide,
)
from tests.pipeline.insersup_slowly import expected

SHARES = "SELECT part_en_emploi_6_mois, part_formation, part_autres_situations, effectif FROM marts.insersup ORDER BY uai, sise"
STATE = "SELECT dernier_millesime, motif_absence, millesime, part_en_emploi_6_mois FROM marts.insersup"
MARTS = """
    SELECT uai, sise, dernier_millesime, motif_absence, millesime, part_en_emploi_6_mois, part_formation,
        part_autres_situations, effectif, ligne
    FROM marts.insersup
    UNION ALL
    SELECT 'national', sise, dernier_millesime, motif_absence, millesime, part_en_emploi_6_mois, part_formation,
        part_autres_situations, effectif, ligne
    FROM marts.insersup_national
"""


def rows(folder, sql):
    with duckdb.connect(str(folder / "t.duckdb"), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def built(folder, sql=SHARES):
    build(folder, folder / "t.duckdb")
    return rows(folder, sql)


def test_the_wide_layout_gives_shares_of_all_who_finished(tmp_path):
    # 23 of 119 = 19.3 %, 65 of 119 = 54.6 %, 31 of 119 = 26.1 %: the point that is missing goes to the largest remainder.
    write_wide(tmp_path, wide(at(6, 54, 65, 23)))
    assert built(tmp_path) == [(19, 55, 26, 119)]


def test_the_layout_of_2024_gives_the_same_shares_from_a_row_per_horizon(tmp_path):
    row = {**ANYBODY, **NICE, "date_jeu": "2024_S2", "nb_sortants": "54", "nb_poursuivants": "65"}
    six = {**row, "date_inser": "6", "nb_sortants_en_emploi_sal_fr": "23"}
    later = {**row, "date_inser": "12", "nb_sortants_en_emploi_sal_fr": "31"}
    write_long(tmp_path, later, six)
    assert built(tmp_path) == [(19, 55, 26, 119)]
    assert rows(tmp_path, "SELECT part_en_emploi_12_mois, part_en_emploi_18_mois, ligne, origine FROM marts.insersup") == [
        (26, None, 3, "calcule")
    ]


@pytest.mark.parametrize("more", [(), (STABLE,), (DIFFUSION,), (DIFFUSION, STABLE)], ids=["2023", "2024_S1", "dated", "both"])
def test_the_layout_of_2023_gives_shares_of_graduates_from_the_rate_among_leavers(tmp_path, more):
    # 48.9 % of 88 leavers: 43 in work, of 115 who finished.
    write_labels(tmp_path, label_row(6, 88, 27, 48.9, **({DIFFUSION: "2024_S1"} if DIFFUSION in more else {})), more=more)
    assert built(tmp_path) == [(37, 24, 39, 115)]
    assert rows(tmp_path, "SELECT obtention_diplome, code_region, type_diplome FROM marts.insersup") == [("diplome", "04", "master")]


REASONS = [
    (at(6, 10, 9, 4), "effectif_faible"),
    (at(6, 10, 9, "nd"), "effectif_faible"),
    (at(6, "nd", "nd", "nd", "**"), "effectif_faible"),
    # Fewer than 20 leavers, but 162 students: to say « fewer than 20 have finished » would be false.
    (at(6, 12, 150, "nd", "**"), "non_diffuse"),
    (at(6, 40, 40, 20, "**"), "non_diffuse"),
    (at(6, 40, 40, "nd"), "non_diffuse"),
    (at(6, 40, 40, "ns"), "non_diffuse"),
    (at(6, 40, "nd", 20), "non_diffuse"),
    (at(6, 40, 40, "na"), "sans_objet"),
    (at(6, 40, 40, ""), "absence"),
    (at(6, 40, 40, "-"), "absence"),
    ({}, "absence"),
]


def test_a_figure_that_is_not_published_has_its_reason_and_is_never_computed(tmp_path):
    write_wide(tmp_path, *(wide(cells, diplome=f"25001{place:02}") for place, (cells, _) in enumerate(REASONS)))
    assert built(tmp_path, STATE + " ORDER BY sise") == [("2021", reason, None, None) for _, reason in REASONS]
    assert set(rows(tmp_path, SHARES)) == {(None, None, None, None)}


def test_zero_is_a_figure(tmp_path):
    write_wide(tmp_path, wide(at(6, 40, 0, 0)))
    assert built(tmp_path) == [(0, 0, 100, 40)]


def test_no_number_of_students_below_20_is_in_the_served_file(tmp_path):
    write_wide(tmp_path, wide(at(6, 10, 9, 4), at(12, 10, 9, 7)), wide(at(6, 31, 13, 17), promo="2020"))
    build(tmp_path, tmp_path / "t.duckdb")
    for name in ("insersup", "insersup_national"):
        (columns,) = rows(tmp_path, f"SELECT list(column_name) FROM duckdb_columns() WHERE schema_name = 'marts' AND table_name = '{name}'")[0]
        assert not any(column.startswith("nb_") for column in columns)
        assert rows(tmp_path, f"SELECT effectif FROM marts.{name} WHERE effectif < 20") == []
    assert rows(tmp_path, SHARES) == [(39, 29, 32, 44)]


def test_a_later_share_needs_its_own_counts(tmp_path):
    later = [at(month, 40, 60, 33 + place) for place, month in enumerate((12, 18, 24, 30))]
    small = [at(month, 9, 10, 8) for month in (12, 18, 24, 30)]
    write_wide(tmp_path, wide(at(6, 40, 60, 20), *later), wide(at(6, 40, 60, 20), *small, diplome="2500250"))
    sql = "SELECT COLUMNS('part_en_emploi_(12|18|24|30)_mois') FROM marts.insersup ORDER BY sise"
    assert built(tmp_path, sql) == [(33, 34, 35, 36), (None, None, None, None)]


def test_two_promos_are_one_cohort_whatever_their_order(tmp_path):
    write_wide(tmp_path, wide(at(6, 30, 30, 15, "*"), promo="2022,2021"))
    assert built(tmp_path, STATE) == [("2021_2022", None, "2021_2022", 25)]


def test_the_latest_promo_without_figures_is_told_and_the_older_one_shown(tmp_path):
    write_wide(tmp_path, wide(at(6, 40, 40, "nd"), promo="2023"), wide(at(6, 40, 40, 20), promo="2021"))
    assert built(tmp_path, STATE) == [("2023", "non_diffuse", "2021", 25)]


@pytest.mark.parametrize(
    ("of_one_year", "expected_state"),
    [
        # The year alone is too small: that is why two were pooled.
        (at(6, 12, 30, "nd", "**"), ("2021_2022", None, "2021_2022", 25)),
        (at(6, 25, 25, 20), ("2022", None, "2022", 40)),
    ],
)
def test_between_a_year_and_two_years_that_end_with_it_the_year_is_shown_if_it_can_be(tmp_path, of_one_year, expected_state):
    write_wide(tmp_path, wide(of_one_year, promo="2022"), wide(at(6, 30, 30, 15, "*"), promo="2021,2022"))
    assert built(tmp_path, STATE) == [expected_state]


OTHERS = [
    ("genre", "femme"),
    ("nationalite", "français"),
    ("regime_inscription", "apprentissage"),
    ("obtention_diplome", "diplômé"),
]


def test_nobody_is_counted_twice_and_the_rows_left_out_are_told(tmp_path):
    cube = [wide(at(6, 54, 65, 23), **{column: value}) for column, value in OTHERS]
    totals = [wide(at(6, 900, 900, 400), diplome="all"), wide(at(6, 900, 900, 400), diplome="")]
    others = [wide(at(6, 50, 50, 40), source="IP augmentée"), wide(at(6, 50, 50, 40), etablissement="")]
    write_wide(tmp_path, *cube, wide(at(6, 54, 65, 23)), *totals, *others)
    report = build(tmp_path, tmp_path / "t.duckdb")
    assert rows(tmp_path, SHARES) == [(19, 55, 26, 119)]
    assert {reason: lines for _, _, reason, lines in report.refus} == {
        "détail par genre, nationalité, régime ou obtention, déjà compté dans l'ensemble": len(OTHERS),
        "total de plusieurs diplômes": 2,
        "autre enquête qu'InserSup": 1,
        "établissement sans UAI": 1,
    }
    assert [(cohort.lues, cohort.gardees, cohort.chiffrees, cohort.calculees) for cohort in report.cohortes] == [(9, 1, 1, 1)]
    assert report.fichiers == (("fr-esr-insersup", "insersup.csv", 9),)


def test_the_newest_publication_of_a_promo_wins_over_every_older_layout(tmp_path):
    older = {**ANYBODY, **NICE, "date_jeu": "2024_S2", "nb_sortants": "40", "nb_poursuivants": "40", "date_inser": "6"}
    write_long(tmp_path, older | {"nb_sortants_en_emploi_sal_fr": "10"})
    oldest = {"Code UAI de l'établissement": "0062205P", "Année(s) d'obtention du diplôme prise(s) en compte": "2021"}
    write_labels(tmp_path, label_row(6, 30, 30, 90, **oldest))
    write_wide(tmp_path, wide(at(6, 54, 65, 23)))
    report = build(tmp_path, tmp_path / "t.duckdb")
    assert rows(tmp_path, SHARES) == [(19, 55, 26, 119)]
    assert [(reason, lines) for _, _, reason, lines in report.refus] == [("remplacée par une diffusion plus récente", 2)]


def test_a_row_given_twice_counts_once(tmp_path):
    write_wide(tmp_path, wide(at(6, 54, 65, 23), sectdis="06"), wide(at(6, 54, 65, 23), sectdis="07"))
    write_wide(tmp_path, wide(at(6, 54, 65, 23)), name="again.csv")
    report = build(tmp_path, tmp_path / "t.duckdb")
    assert rows(tmp_path, "SELECT part_en_emploi_6_mois, fichier, ligne FROM marts.insersup") == [(19, "again.csv", 2)]
    assert [(reason, lines) for _, _, reason, lines in report.refus] == [("ligne répétée", 2)]


def test_between_two_figures_of_one_formation_none_is_chosen(tmp_path):
    of_2021 = [wide(at(6, 54, 65, 23), sectdis="06"), wide(at(6, 40, 65, 23), sectdis="07")]
    write_wide(tmp_path, *of_2021, wide(at(6, 54, 65, 23), promo="2020"))
    report = build(tmp_path, tmp_path / "t.duckdb")
    assert rows(tmp_path, "SELECT millesime, dernier_millesime FROM marts.insersup") == [("2020", "2020")]
    assert [(reason, lines) for _, _, reason, lines in report.refus] == [("plusieurs chiffres pour la même formation", 2)]


@pytest.mark.parametrize("code", ["all", "UNIV"])
def test_the_national_row_of_a_diploma_is_apart_and_alone_has_salaries(tmp_path, code):
    pay = {"salaire_q1_12": "1500", "salaire_q2_12": "1700", "salaire_q3_12": "2000", "salaire_q2_30": "2100"}
    write_wide(
        tmp_path,
        wide(at(6, 54, 65, 23), pay),
        wide(at(6, 5400, 6500, 2700), pay, **NATIONAL | {"etablissement": code}),
        # The latest promo has no salary yet: the one of the former promo is kept, and says its year.
        wide(at(6, 5000, 5000, 2000), **NATIONAL | {"etablissement": code}, promo="2024"),
    )
    assert built(tmp_path) == [(19, 55, 26, 119)]
    shown = "SELECT millesime, part_en_emploi_6_mois, salaire_millesime, salaire_horizon, COLUMNS('salaire.*q.')"
    assert rows(tmp_path, f"{shown} FROM marts.insersup_national") == [("2024", 20, "2021", 12, 1500, 1700, 2000, 1500, 1700, 2000)]
    columns = rows(tmp_path, "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'marts' AND table_name = 'insersup'")
    assert not any("salaire" in column for (column,) in columns)


def test_without_a_salary_12_months_after_the_first_horizon_is_said(tmp_path):
    write_wide(tmp_path, wide(at(6, 54, 65, 23), **NATIONAL, salaire_q2_18="1800", salaire_q2_30="2100"))
    sql = "SELECT salaire_horizon, salaire_q2, salaire_12_mois_q2 FROM marts.insersup_national"
    assert built(tmp_path, sql) == [(18, 1800, None)]


@pytest.mark.parametrize(
    ("salaries", "expected"),
    [
        ({"q1_12": 1500, "q3_12": 2000}, (12, 1500, None, 2000)),
        ({"q2_12": 1700}, (12, None, 1700, None)),
        # A median at another horizon says more than quartiles without it.
        ({"q1_12": 1500, "q3_12": 2000, "q1_18": 1600, "q2_18": 1800, "q3_18": 2100}, (18, 1600, 1800, 2100)),
        ({"q1_18": 1600, "q2_12": 1700, "q2_18": 1800}, (12, None, 1700, None)),
    ],
)
def test_quartiles_are_kept_as_they_were_published(tmp_path, salaries, expected):
    pay = {f"salaire_{name}": str(salary) for name, salary in salaries.items()}
    write_wide(tmp_path, wide(at(6, 5400, 6500, 2700), **NATIONAL, **pay))
    assert built(tmp_path, "SELECT salaire_horizon, COLUMNS('^salaire_q.$') FROM marts.insersup_national") == [expected]


def test_a_salary_has_the_line_of_its_own_promo_and_horizon(tmp_path):
    write_wide(
        tmp_path,
        wide(at(6, 5000, 5000, 2000), **NATIONAL, promo="2024"),
        wide(at(6, 5400, 6500, 2700), **NATIONAL, promo="2022", salaire_q2_12="1700"),
    )
    sql = "SELECT millesime, ligne, salaire_millesime, salaire_source, salaire_fichier, salaire_ligne FROM marts.insersup_national"
    assert built(tmp_path, sql) == [("2024", 2, "2022", "fr-esr-insersup", "insersup.csv", 3)]
    row = {**ANYBODY, **NICE, **NATIONAL, "date_jeu": "2024_S2", "nb_sortants": "540", "nb_poursuivants": "650", "diplome": "2500250"}
    twelve = {"date_inser": "12", "nb_sortants_en_emploi_sal_fr": "310", "salaire_q2": "1650"}
    write_long(tmp_path, row | {"date_inser": "6", "nb_sortants_en_emploi_sal_fr": "230"}, row | twelve)
    assert built(tmp_path, sql + " WHERE sise = '2500250'") == [("2021", 2, "2021", "fr-esr-insersup-par-horizon", "insersup.json", 3)]


FAMILIES = {
    "licence_pro": "licence_pro",
    "master_LMD": "master",
    "master_MEEF": "master",
    "licence_generale": "licence",
    "Licence générale": "licence",
    "but": "but",
    "formation_ingenieur": "ingenieur",
    "Formation ingénieur": "ingenieur",
    "diplome_vise_niveau_bac_plus_trois": "autre",
    "": "autre",
}


def test_each_type_of_diploma_has_its_family_in_all_generations(tmp_path):
    write_wide(tmp_path, *(wide(type_diplome=code, diplome=f"25001{place:02}") for place, code in enumerate(FAMILIES)))
    found = built(tmp_path, "SELECT type_diplome FROM marts.insersup ORDER BY sise")
    assert [family for (family,) in found] == list(FAMILIES.values())


def test_an_establishment_is_found_by_its_former_and_present_id_paysage(tmp_path):
    write_wide(tmp_path, wide(id_paysage="old01", id_paysage_actuel="new01"), wide(**NATIONAL))
    assert built(tmp_path, "SELECT id_paysage, uai FROM marts.id_paysage") == [("new01", "0062205P"), ("old01", "0062205P")]


WRONG = {
    "a decimal comma": (wide(at(6, 54, 65, 23), tx_sortants_en_emploi_sal_fr_6="42,6"), "« 42,6 », on attend un nombre de 0 à 100"),
    "a number of people that is none": (wide(at(6, 54, 65, "23 *")), "« 23 * », on attend un nombre de personnes"),
    "a flag never seen": (wide(at(6, 54, 65, 23, "***")), "colonne « flag_6 » : « *** »"),
    "a salary of 17 euros": (wide(salaire_q2_12="17"), "« 17 », on attend un salaire mensuel"),
    "a promo that is no year": (wide(promo="2021-2022"), "« 2021-2022 », on attend une année"),
    "a UAI with a wrong letter": (wide(etablissement="0062205A"), "colonne « etablissement » : « 0062205A »"),
    "a publication that cannot be dated": (wide(date_jeu="juin 2026"), "« juin 2026 », on attend AAAA_S1 ou AAAA_S2"),
    "more people in work than leavers": (wide(at(6, 20, 65, 23)), "insersup_counts_agree"),
    "the rate of another row": (wide(at(6, 54, 65, 23), tx_sortants_en_emploi_sal_fr_6="80"), "insersup_counts_agree"),
    "a rate of no leavers at all": (wide(at(6, 0, 65, 0), tx_sortants_en_emploi_sal_fr_6="80"), "insersup_counts_agree"),
    "people in work of leavers that are not given": (wide(at(6, "", 65, 23)), "insersup_counts_agree"),
    "nobody counted under « ensemble »": (wide(at(6, 54, 65, 23), genre="Ensemble"), "insersup_files_count_everybody"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_cell_stops_the_build_with_its_place(tmp_path, case):
    row, said = WRONG[case]
    write_wide(tmp_path, row)
    with pytest.raises(BuildFailed) as failure:
        build(tmp_path, tmp_path / "t.duckdb")
    assert said in str(failure.value)


@pytest.mark.parametrize("cells", [at(6, "nd", 65, 23), at(6, 0, 65, 0), at(6, "", "", "")])
def test_what_cannot_be_compared_is_no_disagreement(tmp_path, cells):
    write_wide(tmp_path, wide(cells, tx_sortants_en_emploi_sal_fr_6="0"))
    build(tmp_path, tmp_path / "t.duckdb")


def test_a_renamed_column_is_named(tmp_path):
    path = write_wide(tmp_path, wide(at(6, 54, 65, 23)))
    path.write_text(path.read_text(encoding="utf-8").replace("nb_sortants_6;", "nombre_sortants_6;"), encoding="utf-8")
    with pytest.raises(BuildFailed, match="« nb_sortants_6 » manque.*« nombre_sortants_6 » est inconnue"):
        build(tmp_path, tmp_path / "t.duckdb")


def second_implementation(target, paths):
    build(target, target / "t.duckdb")
    assert {(uai, sise): tuple(rest) for uai, sise, *rest in rows(target, MARTS)} == expected(paths)


def test_the_real_files_give_what_the_rules_written_again_give(real_data, tmp_path):
    paths = sorted((real_data / "insersup").iterdir())
    for path in paths:
        (tmp_path / path.name).symlink_to(path)
    second_implementation(tmp_path, [path for path in paths if "mayotte" not in path.name])
    # Row 42: 63 continuing and 130 leavers of whom 110 in work, with or without the diploma.
    nice = "SELECT sise, ligne FROM marts.insersup WHERE uai = '0062205P'"
    assert rows(tmp_path, nice) == [("2500249", 42)]
    assert (57, 33, 10, 193) in rows(tmp_path, SHARES)


def test_a_copy_recoded_by_its_author_is_named_and_not_read(real_data, tmp_path):
    name = "NOTEBOOK-fr-esr-insersup_2023_mayotte_rows.csv"
    (tmp_path / name).symlink_to(real_data / "insersup" / name)
    write_wide(tmp_path, wide(at(6, 54, 65, 23)))
    assert [ecarte[0] for ecarte in build(tmp_path, tmp_path / "t.duckdb").ecartes] == [name]


def test_a_generated_file_gives_what_the_rules_written_again_give(real_data, tmp_path):
    tool = real_data.parent / "tools" / "open_data_at_scale.py"
    options = ["--lycee-cohorts", "1", "--insersup-rows", "20000"]
    subprocess.run([sys.executable, str(tool), str(tmp_path), *options], check=True)
    (tmp_path / "fr-en-inserjeunes-lycee_pro-formation-fine.csv").unlink()
    second_implementation(tmp_path, [tmp_path / "fr-esr-insersup.csv"])
    assert rows(tmp_path, "SELECT count(*) > 150 FROM marts.insersup WHERE millesime IS NOT NULL") == [(True,)]
    assert rows(tmp_path, "SELECT fictif FROM meta.build") == [(True,)]


def test_rounded_shares_sum_to_100_and_are_never_a_point_away(tmp_path):
    groups = product(range(20, 60, 7), range(0, 60, 11), range(0, 60, 5))
    codes = {f"2{group[0]:02}{group[1]:02}{group[2]:02}": group for group in groups if group[2] <= group[0]}
    write_wide(tmp_path, *(wide(at(6, *group), diplome=code) for code, group in codes.items()))
    found = built(tmp_path, "SELECT sise, part_en_emploi_6_mois, part_formation, part_autres_situations FROM marts.insersup")
    assert len(found) == len(codes)
    for code, *shares in found:
        leavers, continuing, working = codes[code]
        exact = [100 * count / (leavers + continuing) for count in (working, continuing, leavers - working)]
        assert sum(shares) == 100
        assert all(abs(share - value) < 1 for share, value in zip(shares, exact, strict=True))
