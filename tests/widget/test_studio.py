"""An editor at work: finds a formation, looks at its card, changes its scope, copies, pastes elsewhere; by mouse, by keyboard alone,
and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from tests.widget.keyboard import tab_to
from tests.widget.reading import sentences

pytestmark = pytest.mark.browser

TYPED, PLACE, REGION = "bac pro melec essai", "Lycée d'essai du Grand Phare", "Bretagne"


def test_an_editor_finds_looks_changes_the_scope_copies_and_pastes(open_page, service, host):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{service.base}/studio")
    # Results come as the words are typed: nothing is pressed.
    page.get_by_role("searchbox").press_sequentially(TYPED)
    page.get_by_role("link", name=PLACE).first.click()
    assert PLACE in _preview(page).inner_text()
    assert page.frame_locator("#apercu iframe").locator("html").evaluate("() => innerWidth") == 320
    page.get_by_role("radio", name="la région").check()
    _preview(page).filter(has_text=REGION).wait_for()
    page.get_by_role("button", name="Copier le code : cadre").click()
    page.get_by_text("Copié.").wait_for()
    _assert_same(open_page(), host, page.evaluate("navigator.clipboard.readText()"), _preview(page))
    # A colleague opens the same preview from the link.
    other = open_page()
    other.goto(page.url)
    assert sentences(_preview(other)) == sentences(_preview(page)) != []


def test_another_does_it_by_keyboard_alone(open_page, service, host):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{service.base}/studio")
    tab_to(page, page.get_by_role("searchbox"))
    page.keyboard.type(TYPED)
    page.keyboard.press("Enter")
    page.wait_for_url("**/studio?q=bac*")
    tab_to(page, page.get_by_role("link", name=PLACE).first)
    page.keyboard.press("Enter")
    page.wait_for_url("**cle=**")
    tab_to(page, page.get_by_role("radio", name="l'établissement"))
    page.keyboard.press("ArrowDown")
    _preview(page).filter(has_text=REGION).wait_for()
    tab_to(page, page.get_by_role("button", name="Copier le code : cadre"))
    page.keyboard.press("Enter")
    page.get_by_text("Copié.").wait_for()
    _assert_same(open_page(), host, page.evaluate("navigator.clipboard.readText()"), _preview(page))


def test_a_third_does_it_without_javascript(open_page, service, host):
    page = open_page(java_script_enabled=False)
    page.goto(f"{service.base}/studio")
    page.get_by_role("searchbox").fill(TYPED)
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("link", name=PLACE).first.click()
    page.get_by_role("radio", name="la région").check()
    page.get_by_role("radio", name="Cadre").check()
    page.get_by_role("button", name="Mettre à jour").click()
    code = page.locator("#code-cadre").inner_text()
    shown = page.frame_locator("#apercu iframe").frame_locator("iframe").locator("article")
    assert REGION in shown.inner_text()
    _assert_same(open_page(), host, code, shown)


@pytest.fixture(scope="module")
def kept(open_kept):
    return open_kept()


@pytest.mark.parametrize("forme", ["script", "cadre", "image", "adresse"])
@pytest.mark.parametrize("fond", ["clair", "sombre"])
def test_each_form_is_previewed_under_the_policy_of_the_preview(kept, service, cles, forme, fond):
    said = []
    kept.on("console", lambda message: said.append(message.text))
    kept.goto(f"{service.base}/studio?cle={cles['S0']}&forme={forme}&fond={fond}")
    frame = kept.frame_locator("#apercu iframe")
    if forme == "image":
        assert frame.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 340
    else:
        (frame if forme == "script" else frame.frame_locator("iframe")).locator("article").wait_for()
    assert frame.locator("html").evaluate("html => getComputedStyle(html).colorScheme") == ("light" if fond == "clair" else "dark")
    assert said == []


def test_a_slow_answer_never_replaces_a_later_one(open_page, service, cles):
    page = open_page()
    page.goto(f"{service.base}/studio?cle={cles['S0']}")
    page.route("**/studio?*largeur=768*", lambda route: (page.wait_for_timeout(400), route.continue_()))
    menu = page.get_by_label("Largeur de l'écran")
    menu.select_option("768")
    menu.select_option("1280")
    page.locator("#apercu iframe[width='1280']").wait_for()
    page.wait_for_timeout(600)
    assert page.locator("#apercu iframe").get_attribute("width") == "1280"


def _preview(page: Page) -> Locator:
    # The card is asked for when the preview comes near the screen.
    page.evaluate("document.getElementById('apercu')?.scrollIntoView()")
    return page.frame_locator("#apercu iframe").locator("article")


def _assert_same(blank: Page, host, pasted: str, shown: Locator) -> None:
    """What was copied, pasted in a blank page of another origin, shows the card of the preview."""
    assert pasted.startswith("<iframe ")
    blank.goto(host.write(f"<!doctype html><meta charset='utf-8'><title>Hôte</title>{pasted}"))
    card = blank.frame_locator("iframe").locator("article")
    assert sentences(card) == sentences(shown) != []
    assert blank.url.split("/")[2] not in pasted
