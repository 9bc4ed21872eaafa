"""What `make serve` does before it serves."""

from __future__ import annotations

import subprocess
import sys

import duckdb
import pytest

from app.config import ROOT
from app.pipeline.build import build
from tests.conftest import SAMPLE


def prepare(database, **environment):
    return subprocess.run(
        [sys.executable, "-m", "scripts.prepare"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "TRAJECTOIRES_DATABASE": str(database), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def outdated(tmp_path):
    target = tmp_path / "t.duckdb"
    build(SAMPLE, target)
    with duckdb.connect(str(target)) as connection:
        connection.execute("UPDATE meta.build SET code_version = 'old'")
    return target


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
