from __future__ import annotations

import pytest

from app.cards.sentences import out_of_ten, public_employment, sentence, short_sentence
from app.cards.wording import CFA, LYCEE

SHARES = [
    (0, 0, "Aucun travail salarié repéré à cette date."),
    (1, 0.5, "Moins de 1 jeune sur 10 a un travail."),
    (4, 0.5, "Moins de 1 jeune sur 10 a un travail."),
    (5, 1, "Environ 1 jeune sur 10 a un travail."),
    (14, 1, "Environ 1 jeune sur 10 a un travail."),
    (15, 2, "Environ 2 jeunes sur 10 ont un travail."),
    (44, 4, "Environ 4 jeunes sur 10 ont un travail."),
    (45, 5, "Environ 5 jeunes sur 10 ont un travail."),
    (94, 9, "Environ 9 jeunes sur 10 ont un travail."),
    (95, 9.5, "Plus de 9 jeunes sur 10 ont un travail."),
    (99, 9.5, "Plus de 9 jeunes sur 10 ont un travail."),
    (100, 10, "Tous ont un travail."),
]


@pytest.mark.parametrize(("part", "filled", "words"), SHARES)
def test_a_share_has_the_same_words_and_figures(part, filled, words):
    assert out_of_ten(part) == filled
    assert sentence("emploi", part, LYCEE) == words


@pytest.mark.parametrize(
    ("subject", "part", "words"),
    [
        ("formation", 0, "Aucune inscription repérée cette année-là."),
        ("formation", 3, "Moins de 1 jeune sur 10 est encore en formation."),
        ("formation", 8, "Environ 1 jeune sur 10 est encore en formation."),
        ("formation", 30, "Environ 3 jeunes sur 10 sont encore en formation."),
        ("formation", 100, "Tous sont encore en formation."),
        ("autre", 0, "Aucune autre situation."),
        ("autre", 2, "Moins de 1 sur 10 : autre situation."),
        ("autre", 10, "Environ 1 sur 10 : autre situation."),
        ("autre", 97, "Plus de 9 sur 10 : autre situation."),
        ("autre", 100, "Tous : autre situation."),
    ],
)
def test_each_outcome_has_its_own_words(subject, part, words):
    assert sentence(subject, part, LYCEE) == words


def test_apprentices_are_called_apprentices():
    assert sentence("emploi", 44, CFA) == "Environ 4 apprentis sur 10 ont un travail."
    assert sentence("emploi", 8, CFA) == "Environ 1 apprenti sur 10 a un travail."


def test_absence_is_not_zero():
    assert sentence("emploi", None, LYCEE) == "Travail : chiffre non publié."
    assert sentence("emploi", 0, LYCEE) != sentence("emploi", None, LYCEE)


@pytest.mark.parametrize("part", range(101))
def test_figures_are_within_five_points_and_never_hide_a_share(part):
    filled = out_of_ten(part)
    assert abs(10 * filled - part) <= 5
    assert (filled == 0) == (part == 0)
    assert (filled == 10) == (part == 100)


@pytest.mark.parametrize("part", range(101))
@pytest.mark.parametrize("subject", ["emploi", "formation", "autre"])
def test_short_and_long_sentences_give_the_same_number(subject, part):
    digits = [[word for word in text.split() if word.isdigit()] for text in (
        sentence(subject, part, LYCEE), short_sentence(subject, part)
    )]
    assert digits[0] == digits[1]


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((2020, 2021), "Les emplois publics ne sont pas comptés."),
        ((2021, 2022), "Les emplois publics sont comptés à partir de 2022."),
        ((2022, 2023), "Dans une entreprise ou dans le public."),
        ((2023,), "Dans une entreprise ou dans le public."),
    ],
)
def test_public_employment_depends_on_the_leaving_years(years, words):
    assert public_employment(years) == words
