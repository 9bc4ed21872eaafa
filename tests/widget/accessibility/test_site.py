"""The pages of the site: axe, the titles, and a page about accessibility that claims nothing that was not checked."""

from __future__ import annotations

import re
from html import unescape

import pytest

from app import create_app
from app.cards.etats import ETATS
from app.config import ROOT, Config
from app.web.navigation import PAGES
from app.web.options import VALUES
from tests.site import list_pages
from tests.widget.accessibility.axe import AXE, COLOURS, TARGETS, run_axe
from tests.widget.accessibility.hosts import READ
from tests.widget.accessibility.pages import SITE
from tests.widget.accessibility.test_tree import STATES
from tests.widget.accessibility.tree import chromium_tree

pytestmark = pytest.mark.browser

# An imitated host that only the studio shows, in a frame which axe enters with it.
FRAMED = "/studio/apercu"
WIDE = {"width": 1280, "height": 720}
# The lines of a page break most here, and what is pressed comes closest.
NARROW = {"width": 320, "height": 700}
HOSTS = [f"/exemples/{name}" for name in ("plain", "iframe", "image", "fiche-formation", "offre-seconde", "rncp-plusieurs")]


@pytest.fixture(scope="module")
def kept(open_kept):
    return open_kept()


def test_no_page_is_forgotten_here(every_state):
    assert set(list_pages(every_state.app)) - {FRAMED} <= {path.partition("?")[0] for path in SITE}


@pytest.mark.parametrize("path", [*SITE, *HOSTS])
def test_a_page_has_nothing_to_mend_light_or_dark_wide_or_narrow(kept, every_state, path):
    kept.emulate_media(color_scheme="light")
    kept.set_viewport_size(WIDE)
    kept.goto(every_state.base + path)
    kept.evaluate(READ)
    report = run_axe(kept)
    assert report.found == []
    assert {"color-contrast", "document-title", "html-has-lang", "landmark-one-main"} <= set(report.passed)
    kept.emulate_media(color_scheme="dark")
    assert run_axe(kept, COLOURS).found == []
    kept.set_viewport_size(NARROW)
    assert run_axe(kept, TARGETS).found == []


@pytest.mark.parametrize("path", SITE)
def test_a_page_has_one_first_title_and_no_level_left_out(kept, every_state, path):
    kept.set_viewport_size(WIDE)
    kept.goto(every_state.base + path)
    kept.evaluate(READ)
    levels = [int(level) for level in re.findall(r"^ *- .?heading .*\[level=(\d)\]", kept.locator("body").aria_snapshot(), re.M)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert [node for node in chromium_tree(kept) if node.role == "link" and not node.name] == []


@pytest.mark.parametrize("path", SITE[:5])
def test_every_page_of_the_site_leads_to_the_one_about_accessibility(kept, every_state, path):
    kept.set_viewport_size(WIDE)
    kept.goto(every_state.base + path)
    kept.get_by_role("contentinfo").get_by_role("link", name="Accessibilité : non audité").click()
    kept.wait_for_url(f"{every_state.base}/accessibilite")


def test_the_page_claims_what_these_tests_check_and_not_more(client):
    said = _words(client.get("/accessibilite").text)
    assert set(ETATS) <= set(STATES) and all(name in said for name in ETATS.values())
    assert all(f"« {page.nom} »" in said for page in PAGES[1:])
    assert f"les tailles {', '.join(sorted(VALUES['taille']))}" in said
    assert f"les thèmes {', '.join(VALUES['theme'])}" in said
    assert f"axe-core {re.search(r'axe v([0-9.]+)', AXE)[1]}" in said
    assert f"Playwright {re.search(r'playwright==([0-9]+[.][0-9]+)', (ROOT / 'requirements-test.lock').read_text())[1]}" in said


def test_the_page_says_that_nobody_audited_and_gives_no_rate(client):
    said = _words(client.get("/accessibilite").text)
    assert "non audité" in said and "aucun taux de conformité" in said
    assert all(name in said for name in ("RGAA", "NVDA", "VoiceOver", "TalkBack", "FALC"))
    assert not re.search(r"(totalement|partiellement) conforme|conforme au RGAA|[0-9] % (des critères|conforme)", said)


def test_a_problem_is_told_to_the_address_of_the_server_if_it_has_one(database, client):
    answered = create_app(Config(database=database, contact="acces@exemple.fr")).test_client().get("/accessibilite").text
    assert '<a href="mailto:acces@exemple.fr">acces@exemple.fr</a>' in answered
    without = client.get("/accessibilite").text
    assert "mailto:" not in without and "pas encore d'adresse" in _words(without)


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))
