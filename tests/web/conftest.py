"""One service for all the tests of a file that only ask: nothing that it kept or counted is left from one to the next.

A test that changes its service makes its own, with create_app.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.config import Config
from app.web.caching import cache, pictures
from app.web.sante import Disponibilite
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def shared_service(database: Path) -> Flask:
    """The service of `client`."""
    return create_app(Config(database=database, today=TODAY))


@pytest.fixture
def client(shared_service: Flask) -> FlaskClient:
    """A new client of a service that has made no card yet, and was asked nothing."""
    for kept in (cache, pictures):
        shared_service.extensions["cache"][kept].clear()
    shared_service.extensions["limiter_of_clients"].reset()
    shared_service.extensions["disponibilite"] = Disponibilite()
    return shared_service.test_client()
