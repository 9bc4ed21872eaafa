"""InserSup: three layouts, one table; the cube counted once; secrecy; and the same rules written a second time."""

from __future__ import annotations

import subprocess
import sys
from itertools import count, product

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

SHARES = "SELECT part_en_emploi_6_mois, part_formation, part_autres_situations, effectif FROM marts.insersup"
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


WIDE_ROWS: list[dict[str, str]] = []
LONG_ROWS: list[dict[str, str]] = []
# The labels that only some of these files have → the rows of a file.
LABEL_ROWS: dict[tuple[str, ...], dict[str, str]] = {}
CODES = (f"26{place:05}" for place in count(1))


def formation(*published):
    """A diploma of its own for these wide rows; all that this module reads without changing it is built once."""
    sise = next(CODES)
    WIDE_ROWS.extend({**row, "diplome": sise} for row in published)
    return sise


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """The rows that a SELECT finds of one diploma, or of all."""
    folder = tmp_path_factory.mktemp("insersup")
    write_wide(folder, *WIDE_ROWS)
    write_long(folder, *LONG_ROWS)
    for place, (more, row) in enumerate(LABEL_ROWS.items()):
        write_labels(folder, row, more=more, name=f"labels{place}.csv")
    build(folder, folder / "t.duckdb")
    with duckdb.connect(str(folder / "t.duckdb"), read_only=True) as connection:
        yield lambda sql, sise=None: connection.execute(f"{sql} WHERE sise = '{sise}'" if sise else sql).fetchall()


WIDE_LAYOUT = formation(wide(at(6, 54, 65, 23)))


def test_the_wide_layout_gives_shares_of_all_who_finished(ask):
    # 23 of 119 = 19.3 %, 65 of 119 = 54.6 %, 31 of 119 = 26.1 %: the point that is missing goes to the largest remainder.
    assert ask(SHARES, WIDE_LAYOUT) == [(19, 55, 26, 119)]


LONG_LAYOUT = next(CODES)
LONG = {**ANYBODY, **NICE, "date_jeu": "2024_S2", "nb_sortants": "54", "nb_poursuivants": "65", "diplome": LONG_LAYOUT}
LONG_ROWS += [
    {**LONG, "date_inser": "12", "nb_sortants_en_emploi_sal_fr": "31"},
    {**LONG, "date_inser": "6", "nb_sortants_en_emploi_sal_fr": "23"},
]


def test_the_layout_of_2024_gives_the_same_shares_from_a_row_per_horizon(ask):
    assert ask(SHARES, LONG_LAYOUT) == [(19, 55, 26, 119)]
    sql = "SELECT part_en_emploi_12_mois, part_en_emploi_18_mois, ligne, origine FROM marts.insersup"
    assert ask(sql, LONG_LAYOUT) == [(26, None, 3, "calcule")]


def labelled(*more):
    sise = next(CODES)
    dated = {DIFFUSION: "2024_S1"} if DIFFUSION in more else {}
    LABEL_ROWS[more] = label_row(6, 88, 27, 48.9, **{"Code du diplôme SISE": sise}, **dated)
    return sise


LABEL_LAYOUTS = {"2023": labelled(), "2024_S1": labelled(STABLE), "dated": labelled(DIFFUSION), "both": labelled(DIFFUSION, STABLE)}


@pytest.mark.parametrize("layout", LABEL_LAYOUTS)
def test_the_layout_of_2023_gives_shares_of_graduates_from_the_rate_among_leavers(ask, layout):
    # 48.9 % of 88 leavers: 43 in work, of 115 who finished.
    sise = LABEL_LAYOUTS[layout]
    assert ask(SHARES, sise) == [(37, 24, 39, 115)]
    assert ask("SELECT obtention_diplome, code_region, type_diplome FROM marts.insersup", sise) == [("diplome", "04", "master")]


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
UNPUBLISHED = [formation(wide(cells)) for cells, _ in REASONS]


def test_a_figure_that_is_not_published_has_its_reason_and_is_never_computed(ask):
    assert [ask(STATE, sise) for sise in UNPUBLISHED] == [[("2021", reason, None, None)] for _, reason in REASONS]
    assert [ask(SHARES, sise) for sise in UNPUBLISHED] == [[(None, None, None, None)]] * len(REASONS)


ZERO = formation(wide(at(6, 40, 0, 0)))


def test_zero_is_a_figure(ask):
    assert ask(SHARES, ZERO) == [(0, 0, 100, 40)]


SMALL = formation(wide(at(6, 10, 9, 4), at(12, 10, 9, 7)), wide(at(6, 31, 13, 17), promo="2020"))


def test_no_number_of_students_below_20_is_in_the_served_file(ask):
    for name in ("insersup", "insersup_national"):
        (columns,) = ask(f"SELECT list(column_name) FROM duckdb_columns() WHERE schema_name = 'marts' AND table_name = '{name}'")[0]
        assert not any(column.startswith("nb_") for column in columns)
        assert ask(f"SELECT effectif FROM marts.{name} WHERE effectif < 20") == []
    assert ask(SHARES, SMALL) == [(39, 29, 32, 44)]


LATER = formation(wide(at(6, 40, 60, 20), *(at(month, 40, 60, 33 + place) for place, month in enumerate((12, 18, 24, 30)))))
LATER_SMALL = formation(wide(at(6, 40, 60, 20), *(at(month, 9, 10, 8) for month in (12, 18, 24, 30))))


def test_a_later_share_needs_its_own_counts(ask):
    sql = "SELECT COLUMNS('part_en_emploi_(12|18|24|30)_mois') FROM marts.insersup"
    assert ask(sql, LATER) == [(33, 34, 35, 36)]
    assert ask(sql, LATER_SMALL) == [(None, None, None, None)]


TWO_PROMOS = formation(wide(at(6, 30, 30, 15, "*"), promo="2022,2021"))


def test_two_promos_are_one_cohort_whatever_their_order(ask):
    assert ask(STATE, TWO_PROMOS) == [("2021_2022", None, "2021_2022", 25)]


LATEST_HIDDEN = formation(wide(at(6, 40, 40, "nd"), promo="2023"), wide(at(6, 40, 40, 20), promo="2021"))


def test_the_latest_promo_without_figures_is_told_and_the_older_one_shown(ask):
    assert ask(STATE, LATEST_HIDDEN) == [("2023", "non_diffuse", "2021", 25)]


POOL = wide(at(6, 30, 30, 15, "*"), promo="2021,2022")


@pytest.mark.parametrize(
    ("sise", "expected_state"),
    [
        # The year alone is too small: that is why two were pooled.
        (formation(wide(at(6, 12, 30, "nd", "**"), promo="2022"), POOL), ("2021_2022", None, "2021_2022", 25)),
        (formation(wide(at(6, 25, 25, 20), promo="2022"), POOL), ("2022", None, "2022", 40)),
    ],
)
def test_between_a_year_and_two_years_that_end_with_it_the_year_is_shown_if_it_can_be(ask, sise, expected_state):
    assert ask(STATE, sise) == [expected_state]


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


def with_its_national_row(code):
    pay = {"salaire_q1_12": "1500", "salaire_q2_12": "1700", "salaire_q3_12": "2000", "salaire_q2_30": "2100"}
    return formation(
        wide(at(6, 54, 65, 23), pay),
        wide(at(6, 5400, 6500, 2700), pay, **NATIONAL | {"etablissement": code}),
        # The latest promo has no salary yet: the one of the former promo is kept, and says its year.
        wide(at(6, 5000, 5000, 2000), **NATIONAL | {"etablissement": code}, promo="2024"),
    )


BOTH_LEVELS = {code: with_its_national_row(code) for code in ("all", "UNIV")}


@pytest.mark.parametrize("code", BOTH_LEVELS)
def test_the_national_row_of_a_diploma_is_apart_and_alone_has_salaries(ask, code):
    sise = BOTH_LEVELS[code]
    assert ask(SHARES, sise) == [(19, 55, 26, 119)]
    shown = "SELECT millesime, part_en_emploi_6_mois, salaire_millesime, salaire_horizon, COLUMNS('salaire.*q.')"
    assert ask(f"{shown} FROM marts.insersup_national", sise) == [("2024", 20, "2021", 12, 1500, 1700, 2000, 1500, 1700, 2000)]
    columns = ask("SELECT column_name FROM duckdb_columns() WHERE schema_name = 'marts' AND table_name = 'insersup'")
    assert columns and not any("salaire" in column for (column,) in columns)


FIRST_HORIZON = formation(wide(at(6, 54, 65, 23), **NATIONAL, salaire_q2_18="1800", salaire_q2_30="2100"))


def test_without_a_salary_12_months_after_the_first_horizon_is_said(ask):
    sql = "SELECT salaire_horizon, salaire_q2, salaire_12_mois_q2 FROM marts.insersup_national"
    assert ask(sql, FIRST_HORIZON) == [(18, 1800, None)]


def paid(**salaries):
    pay = {f"salaire_{name}": str(salary) for name, salary in salaries.items()}
    return formation(wide(at(6, 5400, 6500, 2700), **NATIONAL, **pay))


@pytest.mark.parametrize(
    ("sise", "expected"),
    [
        (paid(q1_12=1500, q3_12=2000), (12, 1500, None, 2000)),
        (paid(q2_12=1700), (12, None, 1700, None)),
        # A median at another horizon says more than quartiles without it.
        (paid(q1_12=1500, q3_12=2000, q1_18=1600, q2_18=1800, q3_18=2100), (18, 1600, 1800, 2100)),
        (paid(q1_18=1600, q2_12=1700, q2_18=1800), (12, None, 1700, None)),
    ],
)
def test_quartiles_are_kept_as_they_were_published(ask, sise, expected):
    assert ask("SELECT salaire_horizon, COLUMNS('^salaire_q.$') FROM marts.insersup_national", sise) == [expected]


def test_a_salary_has_the_line_of_its_own_promo_and_horizon(tmp_path):
    write_wide(
        tmp_path,
        wide(at(6, 5000, 5000, 2000), **NATIONAL, promo="2024"),
        wide(at(6, 5400, 6500, 2700), **NATIONAL, promo="2022", salaire_q2_12="1700"),
    )
    row = {**ANYBODY, **NICE, **NATIONAL, "date_jeu": "2024_S2", "nb_sortants": "540", "nb_poursuivants": "650", "diplome": "2500250"}
    twelve = {"date_inser": "12", "nb_sortants_en_emploi_sal_fr": "310", "salaire_q2": "1650"}
    write_long(tmp_path, row | {"date_inser": "6", "nb_sortants_en_emploi_sal_fr": "230"}, row | twelve)
    build(tmp_path, tmp_path / "t.duckdb")
    sql = "SELECT millesime, ligne, salaire_millesime, salaire_source, salaire_fichier, salaire_ligne FROM marts.insersup_national"
    assert rows(tmp_path, sql + " ORDER BY sise") == [
        ("2024", 2, "2022", "fr-esr-insersup", "insersup.csv", 3),
        ("2021", 2, "2021", "fr-esr-insersup-par-horizon", "insersup.json", 3),
    ]


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


OF_EACH_FAMILY = [formation(wide(type_diplome=code)) for code in FAMILIES]


def test_each_type_of_diploma_has_its_family_in_all_generations(ask):
    found = [ask("SELECT type_diplome FROM marts.insersup", sise) for sise in OF_EACH_FAMILY]
    assert found == [[(family,)] for family in FAMILIES.values()]


def test_an_establishment_is_found_by_its_former_and_present_id_paysage(tmp_path):
    write_wide(tmp_path, wide(id_paysage="old01", id_paysage_actuel="new01"), wide(**NATIONAL))
    build(tmp_path, tmp_path / "t.duckdb")
    assert rows(tmp_path, "SELECT id_paysage, uai FROM marts.id_paysage") == [("new01", "0062205P"), ("old01", "0062205P")]


# A cell that cannot be read stops the build before its figures are looked at: the two kinds are not in one build.
WRONG_CELLS = {
    "a decimal comma": (wide(at(6, 54, 65, 23), tx_sortants_en_emploi_sal_fr_6="42,6"), "« 42,6 », on attend un nombre de 0 à 100"),
    "a number of people that is none": (wide(at(6, 54, 65, "23 *")), "« 23 * », on attend un nombre de personnes"),
    "a flag never seen": (wide(at(6, 54, 65, 23, "***")), "colonne « flag_6 » : « *** »"),
    "a salary of 17 euros": (wide(salaire_q2_12="17"), "« 17 », on attend un salaire mensuel"),
    "a promo that is no year": (wide(promo="2021-2022"), "« 2021-2022 », on attend une année"),
    "a UAI with a wrong letter": (wide(etablissement="0062205A"), "colonne « etablissement » : « 0062205A »"),
    "a publication that cannot be dated": (wide(date_jeu="juin 2026"), "« juin 2026 », on attend AAAA_S1 ou AAAA_S2"),
}
WRONG_FIGURES = {
    "more people in work than leavers": (wide(at(6, 20, 65, 23)), "insersup_counts_agree"),
    "the rate of another row": (wide(at(6, 54, 65, 23), tx_sortants_en_emploi_sal_fr_6="80"), "insersup_counts_agree"),
    "a rate of no leavers at all": (wide(at(6, 0, 65, 0), tx_sortants_en_emploi_sal_fr_6="80"), "insersup_counts_agree"),
}
# Of one check, a failed build says three rows: the fourth is in another.
MORE_WRONG_FIGURES = {
    "people in work of leavers that are not given": (wide(at(6, "", 65, 23)), "insersup_counts_agree"),
    "nobody counted under « ensemble »": (wide(at(6, 54, 65, 23), genre="Ensemble"), "insersup_files_count_everybody"),
}


@pytest.fixture(scope="module", params=(WRONG_CELLS, WRONG_FIGURES, MORE_WRONG_FIGURES), ids=("cells", "figures", "more figures"))
def refusal(request, tmp_path_factory):
    """(wrong rows, each in a file of its own and of its own diploma; what the failed build says of them)."""
    folder = tmp_path_factory.mktemp("faux")
    for place, (row, _) in enumerate(request.param.values()):
        write_wide(folder, {**row, "diplome": f"25001{place:02}"}, name=f"faux{place}.csv")
    with pytest.raises(BuildFailed) as failure:
        build(folder, folder / "t.duckdb")
    return request.param, str(failure.value).splitlines()


def test_a_wrong_cell_stops_the_build_with_its_place(refusal):
    wrong, sentences = refusal
    for place, (case, (_, said)) in enumerate(wrong.items()):
        assert any(said in sentence and f"faux{place}.csv" in sentence for sentence in sentences), case


def test_what_cannot_be_compared_is_no_disagreement(tmp_path):
    without_rate = [at(6, "nd", 65, 23), at(6, 0, 65, 0), at(6, "", "", "")]
    compared = (wide(cells, tx_sortants_en_emploi_sal_fr_6="0", diplome=f"25001{place:02}") for place, cells in enumerate(without_rate))
    write_wide(tmp_path, *compared)
    build(tmp_path, tmp_path / "t.duckdb")
    assert rows(tmp_path, "SELECT count(*) FROM marts.insersup") == [(len(without_rate),)]


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


GROUPS = product(range(20, 60, 7), range(0, 60, 11), range(0, 60, 5))
GROUP_OF = {formation(wide(at(6, *group))): group for group in GROUPS if group[2] <= group[0]}


def test_rounded_shares_sum_to_100_and_are_never_a_point_away(ask):
    of_all = ask("SELECT sise, part_en_emploi_6_mois, part_formation, part_autres_situations FROM marts.insersup")
    found = [shares for shares in of_all if shares[0] in GROUP_OF]
    assert len(found) == len(GROUP_OF) > 100
    for code, *shares in found:
        leavers, continuing, working = GROUP_OF[code]
        exact = [100 * count / (leavers + continuing) for count in (working, continuing, leavers - working)]
        assert sum(shares) == 100
        assert all(abs(share - value) < 1 for share, value in zip(shares, exact, strict=True))
