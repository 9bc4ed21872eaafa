"""The published files with formations of national volume: real keys, invented figures for the formations only."""

from __future__ import annotations

import pytest

from app import create_app
from app.config import Config
from app.pipeline.build import build
from tests.pipeline.scale import write_formation_fine
from tests.conftest import TODAY

# Real files that say what formations exist, how they follow each other, and what whole establishments publish.
FOLDERS = ("bcn", "inserjeunes", "uai", "onisep", "parcoursup")


@pytest.fixture(scope="session")
def national(real_data, tmp_path_factory):
    """Path of the built file."""
    raw = tmp_path_factory.mktemp("national")
    write_formation_fine(real_data, raw)
    for folder in FOLDERS:
        (raw / folder).mkdir()
        for path in (real_data / folder).iterdir():
            (raw / folder / path.name).symlink_to(path)
    build(raw, raw / "national.duckdb")
    return raw / "national.duckdb"


@pytest.fixture(scope="session")
def national_client(national):
    return create_app(Config(database=national, today=TODAY)).test_client()
