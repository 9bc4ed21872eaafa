"""/api/recherche, on the sample: what is typed, and the cards that come first."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

# What is typed, and the first keys of the answer.
TYPED = [
    ("bac pro melec", ["40025510", "40025520"]),
    ("MÉLEC", ["40025510", "40025520"]),
    ("mel", ["40025510", "40025520"]),
    ("melec embruns", ["0990003R-23830025510", "53-40025510", "40025510"]),
    ("bts mco phare", ["0990001N-32221031213"]),
    ("cap cuisine phare", ["0990001N-23220022139", "53-50022139", "50022139", "50022146", "0990001N"]),
    ("lycee grand phare", ["0990001N"]),
    ("annexe", ["0990010Y"]),
    ("coeur foret", ["0990005T"]),
    ("cfa port", ["0990101X"]),
    ("centre de formation d'apprentis port", ["0990101X"]),
    ("0990001n", ["0990001N", "0990001N-23830025510"]),
    ("0990001N-23220022139", ["0990001N-23220022139"]),
    ("40025510", ["40025510"]),
    ("23810025510", ["40025510"]),
    ("cuisin", ["50022139", "50022146"]),
    ("coifure", ["01033605"]),
    ("parcoursup:990201", ["0990001N-32031213"]),
    ("https://dossier.parcoursup.fr/Candidats/fiche?g_ta_cod=990201&typeBac=0", ["0990001N-32031213"]),
    ("https://www.onisep.fr/formation/bac-pro-melec/FOR.990103", ["40025520"]),
    ("https://www.onisep.fr/formation/cap-cuisine-for-990101?x=1", ["50022139", "50022146"]),
    ("RNCP 990103", ["40025520"]),
    ("https://www.francecompetences.fr/recherche/rncp/990103/", ["40025520"]),
    ("http://localhost/cartes/0990001N-23220022139?taille=badge", ["0990001N-23220022139"]),
    ("SISE:2990004", ["SISE:2990004"]),
    ("melec zzzzz", ["40025510"]),
]


def ask(client, q, **options):
    answer = client.get(f"/api/recherche?q={quote(q)}" + "".join(f"&{name}={value}" for name, value in options.items()))
    return answer.status_code, json.loads(answer.data)


@pytest.mark.parametrize(("q", "keys"), TYPED, ids=[q for q, _ in TYPED])
def test_what_is_typed_gives_the_card_that_is_meant_first(client, q, keys):
    status, found = ask(client, q)
    assert status == 200
    assert [one["cle"] for one in found["resultats"]][: len(keys)] == keys


def test_a_result_says_all_that_a_list_shows(client):
    first, *others = ask(client, "cap cuisine phare")[1]["resultats"]
    assert first == {
        "type": "formation_dans_etablissement",
        "cle": "0990001N-23220022139",
        "libelle": "CAP Cuisine",
        "etablissement": "Lycée d'essai du Grand Phare",
        "commune": "Ville-d'Essai",
        "territoire": None,
        "a_un_chiffre": True,
        "adresse": "http://localhost/cartes/0990001N-23220022139",
    }
    assert [(one["type"], one["territoire"], one["a_un_chiffre"]) for one in others] == [
        ("formation", "Bretagne", True), ("formation", "France", True), ("formation", "France", False), ("etablissement", None, True)
    ]


def test_every_result_has_a_card(client):
    for q, _ in TYPED:
        for one in ask(client, q, limite=50)[1]["resultats"]:
            assert client.get(one["adresse"].removeprefix("http://localhost") + ".json").status_code == 200, one


def test_a_result_has_a_figure_where_its_card_shows_some(client):
    for one in ask(client, "lycée", limite=50)[1]["resultats"]:
        card = json.loads(client.get(f"/cartes/{one['cle']}.json?taille=detail").data)
        shown = any(line["part"] is not None for bloc in card["blocs"] for line in bloc["lignes"])
        assert shown or not one["a_un_chiffre"], one


@pytest.mark.parametrize("limite", [1, 2, 3, 50])
def test_no_more_results_than_asked_for_and_each_once(client, limite):
    keys = [one["cle"] for one in ask(client, "lycée", limite=limite)[1]["resultats"]]
    assert 0 < len(keys) <= limite
    assert len(set(keys)) == len(keys)


def test_words_that_nothing_holds_are_told(client):
    assert ask(client, "melec zzzzz")[1]["mots_ignores"] == ["zzzzz"]
    status, found = ask(client, "zzzzz")
    assert (status, found["resultats"], found["mots_ignores"]) == (200, [], ["zzzzz"])
    assert found["message"].startswith("Aucune formation")
    assert "parcoursup:404404" in ask(client, "parcoursup:404404")[1]["message"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "q est vide"),
        ("?q=", "q est vide"),
        ("?q=%20", "q est vide"),
        (f"?q={'a' * 301}", "301 caractères : 300 au plus"),
        ("?q=a&limite=0", "de 1 à 50"),
        ("?q=a&limite=51", "de 1 à 50"),
        ("?q=a&limite=-1", "de 1 à 50"),
        ("?q=a&limite=%C2%B2", "de 1 à 50"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_was_expected(client, query, said):
    answer = client.get(f"/api/recherche{query}")
    problem = json.loads(answer.data)
    assert (answer.status_code, problem["statusCode"], problem["error"]) == (400, 400, "Bad Request")
    assert said in problem["message"]


@pytest.mark.parametrize("q", ["<script>alert(1)</script>", "';DROP TABLE x;--", "%", "_", "\x00", "\ud83d\ude00", "{", "a" * 300, "a b c d e f g h i j k l", "l'"])
def test_anything_may_be_typed(client, q):
    answer = client.get("/api/recherche?q=" + quote(q.encode("utf-8", "surrogatepass")))
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "<script" not in answer.text


def test_any_site_may_ask_and_an_answer_that_did_not_change_is_not_sent_again(client):
    answer = client.get("/api/recherche?q=melec")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    again = client.get("/api/recherche?q=melec", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
