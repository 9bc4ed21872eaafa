"""An application mounts the card, changes it and unmounts it: the last change wins, and nothing is left behind."""

from __future__ import annotations

import pytest

from tests.widget.hosts.packages import NEEDED
from tests.widget.reading import QUIET, card, sentences, told, watch

pytestmark = pytest.mark.browser

LIBRARIES = list(NEEDED)
FRAGMENTS = "**/cartes/*.html*"
# Each change after the application has applied the former one, and after the element may have seen it.
TEN_CHANGES = """async () => { for (let time = 0; time < 10; time++) {
  document.querySelector("#autre").click();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
} }"""
# Kinds of object of which the page has none once the card is gone.
KINDS = ["customElements.get('carte-insertion').prototype", "IntersectionObserver.prototype", "ShadowRoot.prototype", "CSSStyleSheet.prototype"]


@pytest.fixture
def open_app(open_host):
    """Opens the page of a library, on a site that has it."""

    def open_one(library: str):
        files = {package.file.rpartition("/")[2]: package.read() for package in NEEDED[library]}

        def prepare(page) -> None:
            watch(page)
            page.route(
                "https://site-hote.example/*",
                lambda route: route.fulfill(body=files[route.request.url.rpartition("/")[2]], content_type="text/javascript"),
            )

        return open_host(library, prepare)

    return open_one


@pytest.mark.parametrize("library", LIBRARIES)
def test_of_ten_quick_changes_the_last_wins_even_if_it_answers_first(open_app, service, library):
    page = open_app(library)
    cles = page.evaluate("CLES")
    assert sentences(card(page)) == service.phrases(cles[0])
    held = []
    page.route(f"**/cartes/{cles[2]}.html", lambda route: held.append(route))
    page.evaluate(TEN_CHANGES)
    last = cles[10 % len(cles)]
    page.wait_for_function("cle => window.told.at(-1).formation === cle", arg=last)
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_timeout(QUIET)
    assert sentences(card(page)) == service.phrases(last)
    assert card(page).count() == page.locator("carte-insertion").count() == 1
    assert told(page)[-1]["formation"] == last
    assert len(service.cards_asked()) == len(set(service.cards_asked()))


@pytest.mark.parametrize("library", LIBRARIES)
def test_nothing_is_left_of_an_unmounted_card(open_app, library):
    page = open_app(library)
    card(page).wait_for()
    assert _alive(page) == [1, 1, 1, 1]
    _press(page, 1)
    assert page.locator("carte-insertion").count() == 0
    assert _alive(page) == [0, 0, 0, 0]


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_hundred_mounts_weigh_no_more_than_two(open_app, library):
    page = open_app(library)
    card(page).wait_for()
    _press(page, 3)
    before = _counters(page)
    _press(page, 200)
    assert _counters(page) == before


@pytest.mark.parametrize("library", LIBRARIES)
def test_an_unmounted_card_asks_nothing_more_and_tells_nothing(open_app, service, library):
    page = open_app(library)
    card(page).wait_for()
    held = []
    page.route(FRAGMENTS, lambda route: held.append(route))
    page.locator("#autre").click()
    page.wait_for_timeout(QUIET)
    assert len(held) == 1
    _press(page, 1)
    page.unroute(FRAGMENTS)
    held[0].continue_()
    page.evaluate(TEN_CHANGES)
    page.evaluate("scrollTo(0, 100)")
    page.wait_for_timeout(QUIET)
    assert len(told(page)) == 1
    assert len(service.cards_asked()) == 2
    assert _alive(page) == [0, 0, 0, 0]


def test_a_page_without_the_library_of_its_host_says_so(page, service):
    """As the service itself shows it: it serves the code of nobody else."""
    page.route("https://site-hote.example/*", lambda route: route.abort("namenotresolved"))
    for library in LIBRARIES:
        page.goto(f"{service.base}/exemples/{library}")
        assert page.locator("#app").text_content().startswith(f"Cette page attend {library.capitalize()}")


def _press(page, times: int) -> None:
    """Mounts and unmounts by the button of the page, a frame at a time."""
    page.evaluate(
        """async (times) => { for (let time = 0; time < times; time++) {
          document.querySelector("#ouvrir").click();
          await new Promise(requestAnimationFrame);
        } }""",
        times,
    )


def _alive(page) -> list[int]:
    """How many objects of each kind are held by anything, once what nothing holds was collected."""
    client = page.context.new_cdp_session(page)
    client.send("HeapProfiler.enable")
    client.send("HeapProfiler.collectGarbage")
    return [_count(client, kind) for kind in KINDS]


def _count(client, kind: str) -> int:
    prototype = client.send("Runtime.evaluate", {"expression": kind, "objectGroup": "vivants"})["result"]["objectId"]
    found = client.send("Runtime.queryObjects", {"prototypeObjectId": prototype, "objectGroup": "vivants"})["objects"]["objectId"]
    call = {"functionDeclaration": "function () { return this.length }", "objectId": found, "returnByValue": True}
    count = client.send("Runtime.callFunctionOn", call)["result"]["value"]
    client.send("Runtime.releaseObjectGroup", {"objectGroup": "vivants"})
    return count


def _counters(page) -> dict[str, int]:
    """Nodes and listeners of the page, detached ones included."""
    client = page.context.new_cdp_session(page)
    client.send("HeapProfiler.enable")
    client.send("HeapProfiler.collectGarbage")
    return client.send("Memory.getDOMCounters")
