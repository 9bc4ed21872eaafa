"""The options of a card: whatever is asked for, one answer has one place in the caches, and it is the answer that was asked for."""

from __future__ import annotations

import random
from itertools import product

import pytest
from flask.testing import FlaskClient

from app.nomenclature import Key
from app.web.cartes import find_card, render
from app.web.images import drawn
from app.web.options import VALUES, Options
from tests.conftest import TODAY

# With figures in all sizes, and without any.
KEYS = ("0990001N-23110033205", "23110022139")
# Every place that one key may take: a flood of options must not push the cards of others out.
PLACES = {"page": 3 * 3 * 2 * 6 * 3, "fragment": 3 * 4 * 2 * 5 * 3 * 2, "svg": 3 * 3 * 5, "json": 3 * 3}


def parsed(form: str) -> list[Options]:
    """Every way to ask for a form."""
    return [Options.parse({k: v for k, v in zip(VALUES, chosen) if v}, form) for chosen in product(*((*values, "") for values in VALUES.values()))]


@pytest.mark.parametrize("form", ["page", "fragment", "svg", "json"])
def test_one_key_takes_few_places_whatever_is_asked(form):
    assert len({options.settled(form) for options in parsed(form)}) == PLACES[form]


@pytest.mark.parametrize("cle", KEYS)
@pytest.mark.parametrize("form", ["page", "fragment", "json"])
def test_what_is_kept_is_what_was_asked(client: FlaskClient, form, cle):
    snapshot = client.application.extensions["warehouse"].snapshot()
    with client.application.test_request_context():
        for asked in random.Random(0).sample(sorted(set(parsed(form)), key=str), 12):
            card = find_card(snapshot, Key.parse(cle), asked, TODAY)
            assert render(card, form, asked, "").body == render(card, form, asked.settled(form), "").body, asked


@pytest.mark.parametrize("cle", KEYS)
def test_the_picture_that_is_kept_is_the_one_that_was_asked(client: FlaskClient, cle):
    snapshot = client.application.extensions["warehouse"].snapshot()
    for asked in random.Random(1).sample(sorted(set(parsed("svg")), key=str), 40):
        settled, card = asked.settled("svg"), find_card(snapshot, Key.parse(cle), asked, TODAY)
        assert settled.theme == asked.theme
        assert vars(drawn(card, asked)) == vars(drawn(card, settled)), asked
