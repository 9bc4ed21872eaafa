"""What the machines that keep the service ask, what it logs, and the public page about its state."""

from __future__ import annotations

import io
import json
import logging
import re
import socket
import sys
from html import unescape

import pytest

from app import create_app
from app.config import Config
from app.web import sante
from app.web.sante import Disponibilite
from scripts.logs import quiet
from tests.conftest import TODAY
from tests.gunicorn import serving
from tests.redis_server import MISSING, find_redis, free_port, running

KEY = "0990001N-23830025510"


def test_a_process_that_lives_says_so(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text, answer.headers["Cache-Control"]) == (200, "ok\n", "no-store")


def test_a_service_is_ready_with_its_data_and_its_cache(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200 and answer.json["pret"] and answer.json["raisons"] == [] and answer.json["redis_repond"] is None
    assert re.fullmatch(r"[0-9a-f]{16}", answer.json["version_donnees"]) and 0 <= answer.json["age_fichier_secondes"] < 3600


@pytest.mark.parametrize(("broken", "reason"), [("data", "les données ne répondent pas (ConnectionException)"), ("cache", "le cache ne répond pas (OSError)")])
def test_a_service_that_cannot_answer_says_why(database, monkeypatch, broken, reason):
    app = create_app(Config(database=database, today=TODAY))
    if broken == "data":
        app.extensions["warehouse"].snapshot()._connection.close()
    else:
        monkeypatch.setattr(sante.cache, "get", _fail)
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503 and answer.json["raisons"] == [reason]


@pytest.mark.skipif(find_redis() is None, reason=MISSING)
def test_a_service_that_lost_redis_is_ready_and_says_so(database):
    port = free_port()
    client = create_app(Config(database=database, today=TODAY, redis_url=f"redis://127.0.0.1:{port}/0")).test_client()
    with running(port):
        assert client.get("/readyz").json["redis_repond"] is True
    told = client.get("/readyz")
    assert told.status_code == 200 and told.json["pret"] and told.json["redis_repond"] is False


def _fail(_: str) -> None:
    raise OSError


def test_metrics_are_told_only_where_they_are_asked_for(database, client):
    assert client.get("/metrics").status_code == 404
    asked = create_app(Config(database=database, today=TODAY, metrics=True)).test_client()
    for path in (f"/cartes/{KEY}.html", f"/cartes/{KEY}.html?taille=badge", "/cartes/99999999", "/inconnu/chemin"):
        asked.get(path)
    told = asked.get("/metrics").text
    assert 'trajectoires_cartes_total{etat="S0",forme="fragment",statut="200",taille="carte"} 1.0' in told
    assert 'trajectoires_reponses_total{methode="GET",route="/cartes/<name>",statut="200"} 2.0' in told
    assert 'route="(aucune)",statut="404"' in told
    assert "inconnu" not in told and KEY not in told


def test_only_what_fails_lowers_the_availability():
    told = Disponibilite(reponses=1_000, echecs=1)
    assert told.pour_cent == 99.9 and Disponibilite().pour_cent is None


def test_the_public_page_tells_versions_sources_and_availability(client):
    client.get("/")
    said = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", client.get("/etat").text)))
    assert client.get("/readyz").json["version_donnees"] in said
    assert "100 % de ses réponses ont réussi" in said
    assert "InserJeunes" in said and "pas connue" in said


def test_a_log_line_is_json_and_has_no_address():
    out = io.StringIO()
    logger = logging.Logger("essai")
    logger.addHandler(quiet(logging.StreamHandler(out), as_json=True))
    logger.warning("Invalid request from ip=%s: %s", "2001:db8::1", "bad header")
    logger.info("réponse", extra={"route": "/cartes/<name>", "ms": 1.5})
    first, second = map(json.loads, out.getvalue().splitlines())
    assert first["message"] == "Invalid request: bad header" and "2001" not in out.getvalue()
    assert (second["route"], second["ms"]) == ("/cartes/<name>", 1.5)


@pytest.mark.parametrize(
    ("command", "asked"),
    [((), {"TRAJECTOIRES_LOG_FORMAT": "json"}), ((sys.executable, "-m", "scripts.serve", "--log-format=json"), {})],
    ids=["gunicorn", "scripts.serve"],
)
def test_real_processes_add_their_metrics_and_log_without_an_address(database, tmp_path, command, asked):
    with serving(database, command=command, TRAJECTOIRES_METRICS="1", TMPDIR=str(tmp_path), **asked) as service:
        for _ in range(40):
            service.get(f"/cartes/{KEY}.json?mot=secret", **{"User-Agent": "Curieux"})
        with socket.create_connection(("127.0.0.1", service.port)) as rude:
            rude.sendall(b"\x00\x00 ?\r\n\r\n")
            rude.recv(100)
        told = service.get("/metrics")[1].decode()
    assert 'trajectoires_cartes_total{etat="S0",forme="json",statut="200",taille="carte"} 40.0' in told
    lines = [json.loads(line) for line in service.said.splitlines()]
    assert sum(line.get("route") == "/cartes/<name>" for line in lines) == 40
    assert any(line["message"].startswith("Invalid request") for line in lines)
    assert not re.search(r"127\.0\.0\.1|secret|Curieux", service.said)
    assert list(tmp_path.iterdir()) == []
