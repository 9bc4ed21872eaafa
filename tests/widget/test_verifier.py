"""An editor whose card does not show: pastes the page in /verifier, reads what is wrong, takes the corrected code elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.widget.accessibility.axe import run_axe
from tests.widget.keyboard import tab_to
from tests.widget.reading import card, sentences
from tests.widget.servers import Host, Service

pytestmark = pytest.mark.browser

# Line by line from the second: no module; another name for the key, and no link; no text for the picture.
FAULTY = """<h1>CAP Cuisine</h1>
<script src="{base}/widget/v1/carte-insertion.js"></script>
<carte-insertion key="{cle}"></carte-insertion>
<img src="{base}/cartes/{cle}.svg">"""
TOLD = ["Ligne 2 : Le script n'a pas type=", "Ligne 3 : La clé s'écrit dans", "Ligne 3 : Il manque le lien", "Ligne 4 : L'image n'a pas de alt"]


def test_an_editor_pastes_reads_copies_and_the_card_shows_elsewhere(open_page, service, host, cles):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{service.base}/verifier")
    page.evaluate("text => navigator.clipboard.writeText(text)", FAULTY.format(base=service.base, cle=cles["S0"]))
    tab_to(page, page.get_by_label("Le HTML de votre page"))
    page.keyboard.press("Control+V")
    tab_to(page, page.get_by_role("button", name="Vérifier"))
    page.keyboard.press("Enter")
    _assert_told(page)
    assert run_axe(page).found == []
    # The line leads to its card, whose code is next.
    tab_to(page, page.get_by_role("link", name="Ligne 3").first)
    page.keyboard.press("Enter")
    element = _copy(page, "Copier le code de la ligne 3")
    script = _copy(page, "Copier la ligne du script")
    _assert_shown(open_page(), host, script + element, service.phrases(cles["S0"]))


def test_another_does_it_without_javascript(open_page, service, host, cles):
    page = open_page(java_script_enabled=False)
    page.goto(f"{service.base}/verifier")
    page.get_by_label("Le HTML de votre page").fill(FAULTY.format(base=service.base, cle=cles["S0"]))
    page.get_by_role("button", name="Vérifier").click()
    _assert_told(page)
    assert page.get_by_role("button", name="Copier").count() == 0
    pasted = [page.locator(f"#code-{name}").inner_text() for name in ("script", "carte-1")]
    _assert_shown(open_page(), host, "".join(pasted), service.phrases(cles["S0"]))


def _assert_told(page: Page) -> None:
    page.get_by_role("heading", name="4 points à corriger").wait_for()
    told = page.locator(".constats li").all_inner_texts()
    assert [found.replace("\xa0", " ")[: len(said)] for found, said in zip(told, TOLD, strict=True)] == TOLD


def _copy(page: Page, name: str) -> str:
    button = page.get_by_role("button", name=name)
    tab_to(page, button)
    page.keyboard.press("Enter")
    button.locator("xpath=..").get_by_text("Copié.").wait_for()
    return page.evaluate("navigator.clipboard.readText()")


def _assert_shown(blank: Page, host: Host, pasted: str, phrases: list[str]) -> None:
    blank.goto(host.write(f"<!doctype html><html lang='fr'><meta charset='utf-8'><title>Hôte</title>{pasted}"))
    assert sentences(card(blank)) == phrases != []
