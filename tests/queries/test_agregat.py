"""Several codes together: each counts for its young people, and there is no total where one is not known."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from itertools import product

import pytest

from app.queries.agregat import by_filiere
from app.queries.publication import Publication

NOTHING = Publication(**{field.name: None for field in fields(Publication)})
ONE = replace(
    NOTHING, niveau="france", lieu="00", code="A", filiere="scolaire", millesime="2022_2023", annee=2023, effectif=30,
    part_formation=40, part_en_emploi_6_mois=35, part_autres_situations=25, part_en_emploi_12_mois=38, part_autres_situations_12_mois=22,
)  # fmt: skip
OTHER = replace(
    ONE, code="B", effectif=90, part_formation=20, part_en_emploi_6_mois=70, part_autres_situations=10, part_en_emploi_12_mois=72,
    part_autres_situations_12_mois=8,
)  # fmt: skip


def together(*cohorts):
    (found,) = by_filiere(cohorts)
    return found


def test_each_code_counts_for_its_young_people():
    found = together(ONE, OTHER)
    # (40 × 30 + 20 × 90) / 120, and not the middle of 40 and 20.
    assert (found.effectif, found.formation, found.emploi[6], found.autres[6]) == (120, 25, 61, 14)
    assert (found.emploi[12], found.autres[12], found.emploi[18]) == (64, 11, None)


def test_shares_together_make_100_within_one_point_of_the_exact_ones():
    for one, other, size in product(range(0, 101, 7), range(0, 101, 9), (20, 21, 333)):
        cohorts = [
            replace(NOTHING, filiere="scolaire", millesime="2023", effectif=number, part_formation=share,
                    part_en_emploi_6_mois=(100 - share) // 3, part_autres_situations=100 - share - (100 - share) // 3)  # fmt: skip
            for share, number in ((one, size), (other, 57))
        ]
        found = together(*cohorts)
        assert found.formation + found.emploi[6] + found.autres[6] == 100
        for told, name in ((found.formation, "part_formation"), (found.emploi[6], "part_en_emploi_6_mois")):
            exact = Fraction(sum(getattr(cohort, name) * cohort.effectif for cohort in cohorts), size + 57)
            assert abs(told - exact) < 1


@pytest.mark.parametrize(
    ("change", "motif"),
    [
        ({"effectif": None, "motif_absence": "effectif_faible", **{f"part_{name}": None for name in ("formation", "en_emploi_6_mois", "autres_situations")}}, "code_cache"),
        ({"part_en_emploi_6_mois": None}, "code_cache"),
        ({"effectif": None}, "effectif_inconnu"),
        ({"millesime": "2023"}, "millesimes_differents"),
    ],
)
def test_there_is_no_total_where_a_code_is_not_known(change, motif):
    found = together(ONE, replace(OTHER, **change))
    assert (found.motif, found.effectif, found.formation, found.emploi, found.autres) == (motif, None, None, {}, {})


def test_one_code_alone_keeps_its_own_figures_without_a_number():
    found = together(replace(ONE, effectif=None))
    assert (found.motif, found.effectif, found.formation, found.emploi[6], found.emploi[12], found.autres[12]) == (None, None, 40, 35, 38, 22)


def test_zero_is_a_figure():
    found = together(replace(ONE, part_formation=0, part_autres_situations=65), replace(OTHER, part_formation=0, part_autres_situations=30))
    assert found.formation == 0 and found.motif is None


def test_filieres_are_never_added():
    assert [found.first.filiere for found in by_filiere([replace(ONE, filiere="apprentissage"), OTHER])] == ["apprentissage", "scolaire"]
