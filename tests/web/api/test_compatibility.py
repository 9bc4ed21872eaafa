"""One request of each present reuser, as it sends it: only the beginning of the address has changed."""

from __future__ import annotations

import pytest

API = "/api/inserjeunes"
TAUX = [
    "taux_en_formation", *(f"taux_{kind}_{months}_mois" for kind in ("en_emploi", "autres") for months in (6, 12, 18, 24)),
    "taux_rupture_contrats",
]  # fmt: skip
COMMON = {
    "code_certification", "code_certification_type", "code_formation_diplome", "libelle", "diplome", "filiere", "millesime",
    "nb_annee_term", "nb_sortant", "nb_poursuite_etudes", *(f"nb_en_emploi_{months}_mois" for months in (6, 12, 18, 24)), *TAUX,
    *(f"salaire_12_mois_q{rank}" for rank in (1, 2, 3)), "donnee_source", "certificationsTerminales", "familleMetier",
    "date_fermeture", "formation_fermee", "_meta",
}  # fmt: skip
FORMATION = COMMON | {"uai", "region", "academie", "uai_type", "uai_donnee", "uai_donnee_type"}


def test_a_list_page_of_affelnet(client):
    asked = "uais=0990001N,0990002P,0990003R&code_certifications=23830025510|MEFSTAT11:23220022139&items_par_page=100"
    answer = client.get(f"{API}/formations?{asked}").json
    assert answer.keys() == {"formations", "pagination"}
    assert answer["pagination"] == {"page": 1, "items_par_page": 100, "nombre_de_page": 1, "total": 5}
    found = {(line["uai"], line["code_certification"]): line for line in answer["formations"]}
    assert all(line.keys() == FORMATION for line in answer["formations"])
    # As they stand in the sample, line by line.
    shares = {key: tuple(line[name] for name in ("taux_en_formation", "taux_en_emploi_6_mois", "taux_autres_6_mois")) for key, line in found.items()}
    assert shares == {
        ("0990001N", "23220022139"): (27, 34, 39),
        ("0990001N", "23830025510"): (44, 31, 25),
        ("0990002P", "23830025510"): (66, 15, 19),
        ("0990003R", "23220022139"): (None, None, None),
        ("0990003R", "23830025510"): (78, 12, 10),
    }


def test_a_sheet_of_parcoursup_by_uai_and_mefstat11(client):
    line = client.get(f"{API}/formations/0990001N-23830025510").json
    assert line.keys() == FORMATION
    assert (line["uai"], line["uai_donnee"], line["code_certification"], line["code_certification_type"]) == (
        "0990001N", "0990001N", "23830025510", "mef11",
    )  # fmt: skip
    assert (line["filiere"], line["millesime"], line["code_formation_diplome"]) == ("pro", "2022_2023", "40025510")
    assert (line["diplome"], line["region"]) == ({"code": "4", "libelle": "Bac pro"}, {"code": "53", "nom": "Bretagne"})
    assert line["academie"] == {"code": "14", "nom": "Rennes"}
    assert line["donnee_source"] == {"code_certification": "23830025510", "type": "self"}
    # 56 % have left, of whom 57 % were in work a year later: 31.92 of 100.
    assert (line["taux_en_emploi_12_mois"], line["taux_autres_12_mois"]) == (32, 24)
    assert any("calculées" in message for message in line["_meta"]["messages"])


def test_a_sheet_of_the_onisep_by_cfd(client):
    # No national figure of apprenticeship in the sample: the diploma is followed in its school year.
    refused = client.get(f"{API}/certifications/CFD:50022139")
    assert (refused.status_code, refused.json["error"]) == (404, "Not Found")
    answer = client.get(f"{API}/certifications/50022139?vue=filieres").json
    assert answer.keys() == {"pro"} and answer["pro"]["codes_certifications"] == ["23220022139"]
    assert answer["pro"].keys() == (COMMON - {
        "code_certification", "code_certification_type", "libelle", "donnee_source", "certificationsTerminales", "familleMetier",
        "date_fermeture", "formation_fermee",
    }) | {"codes_certifications", "codes_formation_diplome", "region"}  # fmt: skip
    assert (answer["pro"]["taux_en_emploi_6_mois"], answer["pro"]["salaire_12_mois_q2"]) == (35, 1450)
    alone = client.get(f"{API}/certifications/23220022139").json
    assert alone.keys() == COMMON and (alone["millesime"], alone["taux_en_formation"]) == ("2023", 40)


@pytest.mark.parametrize("region", ["35000", "53"])
def test_a_sheet_of_1jeune1solution_by_postal_code_and_cfd(client, region):
    line = client.get(f"{API}/regionales/{region}/certifications/50022139").json
    assert line.keys() == COMMON | {"region"}
    assert (line["region"], line["filiere"], line["code_certification_type"]) == ({"code": "53", "nom": "Bretagne"}, "apprentissage", "cfd")
    assert line["taux_en_emploi_6_mois"] == 63
    assert client.get(f"{API}/regionales/{region}").json["pagination"]["total"] > 5
