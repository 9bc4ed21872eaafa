"""The served file changes under a running service: what it cannot answer, it does not serve."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil

import duckdb
import pytest

from app import create_app, warehouse
from app.config import Config
from app.queries.statements import list_statements
from app.warehouse import DataUnavailable, Snapshot
from tests.web.test_cartes import KEY

NEW_VERSION = "UPDATE meta.build SET version = 'autre'"
# Gathered by the questions of other code, or changed since they were: the answers are asked of the marts.
NOT_GATHERED = "UPDATE carte.question SET empreinte = 'autre'"


@pytest.fixture
def served(database, tmp_path, monkeypatch):
    """(client of a service that looks at its file at each request, file that it serves)."""
    monkeypatch.setattr(warehouse, "LOOK_EVERY_SECONDS", -1)
    target = tmp_path / "t.duckdb"
    shutil.copy(database, target)
    return create_app(Config(database=target)).test_client(), target


def swap(target, *changes):
    """Puts in place of the served file, in one move, a copy of it that other code would have built."""
    other = target.with_name("other.duckdb")
    shutil.copy(target, other)
    with duckdb.connect(str(other)) as connection:
        for change in changes:
            connection.execute(change)
    os.replace(other, target)


LACKING = {
    "a column": ["DROP INDEX marts.formation_key", "ALTER TABLE marts.formation DROP COLUMN effectif"],
    "a column under another name": ["DROP INDEX marts.region_key", "ALTER TABLE marts.region RENAME COLUMN en_region TO dans_la_region"],
    "a table": ["DROP TABLE marts.specialite"],
    "a table that one card in a thousand reads": ["DROP TABLE marts.insersup_national"],
    "its sources": ["ALTER TABLE meta.source RENAME COLUMN licence TO license"],
    "its build": ["DROP TABLE meta.build"],
}


@pytest.mark.parametrize("case", LACKING)
def test_a_file_that_lacks_what_a_card_reads_does_not_replace_the_former_one(served, case, caplog):
    client, target = served
    keys = [exemple["cle"] for exemple in json.loads(client.get("/exemples.json").data)]
    before = {key: client.get(f"/cartes/{key}.json").data for key in keys}
    with caplog.at_level(logging.ERROR):
        swap(target, NEW_VERSION, *LACKING[case])
        assert {key: client.get(f"/cartes/{key}.json").data for key in keys} == before
    # Once, not once a request.
    [said] = [record.getMessage() for record in caplog.records]
    assert "ne peut pas être servi" in said and said.endswith("L'ancien fichier reste servi.")


def test_the_log_names_what_is_lacking(served, caplog):
    client, target = served
    swap(target, "DROP TABLE marts.specialite")
    assert client.get(f"/cartes/{KEY}.json").status_code == 200
    assert re.search(r"il n'a pas tout ce que lisent les cartes \(.*specialite.*\)\. Il vient d'une autre version du code", caplog.text)


def test_a_file_of_other_code_that_answers_everything_is_served(served):
    client, target = served
    swap(
        target,
        NEW_VERSION,
        NOT_GATHERED,
        "UPDATE meta.build SET code_version = 'other'",
        "CREATE TABLE marts.nouvelle AS SELECT 1 AS cle",
        "ALTER TABLE marts.region ADD COLUMN prefecture VARCHAR",
        "DROP INDEX marts.formation_key",
        "UPDATE marts.formation SET libelle_etablissement = 'Un autre nom'",
    )
    assert json.loads(client.get(f"/cartes/{KEY}.json").data)["perimetre"] == "Un autre nom"


def test_a_right_file_put_after_a_wrong_one_is_served(served):
    client, target = served
    right = target.with_name("right.duckdb")
    shutil.copy(target, right)
    swap(target, "DROP TABLE marts.specialite")
    assert client.get(f"/cartes/{KEY}.json").status_code == 200
    with duckdb.connect(str(right)) as connection:
        connection.execute("DROP INDEX marts.formation_key")
        connection.execute("UPDATE marts.formation SET libelle_etablissement = 'Un autre nom'")
        connection.execute(NEW_VERSION)
        connection.execute(NOT_GATHERED)
    os.replace(right, target)
    assert json.loads(client.get(f"/cartes/{KEY}.json").data)["perimetre"] == "Un autre nom"


def test_a_service_does_not_begin_on_such_a_file(served):
    _, target = served
    swap(target, "DROP TABLE marts.specialite")
    with pytest.raises(DataUnavailable, match="construisez-le de nouveau"):
        create_app(Config(database=target))


def test_the_questions_asked_of_a_file_are_all_those_of_the_queries(database):
    statements = list_statements()
    read = {table for sql in statements for table in re.findall(r"marts\.(\w+)", sql)}
    assert {"formation", "etablissement", "annuaire", "insersup", "reussite", "certification"} <= read
    Snapshot(database, statements)


@pytest.mark.parametrize("lost", [16_000_000, 300_000, 1])
def test_a_file_whose_copy_stopped_is_not_served(served, lost, caplog):
    client, target = served
    before = client.get(f"/cartes/{KEY}.json").data
    half = shutil.copy(target, target.with_name("half.duckdb"))
    os.truncate(half, os.path.getsize(half) - lost)
    os.replace(half, target)
    assert client.get(f"/cartes/{KEY}.json").data == before
    assert "ne peut pas être servi" in caplog.text
    with pytest.raises(DataUnavailable):
        create_app(Config(database=target))


def test_a_damaged_block_never_becomes_another_figure(served):
    client, target = served
    keys = [exemple["cle"] for exemple in json.loads(client.get("/exemples.json").data)]
    right = {key: client.get(f"/cartes/{key}.json").data for key in keys}
    block, answers = 1 << 18, set()
    for place in range(warehouse.HEADERS + 1000, target.stat().st_size, 12 * block):
        damaged = shutil.copy(target, target.with_name("damaged.duckdb"))
        with open(damaged, "r+b") as file:
            for start in range(place, min(place + 12 * block, target.stat().st_size), block):
                file.seek(start)
                file.write(b"\xff" * 64)
        try:
            other = create_app(Config(database=damaged)).test_client()
        except DataUnavailable:
            continue
        for key in keys:
            response = other.get(f"/cartes/{key}.json")
            answers.add(response.status_code)
            assert response.data == right[key] or (response.status_code == 500 and response.headers["Cache-Control"] == "no-store")
    assert answers == {200, 500}


def test_a_file_written_over_the_former_one_is_said_and_one_that_is_deleted_is_not_missed(served, caplog):
    client, target = served
    before = client.get(f"/cartes/{KEY}.json").data
    other = shutil.copy(target, target.with_name("other.duckdb"))
    shutil.copyfile(other, target)
    assert client.get(f"/cartes/{KEY}.json").data == before
    assert "a été récrit sur place" in caplog.text
    target.unlink()
    assert client.get(f"/cartes/{KEY}.json").data == before


def test_a_former_file_is_closed_when_nothing_reads_it_any_more(served):
    client, target = served

    def opened():
        names = [os.readlink(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd") if os.path.islink(f"/proc/self/fd/{name}")]
        return sum(name.startswith(str(target)) for name in names)

    for _ in range(2):
        for page in (f"/cartes/{KEY}", "/exemples", "/exemples/hotes", "/api/recherche?q=cap", f"/studio?cle={KEY}"):
            assert client.get(page).status_code == 200
        swap(target, NEW_VERSION)
    assert client.get(f"/cartes/{KEY}").status_code == 200 and opened() == 1
