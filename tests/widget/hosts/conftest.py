"""The example pages, as the service gives them to be copied, on a site of another origin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.widget.reading import watch
from tests.widget.servers import Host, Service

OpenHost = Callable[..., Page]


@pytest.fixture
def written(host: Host, service: Service) -> Callable[[str], str]:
    """Address of an example page on the site of the host."""

    def write(name: str) -> str:
        answer = service.app.test_client().get(f"/exemples/{name}", base_url=service.base)
        assert answer.status_code == 200
        return host.write(answer.text)

    return write


@pytest.fixture
def open_host(open_page: Callable[..., Page], written: Callable[[str], str]) -> OpenHost:
    """Opens an example page by its name, watched; `prepare` is called with the blank page before."""

    def open_one(name: str, prepare: Callable[[Page], object] = watch, **options: object) -> Page:
        page = open_page(**options)
        prepare(page)
        page.goto(written(name))
        return page

    return open_one
