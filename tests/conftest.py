"""The served file of the tests: built from the embedded sample by the production build."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app import create_app
from app.config import ROOT, Config
from app.pipeline.build import build
from tests.pipeline.files import write_as_real
from tests.pipeline.scale import build_national

SAMPLE = ROOT / "data" / "sample"
REAL = ROOT.parent / "shared" / "data"
# Figures grow old: the cards of the tests are read on this day.
TODAY = date(2026, 11, 25)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="récrit les fichiers de tests/golden avec ce qui est obtenu")


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A built file, made by the first process of the tests that asks for it; the others wait. No test changes it."""
    own = tmp_path_factory.getbasetemp()
    target = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    target.parent.mkdir(exist_ok=True)
    with open(f"{target}.seul", "w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        if not target.exists():
            make(target)
    return target


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built."""
    return made_once(tmp_path_factory, "sample.duckdb", lambda target: build(SAMPLE, target))


@pytest.fixture(scope="session")
def licensed_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built as if it were real: what comes from sources without a licence is not given in bulk."""

    def make(target: Path) -> None:
        raw = tmp_path_factory.mktemp("licences")
        write_as_real(raw)
        build(raw, target)

    return made_once(tmp_path_factory, "licences.duckdb", make)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The published files, where they are; the test that needs them is skipped elsewhere, and says so."""
    if not REAL.is_dir():
        pytest.skip(f"{REAL} est absent : les vraies données ne sont pas copiées dans le projet.")
    return REAL


@pytest.fixture(scope="session")
def real_database(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published files, built."""
    return made_once(tmp_path_factory, "reel.duckdb", lambda target: build(real_data, target))


@pytest.fixture(scope="session")
def national_database(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented figures for every formation of the country, built; beside it, in `raw`, the files."""
    return made_once(tmp_path_factory, "national/national.duckdb", lambda target: build_national(real_data, target))


@pytest.fixture
def client(database: Path):
    return create_app(Config(database=database, today=TODAY)).test_client()


@pytest.fixture
def real_client(real_database: Path):
    return create_app(Config(database=real_database, today=TODAY)).test_client()
