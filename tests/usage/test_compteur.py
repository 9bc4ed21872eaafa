"""Counts are held in memory and written in batches: none is lost, and nobody waits."""

from __future__ import annotations

import logging
import threading
from datetime import date

import pytest

from app.usage import compteur, depot as depots
from app.usage.compte import AUTRES, NON_DIT, Avis, Carte
from app.usage.compteur import Compteur, months_before
from app.usage.depot import postgres_depot, sqlite_depot
from tests.usage.conftest import JOUR

KEY = "0990001N-23830025510"
CARTE = Carte("2026-11-25", "www.parcoursup.fr:443", "carte", "S0", KEY)
ROWS = "SELECT jour, site, taille, etat, cle, nombre FROM carte_montree ORDER BY 1, 2, 3, 4, 5"


def counting(depot) -> Compteur:
    return Compteur(depot, lambda: JOUR)


def test_counts_of_several_processes_add_up_by_site(depot):
    for each in (counting(depot), counting(depot)):
        each.add(CARTE, 3)
        each.add(CARTE._replace(site="candidat.parcoursup.fr"))
        each.add(Avis("2026-11-25", "", "S0", "oui"))
        assert each.flush()
    assert depot.rows(ROWS) == [("2026-11-25", "parcoursup.fr", "carte", "S0", KEY, 8)]
    assert depot.rows("SELECT site, etat, reponse, nombre FROM avis") == [(NON_DIT, "S0", "oui", 2)]


def test_processes_that_write_at_once_lose_nothing(depot):
    def write():
        each = counting(depot)
        for number in range(20):
            each.add(CARTE._replace(cle=str(number % 4)))
            while not each.flush():
                pass

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(row[-1] for row in depot.rows(ROWS)) == 80


def test_what_cannot_be_written_is_held_told_once_and_written_later(tmp_path, caplog):
    (tmp_path / "comptes").write_text("a file where a folder is wanted")
    each = counting(sqlite_depot(tmp_path / "comptes" / "comptes.sqlite"))
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            each.add(CARTE)
            assert not each.flush()
    assert [record.message.partition(" (")[0] for record in caplog.records] == ["Les comptes d'usage ne peuvent pas être écrits"]
    (tmp_path / "comptes").unlink()
    assert each.flush()
    assert "écrits de nouveau" in caplog.records[-1].message
    assert sqlite_depot(tmp_path / "comptes" / "comptes.sqlite").rows(ROWS) == [("2026-11-25", "parcoursup.fr", "carte", "S0", KEY, 3)]


def test_memory_is_bounded_and_the_total_stays_true(depot, monkeypatch):
    monkeypatch.setattr(compteur, "MOST_HELD", 5)
    each = counting(depot)
    for number in range(50):
        each.add(CARTE._replace(cle=str(number)))
    each.flush()
    rows = depot.rows(ROWS)
    assert len(rows) == 6 and sum(row[-1] for row in rows) == 50
    assert [row[-1] for row in rows if row[1] == AUTRES and row[4] == ""] == [45]


def test_made_up_keys_do_not_fill_the_disk(depot, monkeypatch):
    monkeypatch.setattr(depots, "MOST_A_DAY", 3)
    for number in range(10):
        depot.add({CARTE._replace(site="parcoursup.fr", cle=str(number)): 1})
    rows = depot.rows(ROWS)
    assert len(rows) == 4 and sum(row[-1] for row in rows) == 10


def test_after_25_months_a_count_is_forgotten(depot):
    each = counting(depot)
    for jour in ("2024-09-30", "2024-10-01", "2026-11-24", "2026-11-25"):
        each.add(CARTE._replace(jour=jour))
    each.flush()
    assert [row[0] for row in depot.rows(ROWS)] == ["2024-10-01", "2026-11-24", "2026-11-25"]


def test_a_clock_that_jumps_and_comes_back_forgets_nothing_and_counts_go_on(depot):
    now = []
    each = Compteur(depot, lambda: date.fromisoformat(now[-1]))
    for jour in ("2026-11-24", "2026-11-25", "2099-01-01", "2026-11-23", "2026-11-25"):
        now.append(jour)
        each.add(CARTE._replace(jour=jour))
        assert each.flush()
    assert [(row[0], row[-1]) for row in depot.rows(ROWS)] == [("2026-11-23", 1), ("2026-11-24", 1), ("2026-11-25", 2), ("2099-01-01", 1)]


@pytest.mark.parametrize(("day", "months", "first"), [(date(2026, 1, 31), 1, date(2025, 12, 1)), (date(2026, 11, 25), 25, date(2024, 10, 1))])
def test_months_are_those_of_the_calendar(day, months, first):
    assert months_before(day, months) == first


def test_a_thread_writes_by_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(compteur, "EVERY_SECONDS", 0.01)
    depot, written = sqlite_depot(tmp_path / "comptes.sqlite"), threading.Event()
    each = counting(depot)
    monkeypatch.setattr(each, "_tell", lambda problem: written.set())
    each.add(CARTE)
    assert written.wait(10)
    each.close()
    assert [row[-1] for row in depot.rows(ROWS)] == [1]


def test_a_server_that_is_down_loses_nothing_and_no_password_is_told(caplog):
    each = counting(postgres_depot("postgresql://moi:secret@127.0.0.1:1/comptes"))
    each.add(CARTE)
    assert not each.flush() and not each.flush()
    assert len(caplog.records) == 1 and "secret" not in caplog.text
    assert sum(each._held.values()) == 1


def test_an_address_that_cannot_be_read_is_refused_at_once_without_being_shown():
    with pytest.raises(ValueError) as refused:
        postgres_depot("postgresql://moi:secr%zzet@serveur/comptes")
    assert "secr" not in str(refused.value) and refused.value.__suppress_context__
