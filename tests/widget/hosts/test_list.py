"""A page of fifty results: only what is near the screen is asked, once, little travels, and the page never waits."""

from __future__ import annotations

import json

import pytest

from app.queries.hote import LISTED
from tests.widget.accessibility.hosts import READ
from tests.widget.reading import QUIET, card, watch
from tests.widget.test_layout import SCROLL, SHIFTS

pytestmark = pytest.mark.browser

# Bytes of all the bodies, compressed, the script included; headers are counted apart, HTTP/2 shortens them.
BYTES = 60_000
# Milliseconds of the processor in one task of the page, during which it can answer nobody; about 20 are measured.
TASK = 50
NEAR = """() => [...document.querySelectorAll("carte-insertion")].filter((element) => {
  const { top } = element.getBoundingClientRect();
  return top < innerHeight + 200;
}).map((element) => element.getAttribute("formation"))"""


def test_only_the_cards_near_the_screen_are_asked_then_each_once(open_host, service):
    asked: list[str] = []
    page = open_host("cinquante", lambda page: page.on("request", lambda request: asked.append(request.url)))
    card(page).first.wait_for()
    page.wait_for_timeout(QUIET)
    near = page.evaluate(NEAR)
    assert 0 < len(near) < 10
    assert sorted(_cles(asked)) == sorted(near)
    page.evaluate(READ)
    page.evaluate(SCROLL)
    listed = page.locator("carte-insertion").evaluate_all("elements => elements.map((element) => element.getAttribute('formation'))")
    assert len(listed) == LISTED == len(set(listed))
    assert sorted(_cles(asked)) == sorted(listed)
    assert card(page).count() == LISTED


def test_fifty_badges_cost_fifty_requests_and_move_nothing(open_host):
    sizes: list[tuple[str, int]] = []
    page = open_host("liste", lambda page: (watch(page), page.add_init_script(SHIFTS), page.on("response", lambda answer: sizes.append(_size(answer)))))
    page.evaluate(SCROLL)
    page.wait_for_function("count => window.told.length === count", arg=LISTED)
    cards = [size for url, size in sizes if "/cartes/" in url]
    script = [size for url, size in sizes if "/widget/" in url]
    assert len(cards) == LISTED and len(script) == 1
    assert 0 < sum(cards) + sum(script) <= BYTES
    assert sum(page.evaluate("window.shifts")) == 0


def test_fifty_cards_never_keep_the_page_waiting(browser, open_host):
    """The processor's time and not the clock's: other programs of the machine are not the script's fault."""
    page = open_host("cinquante", lambda page: (watch(page), browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])))
    page.evaluate(SCROLL)
    page.wait_for_function("count => window.told.length === count", arg=LISTED)
    tasks = _tasks(json.loads(browser.stop_tracing())["traceEvents"], page.url)
    assert 0 < max(tasks) <= TASK


def _tasks(events: list[dict], address: str) -> list[float]:
    """Milliseconds of processor of every task on the main thread of the page at `address`."""
    process = next(event["pid"] for event in events if event["name"] == "ParseHTML" and address in str(event["args"]))
    main = next(event["tid"] for event in events if event["pid"] == process and event["args"].get("name") == "CrRendererMain")
    return [
        event.get("tdur", 0) / 1000
        for event in events
        if (event["pid"], event["tid"], event["ph"], event["name"]) == (process, main, "X", "ThreadControllerImpl::RunTask")
    ]


def _cles(addresses: list[str]) -> list[str]:
    return [address.rpartition("/")[2].removesuffix(".html") for address in addresses if "/cartes/" in address]


def _size(answer) -> tuple[str, int]:
    headers = answer.headers
    assert "/fiches/" in answer.url or headers["content-encoding"] in ("gzip", "br", "zstd")
    return answer.url, int(headers.get("content-length", 0))
