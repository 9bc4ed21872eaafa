"""What the service ever told an integrator to paste works as it is, on another origin, for ever."""

from __future__ import annotations

import re

import pytest

from tests.widget.reading import sentences, wait_for, watch
from tests.widget.snippets import PAGES, assert_shows, documented, kept, paste, shape, written_in_readme

pytestmark = pytest.mark.browser

FORMS = {"script", "cadre", "image", "oembed", "inclusion"}


@pytest.mark.parametrize("path", PAGES)
def test_every_snippet_of_a_page_shows_the_card_where_it_is_pasted(page, host, service, path):
    snippets = documented(service, path)
    assert ({"script"} if path == "/" else FORMS) <= set(snippets)
    for snippet in snippets.values():
        page.goto(host.write(paste(snippet)))
        assert_shows(page, service, snippet)


@pytest.mark.parametrize("name", kept())
def test_a_snippet_that_was_pasted_one_day_shows_its_card_for_ever(page, host, service, name):
    snippet = kept()[name].replace("https://HOST", service.base)
    page.goto(host.write(paste(snippet)))
    assert_shows(page, service, snippet)


def test_every_snippet_of_today_is_kept(service):
    """Where this fails, add a file to tests/widget/snippets; never change one, for it stands on pages of others."""
    today = [*written_in_readme(), *(snippet for path in PAGES for snippet in documented(service, path).values())]
    assert {shape(snippet) for snippet in today} - {shape(snippet) for snippet in kept().values()} == set()


def test_the_home_page_is_drawn_with_its_card_and_asks_for_none(page, service, cles):
    watch(page)
    page.goto(service.base)
    assert sentences(page.locator("main article")) == service.phrases(cles["S0"])
    assert (service.cards_asked(), page.evaluate("window.refused")) == ([], [])


@pytest.mark.parametrize("form", ["plain", "iframe", "image"])
def test_every_example_of_the_service_shows_a_card(page, service, form):
    page.goto(f"{service.base}/exemples/{form}")
    wait_for(page, form)
    assert re.findall("HOST|CLE|HAUTEUR", page.content()) == []
