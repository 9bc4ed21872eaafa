"""Processes share the cards that they made through Redis, a real one, and the service does without it whenever it must."""

from __future__ import annotations

import logging
import os
import pickle
import socket
import subprocess
import sys
import threading
import time

import pytest
import redis

from app import create_app
from app.config import ROOT, Config
from app.queries.keys import list_keys
from app.reglages import InvalidSetting
from app.web import shared
from tests.conftest import TODAY
from tests.redis_server import MISSING, find_redis, free_port, running
from tests.web.test_caching import BROWSER
from tests.web.test_cartes import KEY
from tests.web.work import counted

# Another process, that may read nothing of the data but their version.
OTHER_PROCESS = """
import sys
from datetime import date
from app import create_app
from app.config import Config
from app.warehouse import Snapshot
from app.web import shared
from pathlib import Path
shared.PATIENCE_SECONDS = 5
app = create_app(Config(database=Path(sys.argv[1]), redis_url=sys.argv[2], today=date.fromisoformat(sys.argv[3])))
Snapshot.rows = None
answer = app.test_client().get(sys.argv[4], headers={"Accept-Encoding": sys.argv[5]})
sys.stdout.buffer.write(answer.headers["ETag"].encode() + answer.data)
"""
# A card takes some milliseconds, and far longer where the machine of the tests is busy.
QUICK_SECONDS, PATIENT_SECONDS = 2, 5


@pytest.fixture(scope="module")
def redis_port():
    if find_redis() is None:
        pytest.skip(MISSING)
    port = free_port()
    with running(port):
        yield port


@pytest.fixture
def port(redis_port, monkeypatch):
    """Of a Redis that is well; that the machine of the tests is busy makes it no worse."""
    monkeypatch.setattr(shared, "PATIENCE_SECONDS", PATIENT_SECONDS)
    return redis_port


@pytest.fixture
def service(database):
    """A service that shares through the Redis of a port: another process, as far as what it keeps goes."""

    def service(port, **settings):
        config = Config(database=database, redis_url=f"redis://127.0.0.1:{port}/0", today=TODAY, **settings)
        return create_app(config).test_client()

    return service


def expected(database, paths):
    client = create_app(Config(database=database, today=TODAY)).test_client()
    return {path: client.get(path, headers=BROWSER).data for path in paths}


def paths_of(client):
    keys = list_keys(client.application.extensions["warehouse"].snapshot())
    return [f"/cartes/{key}.html" for key in keys[:30]]


def assert_right_and_quick(client, database):
    """Thirty cards never asked before take hardly longer than without Redis, where waiting for it each time would take six seconds more."""
    paths = paths_of(client)
    start = time.perf_counter()
    right = expected(database, paths)
    usual = time.perf_counter() - start
    assert {path: client.get(path, headers=BROWSER).data for path in paths} == right
    assert time.perf_counter() - start < 3 * usual + 1


@pytest.mark.parametrize("form", [".html?taille=detail", ".png"])
def test_a_second_process_makes_nothing_again(service, port, database, form):
    path = f"/cartes/{KEY}{form}"
    made = service(port).get(path, headers=BROWSER)
    command = [sys.executable, "-c", OTHER_PROCESS, str(database), f"redis://127.0.0.1:{port}/0", str(TODAY), path, BROWSER["Accept-Encoding"]]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout == made.headers["ETag"].encode() + made.data


def test_what_other_code_made_or_for_another_address_is_not_shared(service, port, monkeypatch):
    service(port).get(f"/cartes/{KEY}.svg", headers=BROWSER)
    elsewhere = service(port, public_url="https://cartes.example.fr")
    monkeypatch.setattr(shared, "code_version", lambda: "autre")
    for client in (elsewhere, service(port)):
        with monkeypatch.context() as patch, counted(client.application, patch) as work:
            client.get(f"/cartes/{KEY}.svg", headers=BROWSER)
        assert work["requêtes"] and work["gabarits"] == 1


def test_an_error_is_not_shared(service, port):
    with redis.Redis(port=port) as client:
        client.flushdb()
        service(port).get("/cartes/99999999.html")
        assert client.dbsize() == 0


class Trap:
    def __reduce__(self):
        return os._exit, (1,)


def test_what_is_not_an_answer_in_redis_is_neither_believed_nor_run(service, port):
    made = service(port).get(f"/cartes/{KEY}.html", headers=BROWSER).data
    for nonsense in (b"", b"{", b"!" + pickle.dumps(Trap()), pickle.dumps(Trap()), b"\x80"):
        with redis.Redis(port=port) as client:
            for key in client.keys():
                client.set(key, nonsense)
        assert service(port).get(f"/cartes/{KEY}.html", headers=BROWSER).data == made


def test_without_redis_at_start_the_service_answers_and_says_so_once(service, database, caplog):
    assert_right_and_quick(service(free_port()), database)
    assert [record.levelno for record in caplog.records if "Redis ne répond pas" in record.message] == [logging.WARNING]


def test_a_redis_that_never_answers_is_left_alone(service, database, caplog):
    with socket.create_server(("127.0.0.1", 0), backlog=100) as silent:
        assert_right_and_quick(service(silent.getsockname()[1]), database)
    assert sum("Redis ne répond pas" in record.message for record in caplog.records) == 1


@pytest.mark.skipif(find_redis() is None, reason=MISSING)
def test_a_redis_that_dies_under_load_is_done_without_and_found_again(service, database, monkeypatch, caplog):
    monkeypatch.setattr(shared, "PAUSE_SECONDS", 0.2)
    monkeypatch.setattr(shared, "PATIENCE_SECONDS", PATIENT_SECONDS)
    port, told, stop = free_port(), [], threading.Event()
    client = service(port)
    paths = paths_of(client)
    right = expected(database, paths)

    def ask():
        while not stop.is_set():
            for path in paths:
                for kept in client.application.extensions["cache"].values():
                    getattr(kept, "_kept", {}).clear()
                start = time.perf_counter()
                answer = client.application.test_client().get(path, headers=BROWSER)
                told.append((answer.status_code, answer.data == right[path], time.perf_counter() - start))

    with running(port) as process:
        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        process.kill()
        process.wait()
    time.sleep(0.5)
    with running(port), redis.Redis(port=port) as found:
        for _ in range(100):
            if found.dbsize():
                break
            time.sleep(0.1)
        stop.set()
        for thread in threads:
            thread.join()
        assert found.dbsize()
    assert {(status, same) for status, same, _ in told} == {(200, True)}
    assert max(seconds for *_, seconds in told) < QUICK_SECONDS
    assert [record.message.split(" (")[0] for record in caplog.records] == ["Redis ne répond pas", "Redis répond de nouveau."]


def test_an_answer_that_comes_after_redis_was_lost_does_not_find_it(service, monkeypatch, caplog):
    """Asked before and read after: the thread was held up meanwhile, as happens on a busy machine."""
    kept = service(free_port()).application.extensions["cache"]
    backend = next(one for one in kept.values() if isinstance(one, shared.Shared))
    asked, lost = threading.Event(), threading.Event()

    def answered_late(key):
        if key != "tard":
            raise redis.ConnectionError("coupé")
        asked.set()
        return lost.wait(PATIENT_SECONDS) and b"1"

    monkeypatch.setattr(backend._read_client, "get", lambda key: answered_late(key.removeprefix(backend._get_prefix())))
    late = threading.Thread(target=backend.get, args=["tard"])
    late.start()
    assert asked.wait(PATIENT_SECONDS)
    backend.get("coupée")
    lost.set()
    late.join()
    assert [record.message.split(" (")[0] for record in caplog.records] == ["Redis ne répond pas"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:6379", "n'importe quoi", "redis://:secret@hote:port"])
def test_an_address_that_cannot_be_stops_the_service_and_shows_no_password(monkeypatch, url):
    monkeypatch.setenv("REDIS_URL", url)
    with pytest.raises(InvalidSetting, match="REDIS_URL") as raised:
        Config.from_environment()
    assert "secret" not in str(raised.value)
