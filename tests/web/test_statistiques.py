"""/statistiques and its CSV: rounded counts, nothing under ten, and a page where nothing can be read or is counted."""

from __future__ import annotations

import csv
import re

import pytest

from app import create_app
from app.config import Config
from app.usage.compte import NON_DIT, Avis, Carte
from app.web.statistiques import month_name
from tests.conftest import TODAY

CARTE = Carte("2026-11-20", "onisep.fr", "carte", "S0", "0990001N-23830025510")


@pytest.fixture
def counting(database, tmp_path):
    app = create_app(Config(database=database, today=TODAY, comptes=tmp_path / "comptes.sqlite"))
    app.extensions["comptage"].depot.add(
        {
            CARTE: 1_234,
            CARTE._replace(jour="2026-10-02", site="-petit.fr", etat="S10", cle="40025214"): 17,
            CARTE._replace(site="secret.fr", etat="S2"): 9,
            CARTE._replace(site=NON_DIT, etat="S10", cle="99999999"): 6,
            Avis("2026-11-20", "onisep.fr", "S0", "oui"): 31,
            Avis("2026-11-20", "onisep.fr", "S0", "non"): 4,
        }
    )
    return app.test_client()


def test_the_page_tells_tens_and_nothing_under_ten(counting):
    answer = counting.get("/statistiques")
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)).replace("\u00a0", " ")
    assert answer.status_code == 200
    assert "onisep.fr 1 230" in said and "novembre 2026 1 240" in said and "octobre 2026 10" in said
    assert "secret.fr" not in said and "99999999" not in said
    assert "moins de 20 jeunes dans l'établissement moins de 10" in said.replace("&#39;", "'")
    assert 'href="http://localhost/cartes/40025214"' in answer.text
    assert "Oui 30" in said and "Non moins de 10" in said
    assert answer.text.count("<rect") == 2 + 2 + 2 + 1 + 1


def test_the_csv_says_the_same_and_no_cell_of_it_is_run(counting):
    answer = counting.get("/statistiques.csv")
    rows = list(csv.reader(answer.text.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert answer.mimetype == "text/csv" and rows[0] == ["tableau", "nom", "précision", "nombre"]
    assert ["site", "onisep.fr", "", "1230"] in rows and ["site", "'-petit.fr", "", "10"] in rows
    assert ["état", "S2", "moins de 20 jeunes dans l'établissement", "moins de 10"] in rows
    assert ["avis par état", "S0", "oui", "30"] in rows and ["avis", "non", "", "moins de 10"] in rows
    assert "secret" not in answer.text and "99999999" not in answer.text


@pytest.mark.parametrize("path", ["/statistiques", "/statistiques.csv"])
def test_counts_that_cannot_be_read_are_an_error_and_the_rest_goes_on(database, tmp_path, path):
    (tmp_path / "comptes.sqlite").write_text("not a database, and long enough to be seen as something else" * 20)
    client = create_app(Config(database=database, today=TODAY, comptes=tmp_path / "comptes.sqlite")).test_client()
    assert client.get(path).status_code == 503
    assert client.get(f"/cartes/{CARTE.cle}.json").status_code == 200


def test_where_nothing_is_counted_the_page_says_so(client):
    assert "Ce serveur ne compte rien" in client.get("/statistiques").text


def test_months_are_named():
    assert month_name("2026-08") == "août 2026"
