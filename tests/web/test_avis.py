"""« Cette information vous aide ? »: one more in an anonymous count, from a plain form, once for a reload."""

from __future__ import annotations

import re

import pytest

from app import create_app
from app.config import Config
from app.usage.compte import ICI, NON_DIT
from tests.conftest import TODAY

KEY = "0990001N-23830025510"
ROWS = "SELECT jour, site, etat, reponse, nombre FROM avis ORDER BY 1, 2, 3, 4"


@pytest.fixture
def counted(database, tmp_path):
    """(client, the answers counted) of a service that counts."""
    app = create_app(Config(database=database, today=TODAY, comptes=tmp_path / "comptes.sqlite"))
    comptage = app.extensions["comptage"]

    def rows():
        assert comptage.compteur.flush()
        return comptage.depot.rows(ROWS)

    yield app.test_client(), rows
    comptage.compteur.close()


def test_an_answer_is_counted_once_and_its_thanks_can_be_loaded_again(counted):
    client, rows = counted
    sent = client.post("/avis", data={"cle": KEY, "reponse": "un peu", "origine": "https://www.onisep.fr/", "adresse": "tu"})
    assert sent.status_code == 303
    for _ in range(2):
        thanks = client.get(sent.headers["Location"])
        assert (thanks.status_code, thanks.mimetype) == (200, "text/html")
    assert f'href="http://localhost/cartes/{KEY}?taille=detail&amp;adresse=tu"' in thanks.text
    assert rows() == [("2026-11-25", "onisep.fr", "S0", "un peu", 1)]
    assert "Set-Cookie" not in sent.headers


@pytest.mark.parametrize(("origine", "site"), [("", NON_DIT), ("http://localhost/studio", ICI)])
def test_without_script_or_from_our_own_pages_the_host_is_not_told(counted, origine, site):
    client, rows = counted
    client.post("/avis", data={"cle": KEY, "reponse": "non", "origine": origine})
    assert [row[1] for row in rows()] == [site]


@pytest.mark.parametrize(
    ("data", "origin", "status"),
    [
        ({"cle": KEY, "reponse": "beaucoup"}, "", 400),
        ({"cle": "0990001X", "reponse": "oui"}, "", 400),
        ({"cle": "99999999", "reponse": "oui"}, "", 404),
        ({"reponse": "oui"}, "", 400),
        ({"cle": KEY, "reponse": "oui"}, "https://ailleurs.fr", 400),
        ({"cle": KEY, "reponse": "oui", "origine": "x" * 3000}, "", 413),
        ({"cle": KEY, "reponse": "oui"}, "http://localhost", 303),
        ({"cle": KEY, "reponse": "oui"}, "null", 303),
    ],
)
def test_only_what_our_form_sends_is_counted(counted, data, origin, status):
    client, rows = counted
    assert client.post("/avis", data=data, headers={"Origin": origin} if origin else {}).status_code == status
    assert len(rows()) == (status == 303)


def test_only_a_detailed_page_asks_and_only_its_policy_lets_a_form_go(counted, client):
    silent, (client, _) = client, counted
    assert "<form" not in silent.get(f"/cartes/{KEY}?taille=detail").text
    for form in ("", ".html"):
        for taille in ("badge", "carte", "detail"):
            answer = client.get(f"/cartes/{KEY}{form}?taille={taille}")
            asks = (form, taille) == ("", "detail")
            assert ("<form" in answer.text) == asks
            wanted = "'self'" if asks else "'none'"
            assert f"form-action {wanted};" in answer.headers["Content-Security-Policy"]
    assert "<form" not in client.get("/cartes/99999999?taille=detail").text


@pytest.mark.parametrize(
    ("query", "said"),
    [("", ["Cette information vous aide ?", "Oui", "Un peu", "Non"]), ("&adresse=tu", ["Cette information t'aide ?", "Oui", "Un peu", "Non"]), ("&langue=en", ["Does this information help you?", "Yes", "A little", "No"])],
)
def test_the_question_speaks_as_its_card(counted, query, said):
    client, _ = counted
    page = client.get(f"/cartes/{KEY}?taille=detail{query}").text
    words = [word.replace("\u00a0", " ").replace("&#39;", "'") for word in re.findall(r"<(?:legend|button)[^>]*>([^<]+)", page)]
    assert words == said
