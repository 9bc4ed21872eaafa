"""/api/identifiants: what a number leads to, on the sample."""

from __future__ import annotations

import json

import pytest

ANSWERS = [
    ("cfd/40025510", [("40025510", "lui_meme", "n-formation-diplome"), ("23830025510", "derniere_annee", "n-mef")]),
    ("mefstat11/23830025510", [("23830025510", "lui_meme", "n-mef")]),
    ("mefstat11/23810025510", [("23810025510", "lui_meme", "n-mef"), ("23830025510", "derniere_annee", "n-mef")]),
    ("mefstat11/23820025510", [("23820025510", "lui_meme", "n-mef"), ("23830025510", "derniere_annee", "n-mef")]),
    ("rncp/990103", [("40025520", "designe", "certif-info")]),
    ("rncp/RNCP990106", [("40030001", "designe", "certif-info"), ("40030004", "designe", "certif-info")]),
    ("onisep/FOR.990101", [("50022139", "designe", "certif-info"), ("50022146", "designe", "certif-info")]),
    ("onisep/990101", [("50022139", "designe", "certif-info"), ("50022146", "designe", "certif-info")]),
    ("parcoursup/990201", [("0990001N-32031213", "designe", "fr-esr-cartographie-formations-parcoursup")]),
    ("parcoursup/990204", [("0990004S", "designe", "fr-esr-cartographie-formations-parcoursup")]),
    ("sise/2990004", [("SISE:2990004", "lui_meme", "fr-esr-insersup"), ("0990901S-SISE:2990004", "suivi_dans", "fr-esr-insersup")]),
]


def ask(client, address):
    answer = client.get(f"/api/identifiants/{address}")
    return answer.status_code, json.loads(answer.data)


@pytest.mark.parametrize(("address", "expected"), ANSWERS, ids=[address for address, _ in ANSWERS])
def test_an_identifier_gives_every_key_and_the_table_that_says_so(client, address, expected):
    status, found = ask(client, address)
    assert status == 200
    assert [(one["cle"], one["relation"], one["table"].replace("_", "-")) for one in found["reponses"]] == expected


def test_a_common_first_year_leads_to_its_specialities(client):
    found = ask(client, "mefstat11/23810030003")[1]["reponses"]
    assert found[0]["relation"] == "lui_meme"
    assert {"23830030004", "23830031114"} <= {one["cle"] for one in found if one["relation"] == "specialite"}
    assert all(one["table"] for one in found)


def test_an_establishment_is_told_with_all_that_is_followed_there(client):
    first, *others = ask(client, "uai/0990001n")[1]["reponses"]
    assert (first["cle"], first["libelle"], first["commune"], first["region"]) == (
        "0990001N", "Lycée d'essai du Grand Phare", "Ville-d'Essai", "Bretagne"
    )
    assert "0990001N-23220022139" in {one["cle"] for one in others}
    assert all(one["relation"] == "suivie_ici" and one["libelle"] for one in others)


@pytest.mark.parametrize("address", [address for address, _ in ANSWERS] + ["uai/0990001N", "uai/0990901S", "mefstat11/23810030003"])
def test_every_key_has_a_card_that_shows_figures_where_it_is_said(client, address):
    for one in ask(client, address)[1]["reponses"]:
        answer = client.get(one["adresse"].removeprefix("http://localhost") + ".json?taille=detail")
        assert answer.status_code == 200
        shown = any(line["part"] is not None for bloc in json.loads(answer.data)["blocs"] for line in bloc["lignes"])
        assert shown or not one["a_un_chiffre"], one


@pytest.mark.parametrize(
    ("address", "looked_in"),
    [("cfd/4002551Z", "N_FORMATION"), ("mefstat11/23830025519", "N_MEF"), ("sise/9999999", "InserSup"), ("rncp/1", "Certif Info"),
     ("parcoursup/1", "Parcoursup"), ("onisep/1", "Onisep"), ("uai/0751234J", "annuaire")],
)
def test_an_unknown_value_is_told_with_where_it_was_looked_for(client, address, looked_in):
    status, problem = ask(client, address)
    assert (status, problem["statusCode"], problem["error"]) == (404, 404, "Not Found")
    assert looked_in in problem["message"]
    assert address.split("/")[1] in problem["message"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [("cfd/123", "8 caractères"), ("mefstat11/40025510", "11 caractères"), ("sise/1", "7 chiffres"), ("rncp/x", "nombre"), ("rncp/0", "nombre"),
     ("parcoursup/²", "nombre"), ("onisep/FOR", "FOR.494"), ("uai/0990001A", "devrait être N"), ("uai/1", "7 chiffres"), ("siret/1", "on attend cfd")],
)
def test_an_impossible_value_says_what_was_expected(client, address, expected):
    status, problem = ask(client, address)
    assert (status, problem["statusCode"], problem["error"]) == (400, 400, "Bad Request")
    assert expected in problem["message"]


def test_any_site_may_ask(client):
    answer = client.get("/api/identifiants/rncp/990103")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/identifiants/rncp/990103", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
