"""A browser for the session, a clean context for each page, the service on one port and a host on another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

from tests.chromium import MISSING, find_chromium
from tests.widget.servers import Host, Service, hosting, running

FLAGS = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
# The bar of addresses prepares two pages of its own for each window: half of what a page of the tests costs the processor.
BAR = "WebUIOmniboxPopup,WebUIOmniboxAimPopup"
# Milliseconds; several times what a page takes, since the machine of the tests may be busy.
TIMEOUT = 15_000

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip(MISSING)
    # Chromium refuses its sandbox to root.
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        features = _without_bar(playwright.chromium, path, flags)
        browser = playwright.chromium.launch(executable_path=path, args=[*flags, features])
        yield browser
        browser.close()


def _without_bar(chromium: BrowserType, path: str, flags: list[str]) -> str:
    """What Playwright turns off, and the bar: of two such flags, Chromium reads the last."""
    browser = chromium.launch(executable_path=path, args=[*flags, "--enable-automation"])
    said = browser.new_browser_cdp_session().send("Browser.getBrowserCommandLine")["arguments"]
    browser.close()
    flag = "--disable-features="
    return ",".join([next((one for one in said if one.startswith(flag)), flag), BAR])


@pytest.fixture(scope="session")
def served(database: Path) -> Iterator[Service]:
    service = Service(database)
    with running(service.server):
        yield service


@pytest.fixture(scope="session")
def host(served: Service) -> Iterator[Host]:
    with hosting(served) as host:
        yield host


@pytest.fixture
def service(served: Service) -> Service:
    """The service, of which nothing was asked yet."""
    served.asked.clear()
    return served


@pytest.fixture(scope="session")
def cles(served: Service) -> dict[str, str]:
    """One key a state."""
    return served.cles()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a blank page in a context of its own. A test during which a page let an error escape fails."""
    yield from _opening(browser)


@pytest.fixture(scope="module")
def open_kept(browser: Browser) -> Iterator[OpenPage]:
    """The same for all the tests of a file, each of which opens an address in it and says under which settings."""
    yield from _opening(browser)


def _opening(browser: Browser) -> Iterator[OpenPage]:
    contexts, errors = [], []

    def open_one(**options: object) -> Page:
        context = browser.new_context(**options)
        context.set_default_timeout(TIMEOUT)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()
