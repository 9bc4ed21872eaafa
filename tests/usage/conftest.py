"""A store of counts of each kind, and a day."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest

from app.usage.depot import Depot, postgres_depot, sqlite_depot
from tests.postgres import MISSING, find_postgres, serving

JOUR = date(2026, 11, 25)


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory):
    """A real server; the tests that need it are skipped where there is none, and say so."""
    programs = find_postgres()
    if programs is None:
        pytest.skip(MISSING)
    # The folders of pytest are closed to the user that the server runs as, and the name of a socket is short.
    with tempfile.TemporaryDirectory(prefix="pg") as folder, serving(programs, Path(folder)) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def depot(request: pytest.FixtureRequest, tmp_path: Path) -> Depot:
    """Empty."""
    if request.param == "sqlite":
        return sqlite_depot(tmp_path / "comptes" / "comptes.sqlite")
    depot = postgres_depot(request.getfixturevalue("postgres_url"))
    with depot.connect() as connection:
        connection.execute("DROP TABLE IF EXISTS carte_montree, avis, essai, origine")
    return depot
