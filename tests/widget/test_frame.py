"""The page of a card tells the page around it how high it is, and does without telling."""

from __future__ import annotations

import pytest

from tests.widget.reading import QUIET, sentences, told, watch

pytestmark = pytest.mark.browser

LISTEN = "window.heights = []; addEventListener('message', ({ data }) => window.heights.push(data))"
# [sideways, downwards]
SCROLLS = """() => {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
  return [scrollWidth > clientWidth, scrollHeight > clientHeight];
}"""
FRAME = '<iframe src="{base}/cartes/{cle}" width="340" height="420" title="Carte" {options}></iframe>'


def test_the_page_in_a_frame_posts_its_height_once_a_change(page, host, service, cles):
    framed = _open(page, host, service, cles)
    first = page.evaluate("window.heights")
    assert first == [{"type": "carte-insertion:hauteur", "hauteur": _height(framed)}]
    framed.locator("summary").click()
    page.wait_for_timeout(QUIET)
    assert page.evaluate("window.heights") == [*first, {"type": "carte-insertion:hauteur", "hauteur": _height(framed)}]
    assert _height(framed) > first[0]["hauteur"]


def test_the_page_in_a_frame_that_may_do_nothing_shows_the_card_and_says_nothing(page, host, service, cles):
    framed = _open(page, host, service, cles, 'sandbox=""')
    assert sentences(framed.locator("article")) == service.phrases(cles["S0"])
    assert page.evaluate("window.heights") == []


def test_a_frame_of_the_announced_height_never_scrolls_nor_does_its_host(open_page, host, cles):
    page = open_page(viewport={"width": 320, "height": 800})
    for cle in cles.values():
        page.goto(host.example("iframe", cle))
        page.frame_locator("iframe").locator("article").wait_for()
        assert page.frames[1].evaluate(SCROLLS) == [False, False]
        assert page.evaluate(SCROLLS)[0] is False


def test_the_frame_of_an_unknown_key_says_so(page, host):
    page.goto(host.example("iframe", "11-99999999"))
    framed = page.frame_locator("iframe").locator("article")
    framed.wait_for()
    assert framed.get_attribute("data-etat") == "S10"


def _open(page, host, service, cles, options: str = ""):
    page.add_init_script(LISTEN)
    page.goto(host.page(FRAME.format(base=service.base, cle=cles["S0"], options=options)))
    page.frame_locator("iframe").locator("article").wait_for()
    page.wait_for_timeout(QUIET)
    return page.frame_locator("iframe")


def _height(framed) -> int:
    return framed.locator("html").evaluate("root => root.offsetHeight")


def test_the_element_may_be_a_frame_where_the_host_allows_no_request_to_the_service(page, host, service, cles):
    watch(page)
    policy = {"Content-Security-Policy": f"default-src 'none'; script-src {service.base}; frame-src {service.base}"}
    element = f'<carte-insertion formation="{cles["S0"]}" mode="iframe" theme="sombre"><a href="#">Après ce CAP : où en sont les jeunes ?</a></carte-insertion>'
    page.goto(host.page(element, headers=policy))
    framed = page.frame_locator("carte-insertion iframe")
    assert sentences(framed.locator("article")) == service.phrases(cles["S0"])
    assert told(page)[0]["what"] == "affichee" and page.evaluate("window.refused") == []
    frame = page.locator("carte-insertion iframe")
    assert frame.get_attribute("title") == "Après ce CAP : où en sont les jeunes ?"
    framed.locator("summary").click()
    page.wait_for_timeout(QUIET)
    assert int(frame.get_attribute("height")) == _height(framed)
    page.evaluate("document.querySelector('carte-insertion').removeAttribute('mode')")
    page.wait_for_timeout(QUIET)
    assert frame.count() == 0
