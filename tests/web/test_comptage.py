"""A card that is shown is counted, warm or not, by day, site, size, state and key; nothing is written on its reader."""

from __future__ import annotations

import re

import pytest

from app import create_app
from app.config import Config
from app.usage.compte import ICI, NON_DIT
from app.usage.depot import sqlite_depot
from tests.conftest import TODAY
from tests.gunicorn import serving

KEY = "0990001N-23830025510"
HOST = {"Referer": "https://www.onisep.fr/fiche?mot=cap"}
ROWS = "SELECT site, taille, etat, cle, nombre FROM carte_montree ORDER BY 1, 2, 3, 4"


@pytest.fixture
def counted(database, tmp_path):
    """(client, what was counted) of a service that counts."""
    app = create_app(Config(database=database, today=TODAY, comptes=tmp_path / "comptes.sqlite", public_url="https://cartes.exemple.fr"))
    comptage = app.extensions["comptage"]

    def rows():
        assert comptage.compteur.flush()
        return comptage.depot.rows(ROWS)

    yield app.test_client(), rows
    comptage.compteur.close()


@pytest.mark.parametrize("form", ["", ".html", ".svg", ".json", ".png"])
def test_a_card_is_counted_each_time_in_each_form_from_the_cache_too(counted, form):
    client, rows = counted
    etag = client.get(f"/cartes/{KEY}{form}", headers=HOST).headers["ETag"]
    client.get(f"/cartes/{KEY}{form}", headers=HOST)
    assert client.get(f"/cartes/{KEY}{form}", headers={**HOST, "If-None-Match": etag}).status_code == 304
    client.head(f"/cartes/{KEY}{form}", headers=HOST)
    assert rows() == [("onisep.fr", "carte", "S0", KEY, 3)]


def test_each_state_is_counted_under_its_name(counted):
    client, rows = counted
    etats = {exemple["cle"]: exemple["etat"] for exemple in client.get("/exemples.json").json}
    for cle in etats:
        client.get(f"/cartes/{cle}.html?taille=badge")
    assert {row[3]: row[2] for row in rows()} == etats and {row[:2] for row in rows()} == {(NON_DIT, "badge")}


@pytest.mark.parametrize("path", ["/cartes/99999999.html", "/cartes/0990001X.html", f"/cartes/{KEY}.og.png", "/exemples", "/"])
def test_what_is_no_card_shown_to_a_reader_is_not_counted(counted, path):
    client, rows = counted
    client.get(path, headers=HOST)
    assert rows() == []


def test_our_own_pages_are_no_host(counted):
    client, rows = counted
    for referer in ("https://cartes.exemple.fr/studio", "http://localhost/exemples"):
        client.get(f"/cartes/{KEY}.html", headers={"Referer": referer})
    assert rows() == [(ICI, "carte", "S0", KEY, 2)]


def test_what_would_die_with_a_process_is_told_by_the_metrics(database, tmp_path):
    app = create_app(Config(database=database, today=TODAY, comptes=tmp_path / "comptes" / "comptes.sqlite", metrics=True))
    client, comptage = app.test_client(), app.extensions["comptage"]
    (tmp_path / "comptes").write_text("a file where a folder is wanted")
    for _ in range(3):
        client.get(f"/cartes/{KEY}.html")
    client.head(f"/cartes/{KEY}.html"), client.get(f"/cartes/{KEY}.og.png"), client.post("/avis", data={"cle": KEY, "reponse": "oui"})
    assert not comptage.compteur.flush() and told(client) == (4, 0)
    (tmp_path / "comptes").unlink()
    assert comptage.compteur.flush() and told(client) == (4, 4)
    comptage.compteur.close()


def told(client):
    """(counts taken, counts written) as Prometheus is told."""
    text = client.get("/metrics").text
    return tuple(float(re.search(rf"^trajectoires_comptes_{name}_total (\S+)", text, re.MULTILINE)[1]) for name in ("pris", "ecrits"))


def test_without_a_place_for_counts_a_card_is_shown_all_the_same(client):
    assert client.get(f"/cartes/{KEY}.html").status_code == 200


def test_real_processes_write_all_they_counted_when_they_are_stopped(database, tmp_path):
    comptes = tmp_path / "comptes.sqlite"
    with serving(database, TRAJECTOIRES_COMPTES=str(comptes)) as service:
        for _ in range(30):
            service.get(f"/cartes/{KEY}.html", **HOST)
        assert service.stop() == 0
    assert sum(row[-1] for row in sqlite_depot(comptes).rows(ROWS)) == 30
