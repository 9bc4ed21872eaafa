"""The page for integrators: the policies that it gives are exact, and its buttons copy what it shows."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.widget.reading import watch
from tests.widget.snippets import assert_shows, documented, paste

pytestmark = pytest.mark.browser

FORMS = ["script", "cadre", "image", "inclusion"]
CLOSED = "default-src 'none'"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


@pytest.mark.parametrize("form", FORMS)
def test_the_policy_given_for_a_form_is_enough_for_its_snippet(page, host, service, form):
    snippet = documented(service, "/integration")[form]
    watch(page)
    page.goto(host.write(paste(snippet), _policy(_directives(service, form))))
    assert_shows(page, service, snippet)
    assert [frame.evaluate("window.refused") for frame in page.frames] == [[]] * len(page.frames)


@pytest.mark.parametrize("form", FORMS)
def test_no_directive_given_for_a_form_is_too_much(open_page, host, service, form):
    snippet, directives = documented(service, "/integration")[form], _directives(service, form)
    for dropped in directives:
        page = open_page()
        watch(page)
        page.goto(host.write(paste(snippet), _policy([one for one in directives if one != dropped])))
        page.wait_for_function("window.refused.length > 0")
        assert page.evaluate("window.refused")[0].startswith(dropped.split()[0])


@pytest.mark.parametrize("taille", ["badge", "detail"])
def test_the_hash_given_for_another_size_lets_its_style_in(page, host, service, cles, taille):
    html = service.app.test_client().get("/integration", base_url=service.base).text
    allowed = unescape(re.search(f'<code id="empreinte-{taille}">(.*?)</code>', html)[1])
    watch(page)
    fragment = service.app.test_client().get(f"/cartes/{cles['S0']}.html?taille={taille}", base_url=service.base).text
    page.goto(host.write(f"<!doctype html><meta charset='utf-8'>{fragment}", _policy([f"style-src {allowed}"])))
    assert page.locator("article").evaluate("card => getComputedStyle(card).borderTopWidth") == "1px"
    assert page.evaluate("window.refused") == []


def test_a_button_copies_each_snippet_under_the_policy_of_the_page(open_page, service):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    watch(page)
    page.goto(f"{service.base}/integration")
    snippets = documented(service, "/integration")
    buttons = page.get_by_role("button", name="Copier")
    assert buttons.count() == len(snippets)
    for place, snippet in enumerate(snippets.values()):
        buttons.nth(place).click()
        page.get_by_role("status").nth(place).filter(has_text="Copié.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == snippet
    assert page.evaluate("window.refused") == []


def test_where_nothing_may_be_copied_the_snippet_is_selected(page, service):
    page.add_init_script(NO_CLIPBOARD)
    page.goto(f"{service.base}/integration")
    page.get_by_role("button", name="Copier le code par cadre").click()
    page.get_by_role("status").filter(has_text="sélectionné").wait_for()
    assert page.evaluate("getSelection().toString()") == documented(service, "/integration")["cadre"]


def test_without_script_the_page_is_whole_and_promises_no_button(open_page, service):
    page = open_page(java_script_enabled=False)
    page.goto(f"{service.base}/integration")
    assert page.locator("pre").all_text_contents() == list(documented(service, "/integration").values())
    assert page.get_by_role("button").count() == 0


def test_every_line_of_the_contents_leads_somewhere(page, service):
    page.goto(f"{service.base}/integration")
    targets = page.locator("a[href^='#']").evaluate_all("links => links.map(({ hash }) => hash)")
    assert len(targets) > 15 and [target for target in targets if page.locator(target).count() != 1] == []


def _directives(service, form: str) -> list[str]:
    html = service.app.test_client().get("/integration", base_url=service.base).text
    return unescape(re.search(rf'<code id="csp-{form}">(.*?)</code>', html)[1]).split("; ")


def _policy(directives: list[str]) -> dict[str, str]:
    return {"Content-Security-Policy": "; ".join([CLOSED, *directives])}
