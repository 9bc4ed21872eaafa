"""Four sites name a formation by the number that they have: the figures are those of the key that it leads to."""

from __future__ import annotations

import re

import pytest

from tests.widget.accessibility.hosts import READ

pytestmark = pytest.mark.browser

# (numbers that the page writes, keys that they lead to); an UAI, a region, a diploma.
UAI, REGION, CFD = r"\d{7}[A-Z]", r"\d{2}", r"[0-9A-Z]{8}"
SITES = {
    "fiche-formation": ([r"(\w+-)?onisep:FOR\.\d+", rf"({UAI}-)?{CFD}"], [rf"({UAI}-)?{CFD}"] * 2),
    "offre-seconde": ([rf"{UAI}-[0-9A-Z]{{11}}"], [rf"{UAI}-[0-9A-Z]{{11}}"]),
    "fiche-voeu": ([r"parcoursup:\d+"], [rf"{UAI}-({CFD}|SISE:\d{{7}})"]),
    "resultat-recherche": ([r"\d{5}-rncp:\d+", rf"\d{{5}}-{CFD}"], [rf"{REGION}-{CFD}"] * 2),
    "voeu-sans-diplome": ([r"parcoursup:\d+"], [UAI]),
    "rncp-plusieurs": ([r"rncp:\d+"], [r"rncp:\d+"]),
}


@pytest.mark.parametrize("name", SITES)
def test_the_figures_are_those_of_the_key_that_the_number_leads_to(open_host, service, name):
    page = open_host(name)
    written, resolved = SITES[name]
    page.evaluate(READ)
    elements = page.locator("carte-insertion")
    numbers = [element.get_attribute("formation") for element in elements.all()]
    contents = [service.data(f"/cartes/{number}.json") for number in numbers]
    assert _match(written, numbers) and _match(resolved, [content["cle"] for content in contents])
    for element, content in zip(elements.all(), contents, strict=True):
        drawn = element.locator("article")
        assert drawn.get_attribute("data-etat") == content["etat"]
        # By the key itself, and not by the number: both lead to the same figures.
        assert drawn.locator(".h").text_content() == content["titre"]
        assert drawn.locator("li").all_text_contents() == _lines(service, content)
        assert drawn.locator("li").count() > 0


def test_a_number_and_the_code_that_it_leads_to_show_the_same_figures(open_host, service):
    page = open_host("fiche-formation")
    page.evaluate(READ)
    first, second = (card.locator("li").all_text_contents() for card in page.locator("carte-insertion").all())
    assert first == second != []


def test_a_number_without_diploma_shows_the_whole_establishment_and_says_why(open_host, service):
    page = open_host("voeu-sans-diplome")
    page.evaluate(READ)
    content = service.data(f"/cartes/{page.locator('carte-insertion').get_attribute('formation')}.json")
    assert content["motif"] == "formation_non_reliee"
    reason = content["blocs"][0]["annonces"][0]
    assert reason.startswith("Pas de chiffre") and reason in page.locator("carte-insertion article").text_content()


def test_a_number_with_several_answers_offers_each_and_picks_none(open_host, service):
    page = open_host("rncp-plusieurs")
    page.evaluate(READ)
    cle = page.locator("carte-insertion").get_attribute("formation")
    choix = service.data(f"/cartes/{cle}.json")["choix"]
    links = page.locator("carte-insertion article li a")
    assert len(choix) > 1
    assert [link.get_attribute("href") for link in links.all()] == [f"{service.base}/cartes/{each['cle']}" for each in choix]
    assert page.locator("carte-insertion article svg.f").count() == 0


def _lines(service, content: dict) -> list[str]:
    """The text of every line of the card, from its data."""
    data = content if content["choix"] else service.data(f"/cartes/{content['cle']}.json")
    blocs = [bloc for bloc in data["blocs"] if not bloc["memoire"] and any(ligne["part"] is not None for ligne in bloc["lignes"])]
    rows = [" ".join(part for part in (ligne["phrase"], ligne["pourcentage"]) if part) + (ligne["dite"] or "") for bloc in blocs for ligne in bloc["lignes"]]
    return [*rows, *(each["libelle"] + each["phrase"] for each in data["specialites"]), *(each["libelle"] for each in data["choix"])]


def _match(patterns: list[str], texts: list[str]) -> bool:
    return len(patterns) == len(texts) and all(re.fullmatch(*pair) for pair in zip(patterns, texts, strict=True))
