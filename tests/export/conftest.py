"""The sample exported, and the live service that it must be like."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.config import Config
from app.export.run import Outcome, export
from app.export.variants import Choice
from app.export.work import Order
from tests.conftest import TODAY


@dataclass(frozen=True)
class Exported:
    """An export of the sample, the service that answers at the same address, and what the export said."""

    order: Order
    outcome: Outcome
    live: FlaskClient

    @property
    def site(self) -> Path:
        return self.order.folder / "site"

    @property
    def base(self) -> str:
        return self.order.config.public_url


def service(database: Path, base: str = "https://cartes.exemple.fr") -> Flask:
    """The live one, at an address."""
    return create_app(Config(database=database, public_url=base, today=TODAY))


def exported_to(folder: Path, database: Path, names: list[str] | None = None, choice: Choice = Choice()) -> Exported:
    """`names` and what they lead to, as the address of a port that was free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{free.getsockname()[1]}"
    config = Config(database=database, public_url=base, today=TODAY)
    order = Order(create_app, config, folder, choice)
    return Exported(order, export(order, names), service(database, base).test_client())


@pytest.fixture(scope="module")
def exported(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """All of the sample, in every size."""
    return exported_to(tmp_path_factory.mktemp("export"), database)
