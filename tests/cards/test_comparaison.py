"""What is said beside the figures of others, and of small groups: at most one sentence on the ordinary card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.queries.comparaison import Comparaison
from tests.cards.test_reading import FIGURES, FORMATION, card

REGION = Comparaison("region", "53", "Bretagne", "en Bretagne", "scolaire", "2022_2023", "plus", 28, "inconnu", 40, "x", "y.csv", 2)


def of(effectif, comparaison=None, **shares):
    figures = replace(FIGURES, effectif=effectif, **shares)
    return card(formations=[replace(FORMATION, figures=figures)], comparaison=comparaison).blocs[0].lignes


def said(lignes):
    return {ligne.id: ligne.dite for ligne in lignes if ligne.dite}


def compared(**changes):
    return said(of(200, replace(REGION, **{"part_reference_formation": 20, **changes})))


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        ("plus", "C'est plus que dans les autres établissements en Bretagne (environ 3\u00a0sur\u00a010)."),
        (
            "moins",
            "C'est moins que dans les autres établissements en Bretagne (environ 3\u00a0sur\u00a010). "
            "Le lieu, les emplois proches et le parcours des jeunes comptent aussi.",
        ),
        ("proche", "C'est proche des autres établissements en Bretagne."),
        ("inconnu", "Le groupe est trop petit pour dire si c'est différent en Bretagne."),
    ],
)
def test_a_verdict_is_one_sentence_under_its_row(verdict, sentence):
    assert compared(verdict_emploi=verdict) == {"emploi": sentence}


def test_the_rest_of_france_where_there_is_no_region():
    assert "les autres établissements en France" in compared(niveau="france", region=None, en_region=None)["emploi"]


def test_the_row_of_those_who_study_comes_first_where_most_do():
    found = compared(verdict_formation="proche", part_reference_formation=66)
    assert found == {"formation": "C'est proche des autres établissements en Bretagne."}


def test_the_amount_of_the_others_is_never_half_a_person():
    assert "(moins de 1\u00a0sur\u00a010)" in compared(part_reference_emploi=3, part_reference_formation=2)["emploi"]
    assert "(plus de 9\u00a0sur\u00a010)" in compared(part_reference_emploi=97, verdict_emploi="moins")["emploi"]


def test_a_small_group_says_how_far_its_figure_goes_once():
    lignes = of(30)
    assert said(lignes) == {"emploi": "Petit groupe\u00a0: la tendance se situe sans doute entre 3 et 6\u00a0sur\u00a010."}
    assert [ligne.pourcentage for ligne in lignes] == ["", "", ""]


def test_a_small_group_without_verdict_says_how_far_it_goes_instead():
    lignes = of(30, replace(REGION, verdict_emploi="inconnu"))
    assert "entre 3 et 6" in said(lignes)["emploi"]
    assert lignes[0].comparaison == ""


def test_a_large_group_has_percents_and_exact_tens():
    lignes = of(65, part_en_emploi_6_mois=40)
    assert (lignes[0].phrase, lignes[0].pourcentage) == ("4\u00a0jeunes sur\u00a010 ont un travail.", "(40\u00a0%)")
    assert said(lignes) == {}


def test_an_unknown_size_says_nothing_more():
    assert said(of(None, None)) == {}


def test_other_situations_are_never_compared():
    assert of(200, REGION)[2].comparaison == ""
