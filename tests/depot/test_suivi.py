"""A machine follows its depot: whatever goes wrong there, it serves a whole, known version."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from app import copy_of, create_app, warehouse
from app.config import ROOT, Config
from app.depot.suivi import Suivi
from app.depot.trouble import DepotFailed
from app.warehouse import DataUnavailable
from tests.depot.conftest import ANNONCE, CARD, PUBLIC, answer, changed, file_of, hold
from tests.depot.servers import Fault


@pytest.fixture
def client(config, local):
    """Of a service that began on version « a » and follows the depot."""
    local("a")
    suivi = Suivi(copy_of(config), config.intervalle)
    suivi.start()
    yield create_app(Config(database=config.database, public_url=PUBLIC)).test_client()
    suivi.stop()


def until(holds, seconds=10):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def prepare(config, **options):
    environment = {**os.environ, "TRAJECTOIRES_DATABASE": config.depot, "TRAJECTOIRES_CACHE": str(config.database.parent)}
    return subprocess.Popen([sys.executable, "-m", "scripts.prepare"], cwd=ROOT, env=environment, text=True, stderr=subprocess.PIPE, **options)


def cut_short(depot, versions):
    depot.files[file_of("b")] = depot.files[file_of("b")][:-4096]


def one_byte_wrong(depot, versions):
    content = bytearray(depot.files[file_of("b")])
    content[len(content) // 2] ^= 255
    depot.files[file_of("b")] = bytes(content)


def not_a_database(depot, versions):
    page = versions["b"].with_name("page.html")
    page.write_text("<!doctype html><p>Maintenance</p>" * 300)
    hold(depot, page, "b")


def built_by_other_code(depot, versions):
    hold(depot, changed(versions["b"], versions["b"].with_name("lacking.duckdb"), "DROP TABLE marts.specialite"), "b")


def not_the_version_announced(depot, versions):
    hold(depot, changed(versions["b"], versions["b"].with_name("c.duckdb"), "UPDATE meta.build SET version = 'c'"), "b")


WRONG = {
    cut_short: r"trajectoires-b\.duckdb fait \d+ octets, au lieu des \d+ annoncés",
    one_byte_wrong: "n'a pas l'empreinte annoncée",
    not_a_database: "ne peut pas être servi",
    built_by_other_code: "il n'a pas tout ce que lisent les cartes",
    not_the_version_announced: "annonce la version b et donne la version c",
    lambda depot, versions: depot.files.pop(ANNONCE): r"trajectoires\.duckdb\.json n'existe pas",
    lambda depot, versions: depot.files.pop(file_of("b")): r"trajectoires-b\.duckdb n'existe pas",
    lambda depot, versions: depot.faults.update({ANNONCE: Fault(500)}): "répond 500",
    lambda depot, versions: depot.faults.update({file_of("b"): Fault(503)}): "répond 503",
    lambda depot, versions: depot.faults.update({ANNONCE: Fault(403)}): "est refusé",
    lambda depot, versions: depot.faults.update({file_of("b"): Fault(cut_after=1000)}): "s'est arrêté avant la fin",
    lambda depot, versions: depot.files.update({ANNONCE: b"<!doctype html><p>Portail"}): "n'est pas une annonce",
    lambda depot, versions: depot.files.update({ANNONCE: b'{"version": "../b", "octets": 1, "sha256": ""}'}): "n'est pas une annonce",
    lambda depot, versions: depot.files.update({ANNONCE: bytes(100_000)}): "n'est pas une annonce : 100000 octets",
}


@pytest.mark.parametrize(("spoil", "said"), WRONG.items(), ids=WRONG.values())
def test_what_is_wrong_at_the_depot_changes_nothing_here_and_is_mended_there(spoil, said, depot, config, versions, local):
    local("a")
    hold(depot, versions["b"], "b")
    spoil(depot, versions)
    copie = copy_of(config)
    with pytest.raises(DepotFailed, match=said):
        copie.refresh()
    assert copie.version() == "a" and copie.prepare() == "a"
    depot.faults.clear()
    hold(depot, versions["b"], "b")
    until(lambda: copie.refresh() or copie.version() == "b")
    assert [path.name for path in config.database.parent.glob("*.duckdb*")] == ["trajectoires.duckdb"]


def test_a_file_refused_for_its_content_is_not_downloaded_again_and_again(depot, config, versions, local):
    local("a")
    built_by_other_code(depot, versions)
    copie = copy_of(config)
    with pytest.raises(DepotFailed):
        copie.refresh()
    for _ in range(5):
        copie.refresh()
    assert len(depot.starts(file_of("b"))) == 1


@pytest.mark.parametrize("ranges", [True, False])
def test_a_killed_download_is_continued_or_done_again(depot, config, versions, ranges):
    hold(depot, versions["b"], "b")
    depot.ranges, fault = ranges, Fault(held=threading.Event())
    depot.faults[file_of("b")] = fault
    with prepare(config) as killed:
        until(lambda: any(path.stat().st_size for path in config.database.parent.rglob("*.part")))
        killed.send_signal(signal.SIGKILL)
    fault.held.set()
    with prepare(config, stdout=subprocess.PIPE) as again:
        assert "Version b prête" in again.communicate()[0]
    first, *others = depot.starts(file_of("b"))
    assert first == 0 and others[0] > 0 and (others[-1] > 0) == ranges


def test_a_slow_depot_slows_no_card_and_the_new_version_is_then_served(depot, config, versions, client, monkeypatch):
    monkeypatch.setattr(warehouse, "LOOK_EVERY_SECONDS", -1)
    depot.faults[file_of("b")] = Fault(held=threading.Event())
    hold(depot, versions["b"], "b")
    until(lambda: list(config.database.parent.glob("*.part")))
    begun = time.monotonic()
    assert all(b"version b" not in client.get(CARD).data for _ in range(50))
    assert time.monotonic() - begun < 5
    depot.faults[file_of("b")].held.set()
    until(lambda: b"de la version b" in client.get(CARD).data)


def test_without_a_network_the_last_good_file_is_served_and_it_is_said_once(config, versions, depot, caplog, request):
    depot.faults[ANNONCE] = Fault(500)
    client = request.getfixturevalue("client")
    assert client.get(CARD).data == answer(versions["a"])[0]
    until(lambda: len([asked for asked in depot.asked if asked.path == ANNONCE]) > 9)
    [said] = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert said == f"{config.depot}.json répond 500. La version a, déjà sur ce disque, reste servie."


def test_without_a_network_and_without_a_file_the_service_says_why_and_does_not_begin(config, depot):
    depot.faults[ANNONCE] = Fault(500)
    with pytest.raises(DataUnavailable, match="répond 500. Aucun fichier apporté plus tôt"):
        create_app(config)
    with prepare(config) as refused:
        said = refused.communicate()[1]
    assert refused.returncode == 1 and "Aucun fichier apporté plus tôt ne peut être servi" in said and "Traceback" not in said


def test_what_did_not_change_is_not_sent_again(depot, config, versions):
    hold(depot, versions["a"], "a")
    copie = copy_of(config)
    for _ in range(3):
        copie.refresh()
    answers = [asked for asked in depot.asked if asked.path == ANNONCE]
    assert [("if-none-match" in asked.headers) for asked in answers] == [False, True, True]
    assert len(depot.starts(file_of("a"))) == 1


def test_a_damaged_local_file_is_brought_again(depot, config, versions, local):
    hold(depot, versions["a"], "a")
    local("a")
    with open(config.database, "r+b") as file:
        file.seek(1_000_000)
        file.write(b"\xff" * 4096)
    copie = copy_of(config)
    copie.refresh()
    assert config.database.read_bytes() == versions["a"].read_bytes()


def test_another_process_takes_the_place_of_the_one_that_looked(depot, config, versions, local):
    local("a")
    hold(depot, versions["a"], "a")
    first, second = (Suivi(copy_of(config), config.intervalle) for _ in range(2))
    first.start()
    until(lambda: depot.asked)
    second.start()
    first.stop()
    hold(depot, versions["b"], "b")
    until(lambda: copy_of(config).version() == "b")
    second.stop()
