"""The card in three lines: every state in a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.queries.identifiant import Identifiant
from app.queries.reference import Reference
from app.queries.repli import Repli
from tests.cards.test_reading import CFA, FIGURES, FORMATION, LYCEE, NOTHING, OLDER, card

REGION = Reference("region", "53", "Bretagne", "en Bretagne", "scolaire", "2022_2023", None, 900, 38, 41, 21, "publie", "x", "y.csv", 2)
NONE = {"formations": [], "populations": [LYCEE]}


def lines(**changes):
    badge = card(**changes).badge
    return [badge.titre, *badge.lignes, badge.note]


def figures(emploi, formation, autre=None):
    return [replace(FORMATION, figures=replace(FIGURES, part_en_emploi_6_mois=emploi, part_formation=formation, part_autres_situations=autre))]


def test_figures_of_ones_own_are_two_lines_and_never_a_percent():
    assert lines() == [
        "6 mois après ce CAP",
        "environ 4\u00a0sur\u00a010 ont un travail",
        "environ 3\u00a0sur\u00a010 sont encore en formation",
        "Ce lycée · sortis en 2022 et 2023",
    ]


def test_a_share_that_is_not_published_has_no_line():
    assert lines(formations=figures(None, 31))[1:-1] == ["environ 3\u00a0sur\u00a010 sont encore en formation"]


def test_two_low_figures_are_not_left_alone():
    assert lines(formations=figures(3, 2, 95))[1:-1] == ["Voir où en sont les jeunes à cette date"]
    assert lines(formations=figures(3, 97, 0))[1:-1] == ["moins de 1\u00a0sur\u00a010 a un travail", "plus de 9\u00a0sur\u00a010 sont encore en formation"]


def test_nobody_is_said_in_full():
    assert lines(formations=figures(0, 62, 38))[1] == "aucun travail salarié repéré à cette date"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"repli": Repli("region", reference=REGION)}, "En Bretagne\u00a0: environ 4\u00a0sur\u00a010 ont un travail"),
        ({"formations": [replace(FORMATION, etat="S2", figures=OLDER)]}, "environ 1\u00a0sur\u00a010 a un travail"),
    ],
    ids=["region", "older"],
)
def test_a_small_group_says_so_then_one_line_under_its_own_name(changes, said):
    found = {"formations": [replace(FORMATION, etat="S2", figures=NOTHING)], **changes}
    assert lines(**found)[1:3] == ["Petit groupe\u00a0: pas de chiffre pour ce lycée", said]


def test_the_region_stands_in_the_title():
    titre, *said, note = lines(**NONE, repli=Repli("region", reference=REGION))
    assert titre == "En Bretagne, 6 mois après ce CAP"
    assert said[0] == "environ 4\u00a0sur\u00a010 ont un travail"
    assert note == "Bretagne, tous établissements · sortis en 2022 et 2023"


def test_the_figures_of_a_whole_establishment_are_never_beside_the_name_of_a_formation():
    assert lines(**NONE)[1:-1] == ["Il n'y a pas de chiffre pour ce CAP seul.", "Voir les chiffres de tout l'établissement"]
    whole = lines(key="0990001N", formations=[], populations=[CFA], diplome=None)
    assert whole[:2] == ["6 mois après une formation dans ce CFA", "environ 4\u00a0sur\u00a010 ont un travail"]


def test_each_voie_has_its_line():
    apprentices = replace(FORMATION, code="50022139", filiere="apprentissage", figures=replace(FIGURES, part_en_emploi_6_mois=61))
    assert lines(key="0990001N-50022139", formations=[FORMATION, apprentices])[1:-1] == [
        "En lycée\u00a0: environ 4\u00a0sur\u00a010 ont un travail",
        "En apprentissage\u00a0: environ 6\u00a0sur\u00a010 ont un travail",
    ]


def test_no_figure_at_all_is_one_sentence():
    _, *said, note = lines(formations=[], populations=[], repli=None, diplome=None, key="50022139")
    assert (said, note) == (["Pas encore de chiffre pour cette formation."], "")


def test_a_small_group_is_said_before_the_whole_establishment_is_offered():
    found = lines(formations=[replace(FORMATION, etat="S2", figures=NOTHING)])
    assert found[1:-1] == ["Petit groupe\u00a0: pas de chiffre pour ce lycée", "Voir les chiffres de tout l'établissement"]


def number(libelle, partial=True):
    return Identifiant("0990001N", None, None, partial, None, libelle, "x")


def test_a_number_without_diploma_is_never_beside_the_figures_of_the_whole_establishment():
    found = card(key="0990001N", formations=[], diplome=None, identifiant=number("BTS - Services - Tourisme"))
    assert found.badge.titre == "BTS - Services - Tourisme"
    assert found.badge.lignes == ("Pas de chiffre pour cette formation seule", "Voir les chiffres de tout l'établissement")
    assert found.blocs[0].annonces[0] == "Pas de chiffre pour cette formation seule\u00a0: BTS - Services - Tourisme."
    assert found.blocs[0].trace == "contour"


@pytest.mark.parametrize(
    ("libelle", "motif"),
    [("CPGE - PCSI", "non_suivie"), ("Diplôme de comptabilité", "non_suivie"), ("BTS - Bâtiment - en apprentissage", "non_publie")],
)
def test_the_figures_of_a_whole_lycee_do_not_answer_for_what_they_do_not_count(libelle, motif):
    found = card(key="0990001N", formations=[], diplome=None, identifiant=number(libelle))
    assert (found.etat, found.motif) == ("S10", motif)
    assert not any(bloc.has_figures for bloc in found.blocs)


def test_the_number_of_an_apprenticeship_does_not_pass_pupils_for_apprentices():
    found = card(identifiant=number("CAP - Cuisine - en apprentissage", partial=False))
    assert found.blocs[0].annonces[0] == "Pas de chiffre pour les apprentis. Voici les chiffres des élèves en lycée."
    assert found.blocs[0].trace == "contour"
