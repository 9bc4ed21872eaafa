"""What can be asked and how, and what is answered where there is nothing to answer with."""

from __future__ import annotations

import pytest

API = "/api/inserjeunes"
ONE = f"{API}/formations/0990001N-23830025510"


@pytest.mark.parametrize(
    ("asked", "found"),
    [("2022_2023", "2022_2023"), ("2023", "2022_2023"), ("2022-2023", "2022_2023"), ("2021_2022", "2021_2022"), ("2022", "2021_2022")],
)
def test_two_years_and_their_last_one_find_each_other(client, asked, found):
    assert client.get(f"{ONE}?millesime={asked}").json["millesime"] == found
    assert {line["millesime"] for line in client.get(f"{API}/formations?millesimes={asked}&uais=0990001N").json["formations"]} == {found}


def test_a_single_year_is_found_by_the_two_that_end_with_it(client):
    assert client.get(f"{API}/certifications/23220022139?millesime=2022_2023").json["millesime"] == "2023"


@pytest.mark.parametrize("code", ["23830025510", "MEFSTAT11:23830025510", "mefstat11:23830025510"])
def test_a_code_is_read_with_or_without_its_prefix(client, code):
    assert client.get(f"{API}/formations/0990001N-{code}").json["code_certification"] == "23830025510"


def test_a_sise_code_needs_its_prefix(client):
    found = client.get(f"{API}/formations/0990901S-SISE:2990001").json
    assert (found["code_certification"], found["code_certification_type"], found["filiere"]) == ("2990001", "sise", "superieur")
    assert found["diplome"] == {"code": "6", "libelle": "Licence"}
    refused = client.get(f"{API}/formations/0990901S-2990001")
    assert refused.status_code == 400 and "SISE:" in refused.json["message"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("formations/0990001N-RIEN", "MEFSTAT11"),
        ("formations/INVALIDE-23830025510", "UAI"),
        ("formations/0990001A-23830025510", "dernière lettre"),
        ("formations/0990001N-23830025510?millesime=vingt", "2022_2023"),
        ("formations/0990001N-23830025510?millesime=2020_2023", "se suivent"),
        ("formations?items_par_page=1001", "1000"),
        ("formations?items_par_page=0", "1000"),
        ("formations?page=-1", "entier"),
        ("formations?page=1.5", "entier"),
        ("formations?uai=0990001N", "uais"),
        ("formations?uais=0990001A", "dernière lettre"),
        ("formations?regions=12", "INSEE"),
        ("formations?academies=Rennes", "deux chiffres"),
        ("regionales/99000", "code postal"),
        ("regionales/00", "INSEE"),
        ("certifications/,", "au moins un code"),
        ("certifications/50022139?vue=cfd", "filieres"),
        ("formations/0990001N-23830025510.svg?direction=diagonal", "vertical, horizontal"),
        ("formations/0990001N-23830025510.svg?theme=rose", "dsfr"),
        ("certifications/50022139,40025510.svg", "seul code"),
    ],
)
def test_a_request_that_cannot_be_is_told_what_was_expected(client, path, expected):
    answer = client.get(f"{API}/{path}")
    assert answer.json.keys() == {"statusCode", "error", "message"}
    assert (answer.status_code, answer.json["statusCode"], answer.json["error"]) == (400, 400, "Bad Request")
    assert expected in answer.json["message"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("formations/0990001N-99999999999", "Formation inconnue"),
        ("formations/0990001N-SISE:9999999", "Formation inconnue"),
        ("formations/0750001U-23830025510", "Établissement inconnu"),
        ("formations/0990001N-50022139", "Aucun chiffre n'est publié pour la formation 50022139 dans l'établissement 0990001N"),
        ("regionales/11/certifications/50022139", "dans cette région"),
        ("certifications/99999999", "Formation inconnue"),
        ("certifications/99999999,88888888", "ces certifications"),
    ],
)
def test_what_is_not_known_says_which_of_the_two_is_not(client, path, message):
    answer = client.get(f"{API}/{path}")
    assert (answer.status_code, answer.json["statusCode"], answer.json["error"]) == (404, 404, "Not Found")
    assert message in answer.json["message"]


def test_an_earlier_year_of_the_course_says_where_its_last_year_is(client):
    answer = client.get(f"{API}/formations/0990001N-23810025510")
    assert answer.status_code == 404
    assert answer.json["data"] == {"certificationsTerminales": [{"code_certification": "23830025510"}]}


def test_a_cohort_that_is_not_there_is_answered_with_those_that_are(client):
    answer = client.get(f"{ONE}?millesime=2015_2016")
    assert answer.status_code == 404
    assert answer.json["data"] == {"millesime": "2016", "millesimesDisponible": ["2019_2020", "2020_2021", "2021_2022", "2022_2023"]}
    # The latest of the filière, which this formation does not have: an older one is never given in its place.
    old = client.get(f"{API}/formations/0990008W-23220022139").json
    assert (old["statusCode"], old["data"]["millesime"]) == (404, "2022_2023")
    assert old["data"]["millesimesDisponible"][-1] == "2020_2021"
    both = client.get(f"{API}/certifications/23220022139?vue=filieres&millesime=2016")
    assert (both.status_code, both.json["data"]["millesimesDisponible"]) == (404, ["2022", "2023"])


def test_fewer_than_20_have_no_figure_nor_number_and_the_reason(client):
    line = client.get(f"{API}/formations/0990003R-23220022139").json
    assert [name for name, value in line.items() if name.startswith(("nb_", "taux_", "salaire_")) and value is not None] == []
    assert "Moins de 20\u00a0jeunes\u00a0: aucun chiffre n'est donné, pas même leur nombre." in line["_meta"]["messages"]


def test_zero_is_a_figure(client):
    assert client.get(f"{API}/formations/0990004S-23220033205").json["taux_en_emploi_6_mois"] == 0


def test_a_number_is_only_that_of_those_who_finished(client):
    for line in client.get(f"{API}/formations?items_par_page=1000").json["formations"]:
        numbers = {name for name, value in line.items() if name.startswith("nb_") and value is not None}
        assert numbers <= {"nb_annee_term"} and (line["nb_annee_term"] or 20) >= 20


def test_invented_figures_say_so_everywhere(client):
    for path in ("formations", "certifications", "regionales"):
        for line in client.get(f"{API}/{path}").json[path]:
            assert any("fictives" in message for message in line["_meta"]["messages"])


def test_several_codes_are_gathered_with_their_numbers_or_not_at_all(client):
    known = client.get(f"{API}/certifications/23220022139,23220033205").json["pro"]
    # (40 × 13900 + 36 × 9400) / 23300, from the lines of the sample.
    assert (known["nb_annee_term"], known["codes_certifications"]) == (23300, ["23220022139", "23220033205"])
    assert known["taux_en_formation"] + known["taux_en_emploi_6_mois"] + known["taux_autres_6_mois"] == 100
    assert client.get(f"{API}/certifications/23220022139%7C23220033205").json["pro"] == known
    partial = client.get(f"{API}/certifications/23220022139,23830025510").json["pro"]
    assert [name for name, value in partial.items() if name.startswith(("nb_", "taux_", "salaire_")) and value is not None] == []
    assert any("Pas de total" in message for message in partial["_meta"]["messages"])


def test_the_key_that_a_reuser_sends_is_not_asked_for(client):
    assert client.get(f"{ONE}?apiKey=abc", headers={"x-api-key": "abc"}).status_code == 200


def test_any_site_may_read_and_nothing_may_be_written(client):
    for path in (ONE, f"{API}/formations/0990001N-RIEN", f"{API}/formations.csv", "/api/openapi.json", "/api/rien"):
        assert client.get(path).headers["Access-Control-Allow-Origin"] == "*"
    asked = client.options(ONE, headers={"Origin": "https://hote.example", "Access-Control-Request-Headers": "x-api-key"})
    assert (asked.status_code, asked.headers["Access-Control-Allow-Methods"], asked.headers["Access-Control-Allow-Headers"]) == (200, "GET", "*")
    posted = client.post(ONE)
    assert (posted.status_code, posted.json["statusCode"]) == (405, 405) and "GET" in posted.headers["Allow"]


def test_an_unknown_address_of_the_api_is_answered_as_data(client):
    answer = client.get("/api/inserjeunes/rien")
    assert (answer.status_code, answer.json["error"]) == (404, "Not Found")
    assert client.get("/rien").mimetype == "text/html"


@pytest.mark.parametrize("path", [ONE, f"{API}/formations", f"{API}/formations.csv", f"{ONE}.svg", "/api/openapi.json", "/api/doc"])
def test_what_has_not_changed_is_not_sent_again(client, path):
    first = client.get(path, buffered=True)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]}, buffered=True)
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(path, headers={"If-None-Match": '"autre"'}, buffered=True)
    assert (other.status_code, other.data) == (200, first.data)
