"""A host with a strict policy opens one origin and nothing else."""

from __future__ import annotations

import pytest

from tests.widget.reading import card, fallback, sentences, told, watch

pytestmark = pytest.mark.browser

# No style-src: a constructed sheet needs none.
STRICT = "default-src 'none'; script-src {base}; connect-src {base}"
TYPES = "; require-trusted-types-for 'script'; trusted-types {name}"
FRAME, PICTURE = "default-src 'none'; frame-src {base}", "default-src 'none'; img-src {base}"


@pytest.mark.parametrize("types", ["", TYPES.format(name="carte-insertion")], ids=["strict", "trusted types"])
def test_the_script_draws_the_card_without_a_single_violation(page, host, service, cles, types):
    watch(page)
    page.goto(host.example("plain", cles["S0"], _policy(STRICT + types, service)))
    assert sentences(card(page)) == service.phrases(cles["S0"])
    assert card(page).evaluate("card => getComputedStyle(card).borderTopWidth") == "1px"
    assert page.evaluate("window.refused") == []


def test_a_host_that_refuses_our_trusted_type_keeps_its_link(page, host, service, cles):
    watch(page)
    page.goto(host.example("plain", cles["S0"], _policy(STRICT + TYPES.format(name="'none'"), service)))
    assert [event["what"] for event in told(page)] == ["erreur"]
    assert fallback(page).is_visible()


def test_a_host_that_refuses_our_requests_keeps_its_link(page, host, service, cles):
    watch(page)
    page.goto(host.example("plain", cles["S0"], _policy("default-src 'none'; script-src {base}", service)))
    assert [event["what"] for event in told(page)] == ["erreur"]
    assert fallback(page).is_visible()


def test_the_frame_needs_frame_src_only(page, host, service, cles):
    watch(page)
    page.goto(host.example("iframe", cles["S0"], _policy(FRAME, service)))
    assert sentences(page.frame_locator("iframe").locator("article")) == service.phrases(cles["S0"])
    assert page.evaluate("window.refused") == []
    assert page.frames[1].evaluate("window.refused") == []


def test_the_picture_needs_img_src_only(page, host, service, cles):
    watch(page)
    page.goto(host.example("image", cles["S0"], _policy(PICTURE, service)))
    page.locator("img").evaluate("image => image.decode()")
    assert page.evaluate("window.refused") == []


def _policy(template: str, service) -> dict[str, str]:
    return {"Content-Security-Policy": template.format(base=service.base)}
