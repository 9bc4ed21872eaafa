"""What a screen reader is given, word for word: axe does not see a picture that should be silent, nor a sentence said twice."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from app.web.options import VALUES
from tests.widget.accessibility.golden import check_golden, read_golden
from tests.widget.accessibility.hosts import open_scripted
from tests.widget.accessibility.tree import chromium_tree, read_aloud
from tests.widget.accessibility.variants import BARE, SETTINGS

pytestmark = pytest.mark.browser

STATES = ["S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", *BARE]
NAMED = {"link", "button", "heading", "DisclosureTriangle"}
PICTURES = {"image", "img", "SvgRoot", "graphics-document", "graphics-symbol", "figure"}


@pytest.fixture(scope="module")
def kept(open_kept):
    return open_kept()


@pytest.fixture(scope="module")
def heard(kept, every_state, variants):
    """Each card as a page, its title at level 4 as asked: what Playwright reads of it, and the nodes of Chromium."""
    found = {}
    for variant in variants:
        kept.goto(variant.address(every_state, "auto", "&niveau=4"))
        found[variant] = read_aloud(kept.locator("article"), every_state.base), chromium_tree(kept)
    return found


def test_every_state_is_read(variants):
    assert sorted({variant.etat for variant in variants}) == sorted(STATES)


@pytest.mark.parametrize("etat", STATES)
def test_a_card_is_read_word_for_word(heard, etat, request):
    """Golden files hold what was read once and agreed to."""
    parts = [f"# taille : {variant.taille}\n{read}" for variant, (read, _) in heard.items() if variant.etat == etat]
    check_golden(f"{etat}.yaml", "".join(parts), request.config.getoption("--update-golden"))


def test_the_script_gives_the_same_to_read(kept, every_state, site, variants):
    """In a shadow root, at level 3 for want of a level."""
    open_scripted(kept, site, variants, SETTINGS[0])
    shown = kept.locator("carte-insertion article")
    for place, variant in enumerate(variant for variant in variants if variant.exists):
        read = read_aloud(shown.nth(place), every_state.base)
        # Deepest first: a level down each, as under a host that asks for 4.
        for level in (5, 4, 3):
            read = read.replace(f"[level={level}]", f"[level={level + 1}]")
        assert f"# taille : {variant.taille}\n{read}" in read_golden(f"{variant.etat}.yaml")


@pytest.mark.parametrize("etat", STATES)
def test_chromium_gives_no_picture_and_nothing_without_a_name(heard, etat):
    """The figures repeat the sentence beside them: they are silent. Each link has its own words."""
    for nodes in (nodes for variant, (_, nodes) in heard.items() if variant.etat == etat):
        assert [node for node in nodes if node.role in PICTURES] == []
        assert [node for node in nodes if node.role in NAMED and not node.name] == []
        links = Counter(node.name for node in nodes if node.role == "link")
        assert links and [name for name, count in links.items() if count > 1] == []


@pytest.mark.parametrize("niveau", VALUES["niveau"])
def test_the_title_has_the_level_that_the_host_asks(kept, every_state, variants, niveau):
    kept.goto(variants[0].address(every_state, "auto", f"&niveau={niveau}"))
    assert kept.get_by_role("heading", level=int(niveau)).count() == 1


def test_the_title_of_a_page_of_its_own_is_its_first(kept, every_state, variants):
    kept.goto(variants[0].address(every_state, "auto"))
    assert kept.get_by_role("heading", level=1).count() == 1
    assert kept.get_by_role("main").count() == 1


def test_a_frame_leaves_the_main_landmark_to_its_host(kept, every_state, site, variants):
    kept.goto(site.page(f'<main><iframe title="Carte" src="{variants[0].address(every_state, "auto")}"></iframe></main>'))
    framed = kept.frame_locator("iframe")
    framed.locator("article").wait_for()
    assert framed.get_by_role("main").count() == 0


def test_the_page_is_in_the_language_of_its_card(kept, every_state, variants):
    for langue in VALUES["langue"]:
        kept.goto(variants[0].address(every_state, "auto", f"&langue={langue}"))
        spoken = every_state.data(f"/cartes/{variants[0].cle}.json?langue={langue}")["langue"]
        assert kept.locator("html").get_attribute("lang") == spoken
        assert kept.locator("article").get_attribute("lang") == spoken


def test_what_finds_no_picture_would_find_one(kept, every_state, variants):
    """And would not take an icon with a name for silence."""
    kept.goto(variants[0].address(every_state, "auto"))
    kept.locator(".f").first.evaluate("drawing => { drawing.removeAttribute('aria-hidden'); drawing.setAttribute('role', 'img') }")
    assert [node for node in chromium_tree(kept) if node.role in PICTURES]
    assert re.search(r"^ +- img", read_aloud(kept.locator("article"), every_state.base), re.M)
