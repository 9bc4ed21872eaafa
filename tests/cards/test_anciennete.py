"""What time does to a card: figures grown old, formations closed for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.cards.reading import card_of
from tests.cards.test_comparaison import REGION
from tests.cards.test_reading import CAP, FIGURES, FORMATION, NOTHING, SOURCE, answer, parts

CLOSED = replace(CAP, annee_fermeture=2023)


def read_in(year, **changes):
    return card_of(answer(**changes), SOURCE, today=date(year, 1, 1))


def test_figures_are_old_in_the_fourth_year_after_the_last_leavers():
    assert (read_in(2026).etat, read_in(2027).etat) == ("S0", "S12")
    old = read_in(2027).blocs[0]
    assert old.annonces == ("Chiffres anciens\u00a0: ils parlent de jeunes sortis en 2022 et 2023.",)
    assert parts(old) == [44, 31, 25]


def test_old_figures_are_compared_with_nothing():
    compared = replace(FORMATION, figures=replace(FIGURES, effectif=120))
    assert {ligne.dite for ligne in read_in(2027, formations=[compared]).blocs[0].lignes} == {""}


def test_a_state_that_says_more_keeps_its_name_and_says_the_age():
    found = read_in(2027, formations=[replace(FORMATION, etat="S2", figures=NOTHING)])
    assert found.etat == "S2"
    assert found.blocs[1].annonces[-1].startswith("Chiffres anciens")


def test_a_formation_closed_for_good_says_it_and_keeps_its_figures_for_the_detailed_card():
    found = read_in(2026, diplome=CLOSED)
    assert (found.etat, found.motif) == ("S9", "formation_fermee")
    assert found.blocs[0].annonces == ("Cette formation n'accueille plus de nouveaux élèves.", "Son diplôme est fermé depuis 2023.")
    assert [(parts(bloc), bloc.memoire) for bloc in found.blocs[1:]] == [([44, 31, 25], True)]
    assert found.badge.lignes == found.blocs[0].annonces[:1]
    assert "sur" not in found.alternative.partition("Source")[0].partition("depuis")[2]


@pytest.mark.parametrize("year", [2026, 2030])
def test_a_closed_formation_without_any_figure_is_closed_all_the_same(year):
    found = read_in(year, diplome=CLOSED, formations=[], populations=[], repli=None, annuaire=None, key="50022139")
    assert found.etat == "S9" and not any(bloc.has_figures for bloc in found.blocs)


def test_a_closed_formation_is_compared_with_nothing():
    compared = replace(FORMATION, figures=replace(FIGURES, effectif=120))
    found = read_in(2026, diplome=CLOSED, formations=[compared], comparaison=REGION)
    assert (found.etat, found.blocs[1].memoire) == ("S9", True)
    assert {(ligne.comparaison, ligne.dite) for ligne in found.blocs[1].lignes} == {("", "")}
