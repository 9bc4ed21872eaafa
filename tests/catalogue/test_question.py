"""Which card a line names: by its codes, else by exact names, and never by a guess."""

from __future__ import annotations

import duckdb
import pytest

from app.catalogue.colonnes import recognise_columns
from app.catalogue.couverture import cover
from app.catalogue.lecture import read_table
from app.catalogue.tableau import UnreadableCatalogue
from app.warehouse import Snapshot
from tests.catalogue.files import csv_of


@pytest.fixture(scope="module")
def snapshot(database):
    return Snapshot(database)


def covered(snapshot, *rows):
    *_, (_, _, whole) = cover(snapshot, read_table(csv_of(*rows).encode()), 2026)
    return whole


def answer(snapshot, header, row):
    found = covered(snapshot, header, row).decisions[0]
    return found.cle or found.motif


@pytest.mark.parametrize(
    ("header", "row", "role"),
    [
        ("Code UAI", "0750428H", "uai"),
        ("ÉTABLISSEMENT d'accueil", "0750428h", "uai"),
        ("Établissement", "Lycée Victor-Hugo", "etablissement"),
        ("mef_stat_11", "23830025510", "mefstat11"),
        ("Mef Bcp 11", "23830025510", "mefstat11"),
        ("CFD", "40025510", "cfd"),
        ("Code certification", "SISE:2500249", "code"),
        ("g_ta_cod", "26437", "parcoursup"),
        ("FOR", "FOR.494", "onisep"),
        ("Code RNCP", "RNCP38878", "rncp"),
        ("Libellé formation", "BTS Tourisme", "formation"),
    ],
)
def test_a_column_is_recognised_by_its_name_and_by_what_it_holds(header, row, role):
    assert recognise_columns(read_table(csv_of([header, "x"], [row, "y"]).encode())) == {role: 0}


@pytest.mark.parametrize("header", ["UAI", "MEFSTAT11", "RNCP", "Colonne 1"])
def test_a_column_that_does_not_hold_what_its_name_says_is_not_read(header):
    with pytest.raises(UnreadableCatalogue, match="Aucune colonne"):
        recognise_columns(read_table(csv_of([header], ["(voir plus bas)"]).encode()))


def test_two_columns_of_one_name_are_not_chosen_from():
    with pytest.raises(UnreadableCatalogue, match="Deux colonnes"):
        recognise_columns(read_table(csv_of(["UAI", "uai"], ["0750428H", "0750419Y"]).encode()))
    assert recognise_columns(read_table(csv_of(["UAI", "uai"], ["0750428H", "0750428H"]).encode())) == {"uai": 0}


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (["UAI", "MEFSTAT11"], ["0750428h", "MEFSTAT11:23830025510"], "0750428H-23830025510"),
        (["UAI", "CFD"], ["0750428H", "40025510"], "0750428H-40025510"),
        (["UAI", "CFD"], ["0750428H", "1330004"], "0750428H-01330004"),
        (["Code postal", "CFD"], ["1000", "40025510"], "84-40025510"),
        (["Région", "CFD"], ["53", "40025510"], "53-40025510"),
        (["SISE"], ["2500249"], "SISE:2500249"),
        (["g_ta_cod", "UAI"], ["26437", "0750428H"], "parcoursup:26437"),
        (["UAI", "RNCP"], ["0750428H", "RNCP 38878"], "0750428H-rncp:38878"),
        (["onisep"], ["https://www.onisep.fr/http/redirection/formation/slug/FOR.494"], "onisep:FOR.494"),
        (["UAI", "Commune"], ["0750428H", "Rennes"], "0750428H"),
        (["UAI", "MEFSTAT11"], ["0750428H", ""], "sans_formation"),
        (["UAI", "MEFSTAT11"], ["uai", "mefstat11"], "en_tete"),
    ],
)
def test_a_line_names_its_card(snapshot, header, row, expected):
    good = dict(zip(header, row, strict=True)) | {"UAI": "0750428H", "MEFSTAT11": "23830025510"}
    # A second line, so that a column is confirmed even where the first says nothing of it.
    found = covered(snapshot, header, row, [good[name] for name in header]).decisions[0]
    assert (found.cle or found.motif) == expected


@pytest.mark.parametrize(
    ("column", "cell", "motif"),
    [
        ("UAI", "0750428X", "uai_impossible"),
        ("MEFSTAT11", "2,38E+10", "code_abime"),
        ("MEFSTAT11", "2383002551", "code_impossible"),
        ("RNCP", "à venir", "code_impossible"),
    ],
)
def test_an_impossible_number_is_said_to_be(snapshot, column, cell, motif):
    good = {"UAI": "0750428H", "MEFSTAT11": "23830025510", "RNCP": "38878"}
    names = ["UAI", "MEFSTAT11"] if column != "RNCP" else ["UAI", "RNCP"]
    found = covered(snapshot, names, [{**good, column: cell}[name] for name in names], [good[name] for name in names]).decisions[0]
    assert (found.motif, found.cle, found.etape) == (motif, "", "aucune")


@pytest.fixture(scope="module")
def named(database):
    """(name, town, UAI) of an establishment whose name no other has, and a name that several have if there is one."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(
            "SELECT libelle_etablissement, commune, uai FROM marts.annuaire WHERE commune IS NOT NULL AND etat IS DISTINCT FROM 'ferme'"
            " QUALIFY count(*) OVER (PARTITION BY lower(strip_accents(libelle_etablissement))) = 1 ORDER BY uai LIMIT 1"
        ).fetchone()


def test_an_exact_name_in_its_town_is_an_establishment(snapshot, named):
    name, town, uai = named
    assert answer(snapshot, ["Établissement", "Commune", "CFD"], [name.upper(), town.upper(), "40025510"]) == f"{uai}-40025510"
    assert answer(snapshot, ["Établissement", "CFD"], [f"{name}, {town}", "40025510"]) == f"{uai}-40025510"
    assert answer(snapshot, ["Établissement", "Commune", "CFD"], [name, "Ailleurs-sur-Mer", "40025510"]) == "etablissement_inconnu"
    assert answer(snapshot, ["Établissement", "CFD"], [name[:-1], "40025510"]) == "etablissement_inconnu"


def test_names_of_the_real_nomenclature(real_database):
    """N_FORMATION_DIPLOME: one open BTS « Tourisme » (32033426), one closed; « Cuisine » is a CAP and a bac pro."""
    real = Snapshot(real_database)
    for written in ("BTS Tourisme", "BTS - Services - Tourisme - en apprentissage", "brevet de technicien supérieur TOURISME"):
        assert answer(real, ["Formation", "UAI"], [written, "0750428H"]) == "0750428H-32033426"
    assert answer(real, ["Formation"], ["CAP Cuisine"]) == "50022146"
    assert answer(real, ["Formation"], ["Bac pro cuisine"]) == "40022106"
    several = covered(real, ["Formation", "UAI"], ["Cuisine", "0750428H"]).decisions[0]
    assert (several.motif, several.cle) == ("noms_plusieurs", "")
    assert answer(real, ["Formation"], ["BTS NDRC"]) == "nom_inconnu"


def test_a_name_that_several_establishments_have_is_said_and_none_is_picked(real_database):
    with duckdb.connect(str(real_database), read_only=True) as connection:
        name, count = connection.execute(
            "SELECT libelle_etablissement, count(*) FROM marts.annuaire WHERE etat IS DISTINCT FROM 'ferme' GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT 1"
        ).fetchone()
    assert count > 1
    assert answer(Snapshot(real_database), ["Établissement", "CFD"], [name, "40025510"]) == "etablissements_plusieurs"
