"""The checks on a built sample that is then spoilt: each finds what it is there for, and nothing on the sample itself."""

from __future__ import annotations

import duckdb
import pytest

from app.pipeline import layers
from app.pipeline.intake import take_in
from tests.conftest import SAMPLE

PUBLISHED = """
    UPDATE marts.historique SET {} WHERE code = '23830025510' AND uai = '0990001N' AND millesime = '2021_2022'
"""
LATEST = "UPDATE marts.historique SET {} WHERE code = '23830025510' AND uai = '0990001N' AND millesime = '2022_2023'"
HIDDEN = "UPDATE marts.historique SET {} WHERE code = '23830025510' AND uai = '0990001N' AND millesime = '2020_2021'"
REFERENCE = """
    INSERT INTO marts.reference_publiee (niveau, code, filiere, millesime, part_formation, source, fichier, ligne, {})
    VALUES ('national', '23830025510', 'scolaire', '2023', 40, 'api-inserjeunes-national', {})
"""
SPOILT = {
    "a group of 19": (PUBLISHED.format("effectif = 19"), "effectifs_are_large_enough"),
    "a share of a hidden group": (HIDDEN.format("part_formation = 40"), "effectifs_are_large_enough"),
    "a number of people of a hidden group": (HIDDEN.format("effectif = 25"), "effectifs_are_large_enough"),
    "a share of 140": (PUBLISHED.format("part_formation = 140"), "shares_are_percentages"),
    "shares that sum to 97": (PUBLISHED.format("part_autres_situations = part_autres_situations - 3"), "shares_sum_to_100"),
    "a cohort without a line": (HIDDEN.format("ligne = NULL"), "every_figure_has_its_line"),
    "a cohort without a figure nor a reason": (HIDDEN.format("motif_absence = NULL"), "figure_or_reason"),
    "a figure that becomes a hole": (
        PUBLISHED.format(
            "motif_absence = 'effectif_faible', part_formation = NULL, part_en_emploi_6_mois = NULL, part_autres_situations = NULL"
        ),
        "historique_loses_no_figure",
    ),
    "a cohort that is lost": (
        "DELETE FROM marts.historique WHERE code = '23830025510' AND uai = '0990001N' AND millesime = '2019_2020'",
        "historique_loses_no_figure",
    ),
    "a promo that is lost": (
        "DELETE FROM marts.historique WHERE code = 'SISE:2990001' AND millesime = '2022'",
        "historique_loses_no_figure",
    ),
    "another figure than the card": (
        LATEST.format("part_formation = part_formation + 1, part_autres_situations = part_autres_situations - 1"),
        "historique_ends_as_the_cards_say",
    ),
    "another line than the card": (LATEST.format("ligne = ligne + 1"), "historique_ends_as_the_cards_say"),
    "a later cohort than the card": (LATEST.format("millesime = '2023_2024'"), "historique_ends_as_the_cards_say"),
    "a history that no card has": (LATEST.format("uai = '0990002P', code = '23830025511'"), "historique_ends_as_the_cards_say"),
    "a year beside the two that hold it": (
        "INSERT INTO marts.historique SELECT * REPLACE ('2022' AS millesime) FROM marts.historique WHERE code = 'SISE:2990002'",
        "historique_counts_nobody_twice",
    ),
    "a cohort twice": ("INSERT INTO marts.historique FROM marts.historique", "marts.historique : deux lignes"),
    "a success without a line": ("UPDATE marts.reussite SET ligne = NULL", "every_figure_has_its_line"),
    "contracts without a file": ("UPDATE marts.rupture SET fichier = NULL", "every_figure_has_its_line"),
    "a value added without a line": ("UPDATE marts.valeur_ajoutee SET ligne = NULL", "every_figure_has_its_line"),
    "a salary without a line": ("UPDATE marts.insersup_national SET salaire_ligne = NULL", "every_figure_has_its_line"),
    "a reference without a line": (REFERENCE.format("effectif", "'f.csv', NULL, 900"), "every_figure_has_its_line"),
    "a reference of 19": (REFERENCE.format("effectif", "'f.csv', 2, 19"), "effectifs_are_large_enough"),
    "a quartile of a hidden reference": (
        REFERENCE.format("motif_absence, salaire_q3_12_mois", "'f.csv', 2, 'effectif_faible', 1900"),
        "effectifs_are_large_enough",
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Every layer of the sample, before it is put away: what the checks read."""
    path = tmp_path_factory.mktemp("checks") / "work.duckdb"
    with duckdb.connect(str(path)) as connection:
        layers.prepare(connection, True)
        assert not take_in(connection, SAMPLE, path.with_name("served.duckdb"), lambda step, share: None).wrong
        layers.run(connection, lambda step, share: None)
        yield connection


def test_the_sample_breaks_no_check(built):
    assert layers.failed_checks(built) == []


@pytest.mark.parametrize("case", SPOILT)
def test_each_check_finds_what_it_is_there_for(built, case):
    sql, check = SPOILT[case]
    built.execute("BEGIN")
    try:
        built.execute(sql)
        assert any(failure.startswith(check) for failure in layers.failed_checks(built))
    finally:
        built.execute("ROLLBACK")
