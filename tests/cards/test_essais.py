"""What is tried says the same figures as the card of today, by the same rules of language, in every language."""

from __future__ import annotations

import re

import pytest

from app.cards.essais import ESSAIS
from app.cards.voice import Voice, speaking
from tests.cards.rules import RULES
from tests.cards.test_invariants import NOUNS, SIZES, rows

TRIED = [essai for essai in ESSAIS.values() if essai.phrases]


def said(voice: Voice):
    """Every row of every share, of small and large groups of all kinds of people."""
    with speaking(voice):
        return [ligne for place, *_ in NOUNS for effectif in SIZES for part in range(101) for ligne in rows(part, effectif, place)]


@pytest.mark.parametrize("langue", ["fr", "en"])
@pytest.mark.parametrize("essai", TRIED, ids=lambda essai: essai.nom)
def test_a_sentence_that_is_tried_says_the_same_figure_in_good_language(essai, langue):
    today, tried = said(Voice(langue)), said(Voice(langue, instead=essai.instead))
    assert {ligne.phrase for ligne in tried} != {ligne.phrase for ligne in today}
    for before, after in zip(today, tried, strict=True):
        assert (after.part, after.sur_10, after.pourcentage, after.courte) == (before.part, before.sur_10, before.pourcentage, before.courte)
        assert sorted(re.findall(r"\d+", after.phrase)) == sorted(re.findall(r"\d+", before.phrase))
    for phrase in {Voice(langue).typeset(ligne.phrase) for ligne in tried}:
        assert [name for name, rule in RULES.items() if rule(phrase, "phrase", langue)] == [], phrase
