"""A service that can show every state: the sample, and the apprentices that only the API gives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.pipeline.build import build
from tests.conftest import SAMPLE, TODAY
from tests.pipeline.test_api_inserjeunes import DEVENIR, row, write_api
from tests.usage.sample import fill
from tests.widget.accessibility.variants import Variant, list_variants
from tests.widget.servers import Host, Service, hosting, running


@pytest.fixture(scope="session")
def every_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    raw = tmp_path_factory.mktemp("tout") / "raw"
    shutil.copytree(SAMPLE, raw)
    # A bac pro that this lycée of the sample also teaches to pupils: both voies side by side, S11.
    write_api(raw, row(code="40025510", place="0990001N", **DEVENIR))
    target = raw.parent / "tout.duckdb"
    build(raw, target)
    service = Service(target, target.with_name("comptes.sqlite"))
    fill(service.app.extensions["comptage"].depot, TODAY)
    with running(service.server):
        yield service


@pytest.fixture(scope="session")
def site(every_state: Service) -> Iterator[Host]:
    with hosting(every_state) as host:
        yield host


@pytest.fixture(scope="session")
def variants(every_state: Service) -> list[Variant]:
    return list_variants(every_state)
