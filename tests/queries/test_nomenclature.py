"""What the nomenclatures answer, on the sample: its codes are real."""

from __future__ import annotations

from datetime import date

import pytest

from app.nomenclature import Code
from app.queries.annee import list_dernieres_annees
from app.queries.certification import list_mefstat11
from app.queries.continuum import Lien, list_continuum
from app.queries.diplome import find_diplome
from app.queries.specialite import list_specialites
from app.warehouse import Snapshot


@pytest.fixture(scope="module")
def snapshot(database):
    return Snapshot(database)


def test_a_renewed_diploma_names_the_former_one(snapshot):
    former = Lien("40030001", "ancienne", 1, "Gestion-administration")
    assert list_continuum(snapshot, Code.parse("40030004")) == [former]
    assert [lien.code_lie for lien in list_continuum(snapshot, Code.parse("23830030004"))] == ["23830030001"]


def test_a_chain_is_given_nearest_first(real_database):
    liens = list_continuum(Snapshot(real_database), Code.parse("32025014"))
    assert [(lien.code_lie, lien.rang) for lien in liens] == [
        ("32025010", 1),
        ("32025007", 2),
        ("32020110", 3),
        ("32020101", 4),
        ("32020102", 5),
    ]
    assert {lien.sens for lien in liens} == {"ancienne"} and all(lien.libelle for lien in liens)


def test_a_first_year_leads_to_its_last_year(snapshot):
    assert list_dernieres_annees(snapshot, Code.parse("23810025510")) == ["23830025510"]


@pytest.mark.parametrize("code", ["23830025510", "23810030003", "40025510", "99999999999", "SISE:2500249"])
def test_what_is_no_earlier_year_of_one_diploma_has_no_last_year(snapshot, code):
    assert list_dernieres_annees(snapshot, Code.parse(code)) == []


@pytest.mark.parametrize("code", ["23810030003", "40030003"])
def test_a_seconde_commune_leads_to_its_specialities_in_alphabetical_order(snapshot, code):
    found = list_specialites(snapshot, Code.parse(code))
    assert [(specialite.libelle, specialite.mefstat11) for specialite in found] == [
        ("Assistance à la gestion des organisations et de leurs activités", "23830030004"),
        ("Logistique", "23830031106"),
        ("Organisation de transport de marchandises", "23830031114"),
    ]
    assert {specialite.libelle_famille for specialite in found} == {"Gestion administrative, du transport et de la logistique"}


def test_what_is_no_common_year_has_no_specialities(snapshot):
    assert list_specialites(snapshot, Code.parse("23830030004")) == []


def test_a_diploma_in_several_courses_gives_them_all_the_longest_first(snapshot):
    assert [(found.mefstat11, found.duree_dispositif) for found in list_mefstat11(snapshot, "50033205")] == [
        ("23330033205", 3),
        ("23220033205", 2),
        ("23110033205", 1),
    ]
    assert list_mefstat11(snapshot, "99999999") == []


def test_a_diploma_says_when_it_closes(snapshot):
    assert find_diplome(snapshot, Code.parse("40030001")).date_fermeture == date(2022, 8, 31)
    assert find_diplome(snapshot, Code.parse("40030004")).date_fermeture is None
