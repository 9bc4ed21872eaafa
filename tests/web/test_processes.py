"""What happens to a machine happens to the service as little as can be: a process that is killed, a clock that jumps."""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
import time
from datetime import date, timedelta
from http.client import HTTPException

from app.usage.depot import sqlite_depot
from tests.depot.conftest import changed
from tests.gunicorn import serving

KEY = "0990001N-23830025510"
CARD = f"/cartes/{KEY}.json"
READERS = 4
# From when a signal is sent to when it is obeyed, on a machine that is busy.
SOON = 0.2
# As in production, but for the clock of the machine, from which date.today is read too: off by the seconds that a file says.
# And the counts are written often.
JUMPING = """
import time
from pathlib import Path

real = time.time
time.time = lambda: real() + float(Path({clock!r}).read_text())
from scripts.gunicorn_settings import *

def post_worker_init(worker):
    from app.usage import compteur
    compteur.EVERY_SECONDS = 0.2
"""
DAY = 86_400


def test_a_process_that_is_killed_under_load_loses_only_what_it_was_answering(database):
    answers, failures, stopped = set(), [], threading.Event()

    def read(service):
        while not stopped.is_set():
            asked = time.monotonic()
            try:
                answers.add(service.get(CARD))
            except (OSError, HTTPException):
                failures.append(asked)

    with serving(database) as service:
        expected, before = service.get(CARD), service.workers
        readers = [threading.Thread(target=read, args=[service]) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        try:
            time.sleep(0.5)
            killed, at = min(before), time.monotonic()
            os.kill(killed, signal.SIGKILL)
            until(lambda: len(service.workers - {killed}) == 2)
            time.sleep(1)
        finally:
            stopped.set()
            for reader in readers:
                reader.join()
        assert (before - {killed}) < service.workers
    assert answers == {expected} and expected[0] == 200
    assert len(failures) <= READERS and all(asked < at + SOON for asked in failures)


def test_a_clock_that_jumps_changes_no_card_and_delays_nothing(database, tmp_path):
    here, clock, comptes, config = shutil.copy(database, tmp_path / "t.duckdb"), tmp_path / "clock", tmp_path / "comptes.sqlite", tmp_path / "config.py"
    # In the middle of a year, whose end makes figures older.
    summer = date(date.today().year, 7, 1)
    away = (summer - date.today()).days
    clock.write_text(str(away * DAY))
    config.write_text(JUMPING.format(clock=str(clock)))
    with serving(here, workers=1, config=config, TRAJECTOIRES_COMPTES=str(comptes)) as service:
        card = service.get(CARD)
        while service.get("/donnees/region.csv")[0] == 200:
            pass
        for days in (-2, 2, 0):
            # In one move: it is read at any time.
            (tmp_path / "next").write_text(str((away + days) * DAY))
            os.replace(tmp_path / "next", clock)
            assert service.get(CARD) == card and json.loads(service.get("/readyz")[1])["age_fichier_secondes"] >= 0
            # Nobody waits for days because of what was counted before.
            until(lambda: service.get("/donnees/region.csv")[0] == 200)
            # What is new on the disk is seen, and the counts are written, by the time that passes and not by the clock.
            os.replace(changed(database, tmp_path / "new.duckdb", f"UPDATE meta.build SET version = 'v{days}'"), here)
            until(lambda: f'"v{days}"'.encode() in service.get("/readyz")[1])
            counted = ((summer + timedelta(days)).isoformat(),)
            until(lambda: counted in sqlite_depot(comptes).rows("SELECT jour FROM carte_montree"))


def until(holds):
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.3)
