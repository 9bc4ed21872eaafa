"""What no share may break (card.md, 11.1): words, figures and text alternative agree, for every possible card."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.cards.bloc import lignes_of
from app.cards.reading import card_of
from app.cards.voice import Voice, speaking
from app.cards.wording import CFA, ETUDIANTS, LYCEE
from tests.cards.gallery import SOURCE, shared
from tests.cards.test_reading import FIGURES, FORMATION, answer

SIZES = (None, 20, 21, 40, 64, 65, 200)
TRIPLES = [(a, b, total - a - b) for total in (99, 100, 101) for a in range(101) for b in range(101) if 0 <= total - a - b <= 100]
SUBJECTS = ("emploi", "formation", "autre")
NOBODY = {"Aucun travail salarié repéré à cette date.", "Aucune inscription repérée cette année-là.", "Aucune autre situation."}
EVERYBODY = {"Tous ont un travail.", "Tous sont encore en formation.", "Tous : autre situation."}
NOUNS = [(LYCEE, "jeune", "jeunes"), (CFA, "apprenti", "apprentis"), (ETUDIANTS, "étudiant", "étudiants")]
VERBS = {"emploi": ("a un travail", "ont un travail"), "formation": ("est encore en formation", "sont encore en formation")}


def figures_by_hand(part: int) -> float:
    """The slow obvious way: the nearest of the allowed numbers of figures, the higher of two as near."""
    if part in (0, 100):
        return part / 10
    if part < 5:
        return 0.5
    return 9.5 if part >= 95 else min(range(1, 10), key=lambda count: (abs(10 * count - part), -count))


def number_in(phrase: str) -> float:
    """The figures that the words of a row speak of."""
    text = phrase.replace("\u00a0", " ")
    if text in NOBODY | EVERYBODY:
        return 0 if text in NOBODY else 10
    under, over, number = re.match(r"(?:(Moins de 1)|(Plus de 9)|(?:Environ )?(\d))\b.* sur 10\b", text).groups()
    return 0.5 if under else 9.5 if over else int(number)


def rows(part: int, effectif: int | None, place=LYCEE):
    """The three rows of a group where each share is `part`: a row depends on its own share only."""
    return lignes_of(shared(FIGURES, (part, part, part), effectif), place)


def every_row(effectif: int | None, place=LYCEE):
    return [(part, ligne) for part in range(101) for ligne in rows(part, effectif, place)]


@pytest.mark.parametrize("effectif", SIZES)
class TestRow:
    def test_words_and_figures_are_those_of_the_share(self, effectif):
        for part, ligne in every_row(effectif):
            assert ligne.sur_10 == number_in(ligne.phrase) == number_in(ligne.courte) == figures_by_hand(part)
            assert (ligne.sur_10 == 0) == (part == 0) and (ligne.sur_10 == 10) == (part == 100)
            assert part == 0 or ligne.sur_10 >= 0.5

    def test_about_is_left_out_of_a_round_share_of_a_large_group_only(self, effectif):
        for part, ligne in every_row(effectif):
            if 5 <= part < 95:
                exact = part % 10 == 0 and effectif in (65, 200)
                assert ligne.phrase.startswith("Environ ") == ligne.courte.startswith("Environ ") == (not exact)

    def test_a_percent_is_said_of_a_large_group_only_and_is_the_share(self, effectif):
        for part, ligne in every_row(effectif):
            assert re.findall(r"\d+", ligne.pourcentage) == ([str(part)] if effectif in (65, 200) else [])

    @pytest.mark.parametrize(("place", "one", "several"), NOUNS)
    def test_one_person_is_singular_and_several_are_plural(self, effectif, place, one, several):
        for part, ligne in every_row(effectif, place):
            if ligne.id != "autre" and part not in (0, 100):
                singular = ligne.sur_10 in (0.5, 1)
                people, verb = one if singular else several, VERBS[ligne.id][not singular]
                assert ligne.phrase.endswith(f" {people} sur 10 {verb}.")
                assert ligne.courte.endswith(f" sur 10 {verb}.")

    def test_english_says_the_same_number_with_its_own_agreement(self, effectif):
        with speaking(Voice("en")):
            english = every_row(effectif)
        for (part, said), (_, ligne) in zip(english, every_row(effectif)):
            assert said.sur_10 == ligne.sur_10
            assert re.findall(r"\d+", said.phrase) == re.findall(r"\d+", ligne.phrase)
            if ligne.id != "autre" and part not in (0, 100):
                assert re.search(r" (has|is) " if ligne.sur_10 in (0.5, 1) else r" (have|are) ", said.phrase)


@pytest.mark.parametrize("effectif", SIZES)
def test_the_alternative_and_the_badge_say_what_the_rows_say(effectif):
    for part in range(101):
        # The three shares of one person's card need not make a whole for each row to be said.
        figures = shared(FIGURES, (part, 100 - part, 0), effectif)
        found = card_of(answer(formations=[replace(FORMATION, figures=figures)]), SOURCE)
        said = [ligne.courte for ligne in found.blocs[0].lignes]
        first, *others = said
        assert f"\u00a0: {first[:1].lower()}{first[1:]} {' '.join(others)} Source" in found.alternative
        lines = [f"{text[:1].lower()}{text[1:]}".rstrip(".") for text in said[:2]]
        assert found.badge.lignes == tuple(lines)


def test_every_triple_keeps_each_share_whatever_the_two_others():
    """Equal shares have equal figures and words; none is lost, none is changed by the rest of the card."""
    assert len(TRIPLES) == 15_451
    for effectif in SIZES:
        alone = {part: rows(part, effectif) for part in range(101)}
        for triple in TRIPLES:
            lignes = lignes_of(shared(FIGURES, triple, effectif), LYCEE)
            assert tuple(ligne.id for ligne in lignes) == SUBJECTS
            for place, (part, ligne) in enumerate(zip(triple, lignes)):
                assert ligne.part == part
                assert ligne == alone[part][place], (triple, effectif)
            shown = dict(zip(triple, (ligne.sur_10 for ligne in lignes)))
            assert all(shown[part] == ligne.sur_10 for part, ligne in zip(triple, lignes))
