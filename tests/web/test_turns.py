"""What costs much is bounded in each process, and a client that is slow holds none: cards are answered meanwhile."""

from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPException

import pytest

from app.web.raster import pencil
from app.web.turns import TURNS
from scripts.gunicorn_settings import threads
from tests.gunicorn import serving

DRAWINGS, DOWNLOADS, _ = (most for most, *_ in TURNS.values())
KEY = "0990001N-23830025510"
CSV = "/api/inserjeunes/formations.csv"
# As in production but for how long a client may take, and how much of an answer the system takes before its reader does.
HURRIED = """
import socket
import scripts.worker
scripts.worker.HEAD_SECONDS = scripts.worker.PIECE_SECONDS = 1
from scripts.gunicorn_settings import *

def when_ready(server):
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
"""


def test_a_thread_is_left_to_the_cards_whatever_is_under_way():
    assert sum(most for most, *_ in TURNS.values()) < threads


@pytest.mark.parametrize("path", [CSV, "/api/inserjeunes/regionales/11.csv", "/donnees/formation.csv", "/donnees/formation.parquet"])
def test_only_so_many_files_are_sent_at_once(client, path):
    with ExitStack() as readers:
        for _ in range(DOWNLOADS):
            begun = readers.enter_context(client.get(path))
            assert begun.status_code == 200
        refused = client.get(CSV)
        assert refused.status_code == 503 and refused.headers["Retry-After"] == "30" and refused.headers["Cache-Control"] == "no-store"
        assert refused.json["statusCode"] == 503 and "Réessayez dans 30 secondes" in refused.json["message"]
        page = client.get("/donnees/formation.csv")
        assert page.status_code == 503 and page.mimetype == "text/html" and "Réessayez dans 30 secondes" in page.text
        assert client.get(f"/cartes/{KEY}.html").status_code == 200
    assert client.get(path, buffered=True).status_code == 200


def test_only_so_many_pictures_wait_to_be_drawn_and_what_is_ready_waits_for_none(client):
    app = client.application
    ready = [f"/cartes/{KEY}.html", f"/cartes/{KEY}.png"]
    assert [client.get(path).status_code for path in ready] == [200, 200]
    keys = [exemple["cle"] for exemple in client.get("/exemples.json").json]
    cold = [f"/cartes/{key}.png?{option}" for key in keys for option in ("theme=sombre", "langue=en")][: DRAWINGS + 3]
    with ThreadPoolExecutor(len(cold)) as readers:
        with pencil:
            asked = [readers.submit(lambda path=path: app.test_client().get(path)) for path in cold]
            until(lambda: sum(answer.done() for answer in asked) == 3)
            refused = [answer.result() for answer in asked if answer.done()]
            assert [client.get(path).status_code for path in ready] == [200, 200]
        assert sorted(answer.result().status_code for answer in asked) == [200] * DRAWINGS + [503] * 3
    for answer in refused:
        assert answer.headers["Retry-After"] == "2" and answer.headers["Cache-Control"] == "no-store" and "Réessayez dans 2" in answer.text
    assert {client.get(path).status_code for path in cold} == {200}


def test_no_client_holds_a_process(database, tmp_path):
    config = tmp_path / "hurried.py"
    config.write_text(HURRIED)
    with serving(database, workers=1, config=config) as service, ExitStack() as clients:

        def opened(text):
            connection = clients.enter_context(socket.socket())
            # So that a file of the sample does not go whole into what the system holds for its reader.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.connect(("127.0.0.1", service.port))
            connection.sendall(text.encode())
            return connection

        asked = f"GET {CSV} HTTP/1.1\r\nHost: a\r\n\r\n"
        # One that never sends what it announces.
        stalled = opened("POST /verifier HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\n\r\nhtml=")
        # Those that ask nothing, and those that never go away once they are answered.
        for _ in range(2 * threads):
            opened("")
        for _ in range(threads):
            assert opened("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").recv(12) == b"HTTP/1.1 200"
        start = time.monotonic()
        assert service.get("/healthz")[0] == 200 and time.monotonic() - start < 1
        # Those that never end what they ask.
        for _ in range(threads):
            opened("GET /cartes/")
        assert service.get("/healthz", timeout=10)[0] == 200
        # Those that do not read what they are sent.
        slow = [opened(asked) for _ in range(DOWNLOADS)]
        assert [reader.recv(12) for reader in slow] == [b"HTTP/1.1 200"] * DOWNLOADS
        assert service.get(CSV)[0] == 503
        assert service.get(f"/cartes/{KEY}.html", timeout=5)[0] == 200
        until(lambda: service.get("/donnees/formation.csv")[0] == 200)
        with pytest.raises((OSError, HTTPException)):
            read_to_the_end(slow[0])
        assert stalled.recv(12) == b"HTTP/1.1 400"
    assert "Traceback" not in service.said


def read_to_the_end(reader):
    """Raises ConnectionError for an answer that was cut."""
    received = b"".join(iter(lambda: reader.recv(65_536), b""))
    if not received.endswith(b"0\r\n\r\n"):
        raise ConnectionError


def until(holds):
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.3)
