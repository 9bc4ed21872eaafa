"""The directory of the establishments, and which is the mother of which, in every form of their files."""

from __future__ import annotations

import csv
import json

import duckdb
import pytest

from app.pipeline.build import BuildFailed, build
from app.pipeline.fetching.datasets import ANNUAIRE
from tests.pipeline.files import write_rows

FULL = (
    "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Code_postal;Nom_commune;Code_departement;"
    "Code_academie;Code_region;Mail;Telephone;etat;code_nature;libelle_nature;date_maj_ligne;etablissement_mere;"
    "type_rattachement_etablissement_mere"
)


def line(uai="0350778F", nom="Lycée Assomption", commune="Rennes", maj="2023-06-08", etat="OUVERT", mere="", lien=""):
    return f"{uai};{nom};Lycée;35706;{commune};035;14;53;prenom.nom@x.fr;02;{etat};320;LYCEE PROFESSIONNEL;{maj};{mere};{lien}"


def answer(folder, sql):
    build(folder, folder / "t.duckdb")
    with duckdb.connect(str(folder / "t.duckdb"), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_the_columns_that_the_download_asks_for_are_enough(tmp_path):
    known = dict(zip(FULL.lower().split(";"), line(mere="0350005R").split(";"), strict=True))
    write_rows(tmp_path, "annuaire.csv", ";".join(ANNUAIRE), ";".join(known.get(name, "") for name in ANNUAIRE))
    assert answer(tmp_path, "SELECT uai, commune, code_departement, code_region, etat FROM marts.annuaire") == [
        ("0350778F", "Rennes", "35", "53", "ouvert")
    ]
    assert answer(tmp_path, "SELECT uai, lien, uai_lie FROM marts.uai_lie ORDER BY ALL") == [
        ("0350005R", "fille", "0350778F"),
        ("0350778F", "mere", "0350005R"),
    ]


def test_an_e_mail_address_is_in_no_table_of_the_build(tmp_path):
    write_rows(tmp_path, "annuaire.csv", FULL, line())
    build(tmp_path, tmp_path / "t.duckdb")
    assert b"prenom.nom" not in (tmp_path / "t.duckdb").read_bytes()


def test_a_name_that_holds_an_e_mail_address_stops_the_build(tmp_path):
    write_rows(tmp_path, "annuaire.csv", FULL, line(nom="prenom.nom@x.fr"))
    with pytest.raises(BuildFailed, match="no_address_of_a_person"):
        build(tmp_path, tmp_path / "t.duckdb")


def test_a_state_never_seen_stops_the_build(tmp_path):
    write_rows(tmp_path, "annuaire.csv", FULL, line(etat="EN TRAVAUX"))
    with pytest.raises(BuildFailed, match="« EN TRAVAUX », on attend « OUVERT »"):
        build(tmp_path, tmp_path / "t.duckdb")


def test_the_latest_line_wins_then_the_site_that_is_no_annex(tmp_path):
    write_rows(
        tmp_path,
        "annuaire.csv",
        FULL,
        line(nom="Ancien nom", maj="2020-01-01"),
        line(nom="Lycée Assomption - annexe", commune="Retiers"),
        line(etat="A FERMER"),
    )
    assert answer(tmp_path, "SELECT libelle_etablissement, commune, etat, ligne FROM marts.annuaire") == [
        ("Lycée Assomption", "Rennes", "a_fermer", 4)
    ]


def test_several_mothers_are_counted_and_none_is_picked(tmp_path):
    header = "numero_uai_trouve;numero_uai_mere;type_rattachement"
    write_rows(tmp_path, "mere.csv", header, "0350778F;0350005R;AN", "0350778F;0350030T;AN", "0350778F;0350778F;AN", "0350778F;;")
    write_rows(tmp_path, "fille.csv", header.replace("mere", "fille"), "0350005R;0350778F;AN")
    assert answer(tmp_path, "SELECT uai, lien, uai_lie, nb_reponses, source FROM marts.uai_lie ORDER BY ALL") == [
        ("0350005R", "fille", "0350778F", 1, "acce-uai-mere"),
        ("0350030T", "fille", "0350778F", 1, "acce-uai-mere"),
        ("0350778F", "mere", "0350005R", 2, "acce-uai-mere"),
        ("0350778F", "mere", "0350030T", 2, "acce-uai-mere"),
    ]


def read(path, encoding="utf-8-sig"):
    with open(path, encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def slow_universities(folder):
    """Those of the rows that count everybody for one diploma; their names do not change in these few files."""
    rows = json.loads((folder / "fr-esr-insersup_2024S2_univ-cote-azur_master-MEEF.json").read_text())
    found = {row["etablissement"]: row["uo_lib"] for row in rows if row["obtention_diplome"] == "ensemble"}
    for name in ("2023_head10", "2023_national_rows", "2024S1_10rows"):
        for row in read(folder / f"NOTEBOOK-fr-esr-insersup_{name}.csv"):
            if len(row["Code du diplôme SISE"]) == 7:
                found[row["Code UAI de l'établissement"]] = row["Établissement"]
    return {uai: (name, None, None) for uai, name in found.items() if uai not in ("UNIV", "all")}


def slow_annuaire(real_data):
    """Name and commune of each establishment: the sources from the least to the most trusted, each over the former."""
    folder, known = real_data / "uai", slow_universities(real_data / "insersup")
    ival = "fr-en-indicateurs-de-resultat-des-lycees-denseignement-professionnels_2012-2017.csv"
    for row in sorted(read(real_data / "reussite" / ival), key=lambda row: row["Année"]):
        known[row["Code établissement"]] = (row["Etablissement"].strip(), row["Commune/arrondissement"].strip(), None)
    for row in read(folder / "fr-en-adresse-et-geolocalisation_ille-et-vilaine_2023.csv"):
        known[row["Code établissement"]] = (row["Appellation officielle"], row["Commune"], row["Etat établissement"])
    for row in read(folder / "acce_etablissements_fixture.csv", "cp1252"):
        known[row["numero_uai"]] = (row["appellation_officielle"], row["commune_libe"], row["etat_etablissement_libe"].upper())
    sites = {}
    for name in ("ille-et-vilaine_2023", "val-de-marne-ecoles_2026"):
        for row in read(folder / f"fr-en-annuaire-education_{name}.csv"):
            sites.setdefault(row["Identifiant_de_l_etablissement"], []).append(row)
    for uai, rows in sites.items():
        row = next((row for row in rows if "annexe" not in row["Nom_etablissement"].lower()), rows[0])
        known[uai] = (row["Nom_etablissement"].strip(), row["Nom_commune"].strip(), row["etat"])
    return known


def test_every_establishment_is_described_by_its_best_source(real_data, real_database):
    with duckdb.connect(str(real_database), read_only=True) as connection:
        rows = connection.execute("SELECT uai, libelle_etablissement, commune, etat FROM marts.annuaire").fetchall()
    expected = slow_annuaire(real_data)
    assert len(rows) == len(expected) > 3700
    for uai, libelle, commune, etat in rows:
        said = expected[uai]
        assert (libelle, commune, etat) == (*said[:2], said[2] and said[2].lower().replace(" ", "_"))


def test_every_mother_of_the_directory_is_related_both_ways(real_data, real_database):
    pairs = {
        (row["Identifiant_de_l_etablissement"], row["etablissement_mere"])
        for row in read(real_data / "uai" / "fr-en-annuaire-education_ille-et-vilaine_2023.csv")
        if row["etablissement_mere"]
    }
    expected = set()
    for fille, mere in pairs:
        expected.add((fille, "mere", mere, sum(other == fille for other, _ in pairs)))
        expected.add((mere, "fille", fille, sum(other == mere for _, other in pairs)))
    with duckdb.connect(str(real_database), read_only=True) as connection:
        rows = connection.execute("SELECT uai, lien, uai_lie, nb_reponses FROM marts.uai_lie").fetchall()
    assert set(rows) == expected and len(pairs) == 29
