"""The real server, with two processes, under requests that never stop: a new version loses none of them and mixes nothing."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
import threading
import time
from collections import Counter

import pytest

from app.config import ROOT
from tests.depot.conftest import ANNONCE, CARD, PUBLIC, answer, file_of, hold
from tests.gunicorn import COMMAND, SETTINGS, serving
from tests.redis_server import free_port


def ask(connection):
    """(status, card, ETag)."""
    connection.request("GET", CARD)
    response = connection.getresponse()
    return response.status, response.read(), response.headers["ETag"]


class Readers:
    """Four clients that ask for one card again and again; how many times they were given each answer."""

    def __init__(self, port):
        self.port, self.answers, self.stopped = port, Counter(), threading.Event()
        self.threads = [threading.Thread(target=self._read) for _ in range(4)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        for thread in self.threads:
            thread.join()

    def _read(self):
        while not self.stopped.is_set():
            # A few answers a connection, so that both processes are asked.
            connection = http.client.HTTPConnection("127.0.0.1", self.port)
            for _ in range(5):
                try:
                    self.answers[ask(connection)] += 1
                except (OSError, http.client.HTTPException) as error:
                    self.answers[repr(error)] += 1
            connection.close()
            # The processor is needed by those who answer too.
            time.sleep(0.01)

    def until_only(self, wanted, seconds=40):
        """Waits until all the answers of half a second, twenty at least, are the wanted one."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            before = Counter(self.answers)
            time.sleep(0.5)
            new = Counter(self.answers) - before
            if set(new) == {wanted} and new[wanted] >= 20:
                return
        raise AssertionError(f"{len(self.answers)} réponses différentes, {sum(self.answers.values())} en tout")


def replaced_at_the_depot(depot, target, versions):
    hold(depot, versions["b"], "b")


def replaced_on_this_disk(depot, target, versions):
    shutil.copy(versions["b"], target.with_suffix(".new"))
    os.replace(target.with_suffix(".new"), target)


@pytest.mark.parametrize("replaced", [replaced_at_the_depot, replaced_on_this_disk])
def test_a_new_version_loses_no_request_and_mixes_no_card(replaced, depot, config, versions, tmp_path):
    old, new = ((200, *answer(versions[version])) for version in "ab")
    hold(depot, versions["a"], "a")
    target = tmp_path / "local.duckdb"
    shutil.copy(versions["a"], target)
    far = replaced is replaced_at_the_depot
    settings = {"TRAJECTOIRES_CACHE": str(tmp_path / "parc"), "TRAJECTOIRES_INTERVALLE": "0.3"}
    with serving(config.depot if far else target, TRAJECTOIRES_URL=PUBLIC, **settings) as service, Readers(service.port) as readers:
        begun, asked = time.monotonic(), len(depot.starts(ANNONCE))
        readers.until_only(old)
        replaced(depot, target, versions)
        readers.until_only(new)
        looks, seconds = len(depot.starts(ANNONCE)) - asked, time.monotonic() - begun
    assert set(readers.answers) == {old, new}
    if far:
        # Two processes, one that looks, and one download.
        assert 0 < looks <= 2 + seconds / 0.3
        assert depot.starts(file_of("a")) == depot.starts(file_of("b")) == [0]
        assert "Version b apportée de" in service.said


BROKEN = {
    "absent": (None, "does not exist"),
    "not a database": (b"<!doctype html><p>Maintenance", "not a valid DuckDB database"),
    "half written": (-300_000, "Could not read enough bytes"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_cannot_be_served_stops_the_start_with_one_sentence(case, versions, tmp_path):
    content, said = BROKEN[case]
    target = tmp_path / "t.duckdb"
    if content is not None:
        target.write_bytes(content if isinstance(content, bytes) else versions["a"].read_bytes()[:content])
    environment = {**os.environ, "PORT": str(free_port()), "TRAJECTOIRES_DATABASE": str(target)}
    done = subprocess.run([*COMMAND, SETTINGS], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr
    assert done.stderr.startswith(f"Le fichier {target} ne peut pas être servi : ")
