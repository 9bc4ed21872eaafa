"""The protocol of the API InserJeunes: login, token, refusals, cuts, pace, and secrets that stay secret."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.config import InserJeunesAccess
from app.pipeline.fetching.api_answers import Line, list_lines, name_of
from app.pipeline.fetching.inserjeunes_api import TOKEN_SECONDS, AccessRefused
from app.pipeline.fetching.patience import DownloadFailed
from app.reglages import InvalidSetting
from tests.pipeline.fetching.api_bench import CFD, MEF, ApiBench, run_api_bench
from tests.pipeline.fetching.api_server import PASSWORD, USER, Answer, content, json_answer, mesures

GOOD = json_answer(content(mesures(CFD, nb_annee_term=40)))
NESTED = json_answer(content(mesures(CFD, nb_annee_term=40)), nested=True)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[ApiBench]:
    with run_api_bench(tmp_path) as bench:
        bench.serve("/x", GOOD)
        yield bench


@pytest.mark.parametrize("answer", [GOOD, NESTED], ids=["json", "json in a json text"])
def test_an_answer_is_read_whether_or_not_it_is_wrapped_in_a_text(bench: ApiBench, answer: Answer):
    bench.serve("/x", answer)
    assert list_lines(bench.api().ask("/x")) == [Line("cfd", CFD, "apprentissage", {"nb_annee_term": "40"})]


def test_one_login_serves_many_requests(bench: ApiBench):
    api = bench.api()
    for _ in range(10):
        api.ask("/x")
    assert (bench.server.logged_in(), len(bench.server.paths())) == (1, 10)


def test_a_token_is_renewed_before_it_expires(bench: ApiBench):
    api = bench.api()
    api.ask("/x")
    bench.clock.now += TOKEN_SECONDS
    api.ask("/x")
    assert bench.server.logged_in() == 2


def test_an_expired_token_is_renewed_at_once_and_without_a_pause(bench: ApiBench):
    bench.server.uses = 3
    api = bench.api()
    for _ in range(7):
        api.ask("/x")
    assert bench.server.logged_in() == 3
    assert max(bench.clock.slept, default=0) <= 1


def test_a_token_refused_as_soon_as_given_stops_everything(bench: ApiBench):
    bench.server.uses = 0
    with pytest.raises(AccessRefused, match="refuse le jeton"):
        bench.api().ask("/x")
    assert bench.server.logged_in() == 2


def test_wrong_credentials_stop_everything_and_are_not_repeated(bench: ApiBench):
    bench.password = 'autre-"secret"'
    with pytest.raises(AccessRefused) as refusal:
        bench.api().ask("/x")
    assert "refuse les identifiants (401)" in str(refusal.value) and "Bad credentials" in str(refusal.value)
    assert "autre" not in str(refusal.value) and USER not in str(refusal.value)
    assert bench.server.logged_in() == 1


@pytest.mark.parametrize(
    "login", [json_answer({"token": "x"}), json_answer({"access_token": None}), json_answer({"access_token": "a\nb"}), Answer(status=404)]
)
def test_a_login_without_a_token_is_explained(bench: ApiBench, login: Answer):
    bench.server.logins = [login]
    with pytest.raises(DownloadFailed, match="pas donné de jeton"):
        bench.api().ask("/x")


@pytest.mark.parametrize(
    "answer",
    [
        json_answer({"msg": "Not found"}, status=404),
        json_answer({"msg": "UAI incorrect ou agricole"}, status=400),
    ],
    ids=["404", "400 of an UAI not followed"],
)
def test_what_the_api_does_not_know_is_an_absence_not_a_failure(bench: ApiBench, answer: Answer):
    bench.serve("/x", answer)
    assert bench.api().ask("/x") is None
    assert len(bench.server.paths()) == 1


def test_another_refusal_is_final_and_repeats_what_the_api_said(bench: ApiBench):
    bench.serve("/x", json_answer({"msg": "millesime incorrect"}, status=400))
    with pytest.raises(DownloadFailed, match=r"refuse la demande \(400\).*millesime incorrect"):
        bench.api().ask("/x")
    assert len(bench.server.paths()) == 1


FAULTS = {
    "429": Answer(status=429),
    "500": Answer(b"<html>", status=500),
    "cut": Answer(GOOD.body, cut_after=20),
    "cut json": Answer(GOOD.body[:-5]),
    "html": Answer(b"<html>"),
    "a list": Answer(b"[]"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_passing_fault_is_tried_again_after_a_growing_pause(bench: ApiBench, fault: Answer):
    bench.serve("/x", fault, fault, GOOD)
    assert bench.api().ask("/x") is not None
    assert [pause for pause in bench.clock.slept if pause >= 2] == [2, 4]
    assert "nouvel essai dans 2 s (2/5)" in bench.screen.getvalue()


def test_a_lasting_fault_is_given_up(bench: ApiBench):
    bench.serve("/x", FAULTS["500"])
    with pytest.raises(DownloadFailed, match="répond 500 ; abandon après 3 essais"):
        bench.api(tries=3).ask("/x")


def test_the_pause_that_the_api_asks_for_is_waited(bench: ApiBench):
    bench.serve("/x", Answer(status=429, headers={"Retry-After": "7"}), GOOD)
    bench.api().ask("/x")
    assert 7 in bench.clock.slept


def test_an_error_500_is_tried_again_with_a_new_token(bench: ApiBench):
    bench.serve("/x", FAULTS["500"], GOOD)
    bench.api().ask("/x")
    assert bench.server.logged_in() == 2


def test_at_most_five_requests_leave_in_any_second_logins_included(bench: ApiBench):
    bench.server.uses = 4
    api = bench.api()
    for _ in range(40):
        api.ask("/x")
    times = [asked.at for asked in bench.server.asked]
    assert len(times) > 50
    assert all(later - earlier >= 1 - 1e-9 for earlier, later in zip(times, times[5:], strict=False))
    # And no slower than it may be.
    assert times[-1] - times[0] <= len(times) / 5


def test_a_redirect_is_not_followed_and_gets_no_secret(bench: ApiBench):
    bench.serve("/elsewhere", GOOD)
    bench.server.logins = [Answer(status=302, headers={"Location": f"{bench.server.url}/elsewhere"})]
    with pytest.raises(DownloadFailed, match="302"):
        bench.api().ask("/x")
    assert [asked.path for asked in bench.server.asked] == ["/login"]


def test_an_api_that_cannot_be_reached_is_explained(bench: ApiBench):
    api = bench.api(tries=2)
    bench.server.shutdown()
    bench.server.server_close()
    with pytest.raises(DownloadFailed, match="injoignable"):
        api.ask("/x")


def test_the_formations_of_an_answer_keep_their_filiere():
    said = content(
        mesures(CFD, nb_annee_term=40, taux_emploi_6_mois=60.0),
        mesures(MEF, nb_annee_term=25, taux_emploi_6_mois=None),
        mesures(MEF, "voie_pro_sco_agri", nb_annee_term=30),
        mesures("ensemble", valeur_ajoutee_6_mois=-3),
    )
    assert list_lines(said) == [
        Line("cfd", CFD, "apprentissage", {"nb_annee_term": "40", "taux_emploi_6_mois": "60"}),
        Line("mefstat11", MEF, "voie_pro_sco_educ_nat", {"nb_annee_term": "25"}),
        Line("mefstat11", MEF, "voie_pro_sco_agri", {"nb_annee_term": "30"}),
        Line("ensemble", "ensemble", "voie_pro_sco_educ_nat", {"valeur_ajoutee_6_mois": "-3"}),
    ]


def test_the_filiere_that_was_asked_is_the_one_of_the_answer():
    assert list_lines(content(mesures(MEF, nb_annee_term=30)), "voie_pro_sco_agri")[0].filiere == "voie_pro_sco_agri"


def test_figures_of_no_formation_are_passed_over():
    said = {"data": [{"id_mesure": "taux_emploi_6_mois", "valeur_mesure": 50, "dimensions": [{"id_niveau": "3"}]}]}
    assert list_lines(said) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"message": "ok"}, "pas de liste « data »"),
        ({"data": [1]}, "pas de liste « data »"),
        ({"data": [{"id_mesure": "a", "valeur_mesure": 1, "dimensions": [{"id_mefstat11": MEF}, {"id_sexe": "F"}]}]}, "id_mefstat11, id_sexe"),
        (content(mesures(MEF, "autre", a=1)), "filière inconnue : « autre »"),
        (content(mesures(MEF, a=1), mesures(MEF, a=2)), f"deux valeurs de « a » pour la formation {MEF}"),
    ],
)
def test_an_answer_of_another_form_is_refused_rather_than_half_read(said, sentence):
    with pytest.raises(DownloadFailed, match=sentence):
        list_lines(said)


def test_the_name_of_the_establishment_is_taken_where_there_is_one():
    assert name_of(content(libelle=" CFA   d'essai ")) == "CFA d'essai"
    assert [name_of(said) for said in ({}, {"metadata": None}, {"metadata": {"UAI": []}})] == ["", "", ""]


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch):
    def set_all(**values: str) -> None:
        for name in ("USER", "PASSWORD", "URL"):
            monkeypatch.delenv(f"TRAJECTOIRES_INSERJEUNES_{name}", raising=False)
        for name, value in values.items():
            monkeypatch.setenv(f"TRAJECTOIRES_INSERJEUNES_{name}", value)

    return set_all


def test_the_api_is_off_without_credentials(settings):
    settings()
    assert InserJeunesAccess.from_environment() is None


def test_the_address_has_a_default_and_the_secrets_are_not_shown(settings):
    settings(USER=USER, PASSWORD=f"{PASSWORD}\n")
    access = InserJeunesAccess.from_environment()
    assert (access.password, access.url) == (PASSWORD, "https://www.inserjeunes.education.gouv.fr/api/v1.0")
    assert USER not in repr(access) and PASSWORD not in repr(access)


@pytest.mark.parametrize(
    "values",
    [
        {"USER": USER},
        {"PASSWORD": "motdepasse"},
        {"USER": USER, "PASSWORD": "mot\nde\npasse"},
        {"USER": USER, "PASSWORD": "motdépasse"},
        {"USER": USER, "PASSWORD": "motdepasse", "URL": "http://exemple.fr/api"},
        {"USER": USER, "PASSWORD": "motdepasse", "URL": "https://motdepasse:x@exemple.fr/api"},
        {"USER": USER, "PASSWORD": "motdepasse", "URL": "exemple.fr"},
    ],
)
def test_settings_that_cannot_be_used_are_named_and_not_shown(settings, values):
    settings(**values)
    with pytest.raises(InvalidSetting, match="TRAJECTOIRES_INSERJEUNES_") as refusal:
        InserJeunesAccess.from_environment()
    assert "passe" not in str(refusal.value)
