"""What `make serve` does before it serves."""

from __future__ import annotations

import os
import subprocess
import sys

import duckdb
import pytest

from app import create_app, warehouse
from app.config import ROOT, Config
from app.pipeline.build import build
from tests.depot.conftest import changed
from tests.pipeline.files import GOOD, write_cfa


def prepare(database, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "scripts.prepare", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "TRAJECTOIRES_DATABASE": str(database), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def outdated(database, tmp_path):
    return changed(database, tmp_path / "t.duckdb", "UPDATE meta.build SET code_version = 'old'")


def test_a_named_file_that_does_not_exist_is_not_invented(tmp_path):
    done = prepare(tmp_path / "absent.duckdb")
    assert done.returncode == 1 and "n'existe pas" in done.stderr and not (tmp_path / "absent.duckdb").exists()


def test_a_sample_built_by_other_code_is_built_again(outdated):
    assert prepare(outdated).returncode == 0
    with duckdb.connect(str(outdated), read_only=True) as connection:
        assert connection.execute("SELECT code_version FROM meta.build").fetchone() != ("old",)


def test_real_data_built_by_other_code_are_left_and_said(outdated):
    with duckdb.connect(str(outdated)) as connection:
        connection.execute("UPDATE meta.build SET fictif = false")
    done = prepare(outdated)
    assert done.returncode == 1 and "autre version du code" in done.stderr


def test_the_file_before_is_served_again_by_one_command_and_a_mistake_is_undone(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(warehouse, "LOOK_EVERY_SECONDS", -1)
    target, good, bad = tmp_path / "t.duckdb", tmp_path / "bon", tmp_path / "faux"
    write_cfa(good, GOOD)
    write_cfa(bad, GOOD.replace("71.0", "17.0"))
    build(good, target)
    os.utime(target, (0, 0))
    client, asleep = (create_app(Config(database=target)).test_client() for _ in range(2))
    none = prepare(target, "--retour")
    assert none.returncode == 1 and "n'a pas de version précédente" in none.stderr

    def version():
        return client.get("/readyz").json["version_donnees"]

    first = version()
    # Built twice from the same bad data: the good ones are still the ones before.
    for _ in range(2):
        build(bad, target)
    second = version()
    assert first != second
    done = prepare(target, "--retour")
    assert done.returncode == 0 and done.stdout.startswith(f"Version {first} servie de nouveau.")
    assert version() == first and client.get("/readyz").json["age_fichier_secondes"] < 60
    # A process that was asked nothing in between has nothing to complain of.
    assert asleep.get("/readyz").json["version_donnees"] == first and not caplog.records
    assert prepare(target, "--retour").returncode == 0 and version() == second
    assert sorted(path.name for path in tmp_path.glob("t.*")) == ["t.duckdb", "t.duckdb.lock", "t.duckdb.precedente"]


def test_a_file_before_that_cannot_be_served_stays_where_it_is(outdated):
    before = outdated.read_bytes()
    outdated.with_name(f"{outdated.name}.precedente").write_bytes(before[: len(before) // 2])
    done = prepare(outdated, "--retour")
    assert done.returncode == 1 and done.stderr.startswith("Rien n'a changé.") and outdated.read_bytes() == before


def test_what_comes_from_a_depot_goes_back_where_it_is_published(tmp_path):
    done = prepare(f"file://{tmp_path}/t.duckdb", "--retour")
    assert done.returncode == 1 and "scripts.publish --retour" in done.stderr
