"""The banner says all that the card says, or its shortest form: never a figure without whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import create_app
from app.cards.drawing_banner import HEIGHT, WIDTH, draw_banner
from app.cards.measure import text_width
from app.config import Config
from app.nomenclature import Key
from app.web.cartes import find_card
from app.web.exemples import list_cards
from app.web.options import Options
from tests.conftest import TODAY


@pytest.fixture
def snapshot(database):
    return create_app(Config(database=database, today=TODAY)).extensions["warehouse"].snapshot()


def words(banner):
    return " ".join(text.content for text in banner.texts)


def is_inside(banner):
    rows = all(row.x >= 0 and row.x + 240 <= WIDTH and row.y + 24 <= HEIGHT for row in banner.rows)
    return rows and all(
        text.y <= HEIGHT - 6 and text.x + text_width(text.content, text.size, bold=text.bold) <= WIDTH - 16 for text in banner.texts
    )


@pytest.mark.parametrize("options", [Options(), Options(adresse="tu"), Options(langue="en")], ids=["vous", "tu", "en"])
def test_every_state_fits_with_its_figures_and_whose_they_are(snapshot, options):
    for found in list_cards(snapshot, TODAY):
        card = find_card(snapshot, Key.parse(found.cle), options, TODAY)
        banner = draw_banner(card)
        said = words(banner)
        assert is_inside(banner) and card.marque in said
        for bloc in card.blocs:
            if bloc.has_figures and not bloc.memoire:
                assert bloc.perimetre in said and all(annonce in said for annonce in bloc.annonces), card.etat
                assert all(ligne.phrase in said for ligne in bloc.lignes if ligne.part is not None)


def test_how_sure_a_figure_is_stands_under_that_figure(snapshot):
    small = next(card for card in list_cards(snapshot, TODAY) if any(ligne.precision for bloc in card.blocs for ligne in bloc.lignes))
    first, second, *_ = small.blocs[0].lignes
    said = words(draw_banner(small))
    assert said.index(first.phrase) < said.index(first.precision) < said.index(second.phrase)


def test_the_text_alternative_of_two_groups_names_each_before_its_figures(snapshot):
    card = next(card for card in list_cards(snapshot, TODAY) if card.etat == "S11")
    pupils, apprentices = (card.alternative.find(said) for said in ("En lycée.", "En apprentissage."))
    assert 0 < pupils < card.alternative.index("sur\xa010") < apprentices < card.alternative.rindex("sur\xa010")


def test_the_figures_are_drawn_as_on_the_card(snapshot):
    card = next(card for card in list_cards(snapshot, TODAY) if card.etat == "S0")
    assert [row.tone for row in draw_banner(card).rows] == ["emploi", "formation", "autre"]
    assert not any(row.contour for row in draw_banner(card).rows)


def test_real_data_say_nothing_of_fiction(snapshot):
    card = replace(list_cards(snapshot, TODAY)[0], marque="", fictif=False)
    assert draw_banner(card).frames == []


def test_what_has_no_room_is_said_in_the_shortest_form(snapshot):
    card = list_cards(snapshot, TODAY)[0]
    crowded = replace(card, blocs=card.blocs * 6)
    banner = draw_banner(crowded)
    assert is_inside(banner) and card.alternative in words(banner) and banner.rows == []


@pytest.mark.parametrize("name", ["W" * 180, "🎓" * 180, "très long " * 18])
def test_a_long_name_fits(snapshot, name):
    card = list_cards(snapshot, TODAY)[0]
    banner = draw_banner(replace(card, formation=name, blocs=tuple(replace(bloc, perimetre=name) for bloc in card.blocs)))
    assert is_inside(banner)
