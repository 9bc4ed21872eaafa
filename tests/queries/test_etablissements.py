"""Who an establishment is, whom it is related to, who passes its bac professionnel, what a number of others stands for."""

from __future__ import annotations

import pytest

from app.nomenclature import Reference
from app.pipeline.build import build
from app.queries.annuaire import find_annuaire
from app.queries.identifiant import list_identifiants
from app.queries.reussite import list_reussites
from app.queries.uai_lie import list_stand_ins, list_uai_lies
from app.warehouse import Snapshot
from tests.pipeline.files import write_rows
from tests.pipeline.test_annuaire import FULL, line
from tests.pipeline.test_identifiant import CARTE, CERTIF
from tests.pipeline.test_reussite import V2, row


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    raw = tmp_path_factory.mktemp("etablissements")
    write_rows(raw, "annuaire.csv", FULL, line(mere="0350005R", lien="SECTION"))
    write_rows(raw, "mere.csv", "numero_uai_trouve;numero_uai_mere;type_rattachement", "0350030T;0350005R;AN")
    write_rows(raw, "ival.csv", V2, row())
    write_rows(raw, "certif.csv", CERTIF, "1;BTS A;37391;32020116;;;;;FOR.8472", "2;BTS B;37391;32025521;;;;;FOR.8473")
    write_rows(raw, "carte.csv", CARTE, "2026;0332813D;IUT;BUT;BUT - Informatique;;26437;1;xJdyB")
    build(raw, raw / "t.duckdb")
    return Snapshot(raw / "t.duckdb")


def test_an_establishment_is_found_by_its_uai(snapshot):
    found = find_annuaire(snapshot, "0350778F")
    assert (found.libelle_etablissement, found.commune, found.code_region, found.etat) == ("Lycée Assomption", "Rennes", "53", "ouvert")
    assert find_annuaire(snapshot, "0631852W") is None


def test_only_a_lone_mother_or_a_lone_daughter_may_stand_in(snapshot):
    assert [lie.uai_lie for lie in list_stand_ins(snapshot, "0350778F")] == ["0350005R"]
    assert [(lie.uai_lie, lie.lien, lie.nb_reponses) for lie in list_uai_lies(snapshot, "0350005R")] == [
        ("0350030T", "fille", 2),
        ("0350778F", "fille", 2),
    ]
    assert list_stand_ins(snapshot, "0350005R") == []


def test_the_whole_lycee_comes_before_its_groups_of_specialities(snapshot):
    found = list_reussites(snapshot, "0010001W")
    assert [(rate.secteur, rate.code_domaine, rate.taux_reussite, rate.taux_acces) for rate in found] == [
        ("ensemble", None, 90, 75),
        ("services", "3", 95, None),
    ]
    assert list_reussites(snapshot, "0350778F") == []


@pytest.mark.parametrize(
    ("reference", "cles"),
    [
        (Reference("onisep", "FOR.8472"), ["32020116"]),
        (Reference("onisep", "FOR.8472", "0010001W"), ["0010001W-32020116"]),
        (Reference("rncp", "37391", "0010001W"), ["0010001W-32020116", "0010001W-32025521"]),
        (Reference("parcoursup", "26437"), ["0332813D"]),
        (Reference("rncp", "1"), []),
    ],
)
def test_a_number_of_others_is_answered_by_all_its_keys(snapshot, reference, cles):
    assert [answer.cle for answer in list_identifiants(snapshot, reference)] == cles


def test_a_formation_of_a_university_says_under_which_number_insersup_knows_it(snapshot):
    assert [answer.id_paysage for answer in list_identifiants(snapshot, Reference("parcoursup", "26437"))] == ["xJdyB"]
