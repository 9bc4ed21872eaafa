"""The rules of language find what they are meant to find, and nothing in a good sentence."""

from __future__ import annotations

import pytest

from tests.cards.rules import RULES, pattern_of, wrongly_addressed

GOOD = {
    "fr": "Environ 4\u00a0jeunes sur\u00a010 ont un travail (44\u00a0%)\u00a0: c'est «\u00a0publié\u00a0».",
    "en": "About 4\u00a0in\u00a010 young people have a job (44%): this lycée, in 2022.",
}


@pytest.mark.parametrize("langue", GOOD)
@pytest.mark.parametrize("rule", RULES)
def test_a_good_sentence_has_no_fault(rule, langue):
    assert RULES[rule](GOOD[langue], "phrase", langue) == []


@pytest.mark.parametrize(
    ("rule", "langue", "text"),
    [
        ("long", "fr", "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize."),
        ("forbidden", "fr", "Le taux est bon."),
        ("forbidden", "fr", "Un chiffre médian."),
        ("forbidden", "en", "The rate."),
        ("agreement", "fr", "Environ 1\u00a0jeunes sur\u00a010"),
        ("agreement", "fr", "Environ 1 sur 10 ont un travail."),
        ("agreement", "fr", "Cela mène à 1 bacs pro"),
        ("agreement", "fr", "2\u00a0jeune sur\u00a010"),
        ("agreement", "fr", "Environ 3 apprentis sur 10 a un travail."),
        ("agreement", "en", "About 1\u00a0in\u00a010 have a job."),
        ("agreement", "en", "About 2 in 10 young people has a job."),
        ("spaces", "fr", "Travail : oui."),
        ("spaces", "fr", "Travail: oui."),
        ("spaces", "fr", "44%"),
        ("spaces", "fr", "« oui\u00a0»"),
        ("spaces", "fr", "4 sur\u00a010"),
        ("spaces", "fr", "deux  espaces"),
        ("spaces", "fr", "un point ."),
        ("spaces", "fr", "l’école"),
        ("spaces", "en", "Job : figure"),
        ("spaces", "en", "4 in 10"),
        ("french", "en", "this lycée de France"),
        ("french", "en", "no chiffre"),
        ("decorated", "fr", "Bravo 🎓"),
        ("decorated", "fr", "Un travail (salarié)."),
    ],
)
def test_a_fault_is_found(rule, langue, text):
    assert RULES[rule](text, "phrase", langue)


@pytest.mark.parametrize(("adresse", "text"), [("tu", "Parlez-en."), ("tu", "Avec vos proches."), ("vous", "Tu choisiras."), ("vous", "Avec tes proches.")])
def test_the_other_form_of_address_is_found(adresse, text):
    other = {"tu": "vous", "vous": "tu"}[adresse]
    assert wrongly_addressed(text, "phrase", "fr", adresse)
    assert not wrongly_addressed(text, "phrase", "fr", other) and not wrongly_addressed("chez eux, assez", "phrase", "fr", adresse)


def test_names_are_found_whatever_their_spaces_became_and_never_inside_a_word():
    assert pattern_of(["bac", "bac pro"]).sub("X", "un bac\u00a0pro, un bac, des bacs") == "un X, un X, des bacs"
