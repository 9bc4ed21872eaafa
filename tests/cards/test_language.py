"""Every string of every state, in both languages and both forms of address, against the rules of card.md, 10."""

from __future__ import annotations

import json
import re
from functools import cache

import duckdb
import pytest

from app.cards.voice import speaking, typeset
from tests.cards.gallery import NAMES, VOICES, cards
from tests.cards.rules import NAME, RULES, WISHED, pattern_of, sentences, texts_of, words, wrongly_addressed
from tests.cards.test_translations import phrases

STATES = {"S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12"}
QUERIES = {"vous": "", "tu": "?adresse=tu", "en": "?langue=en"}
SELECT_KEYS = """
    SELECT uai || '-' || code FROM marts.formation
    UNION SELECT uai || '-' || cfd FROM marts.formation WHERE cfd IS NOT NULL
    UNION SELECT f.uai || '-' || a.code FROM marts.formation AS f JOIN marts.derniere_annee AS a ON a.mefstat11 = f.code
    UNION SELECT f.uai || '-' || c.code FROM marts.formation AS f JOIN marts.continuum AS c ON c.code_lie = f.code
    UNION SELECT f.uai || '-' || s.code FROM marts.formation AS f JOIN marts.specialite AS s ON s.mefstat11 = f.code
    UNION SELECT uai FROM marts.etablissement UNION SELECT uai FROM marts.annuaire
    UNION SELECT uai || '-SISE:' || sise FROM marts.insersup UNION SELECT 'SISE:' || sise FROM marts.insersup_national
    UNION SELECT '53-' || code FROM marts.reference UNION SELECT code FROM marts.diplome
    UNION SELECT type_identifiant || ':' || valeur FROM marts.identifiant
    UNION SELECT unnest(['0990001N-23830099999', '0631852W', '99999999', 'rncp:1'])
"""
SELECT_NAMES = """
    SELECT libelle_etablissement FROM marts.etablissement UNION SELECT libelle_etablissement FROM marts.formation
    UNION SELECT libelle_etablissement FROM marts.annuaire UNION SELECT libelle_etablissement FROM marts.insersup
    UNION SELECT libelle FROM marts.diplome UNION SELECT libelle_diplome FROM marts.insersup
    UNION SELECT libelle_diplome FROM marts.insersup_national UNION SELECT region FROM marts.region
    UNION SELECT producteur FROM meta.source UNION SELECT libelle FROM marts.identifiant
"""


def without_names(names):
    """Puts NAME in the place of each in a text; most texts stand in many cards."""
    named = pattern_of(names)
    return cache(lambda text: named.sub(NAME, text))


@cache
def gallery(voice: str) -> tuple[list[tuple[str, str, str]], set[str]]:
    """((where, field, text) of the made-up cards without their names, states that they are in)."""
    made, unnamed = list(cards(VOICES[voice])), without_names(NAMES)
    found = [(name, field, unnamed(text)) for name, card in made for field, text in texts_of(card.as_json())]
    return found, {card.etat for _, card in made}


@pytest.fixture(scope="session")
def sample(database):
    """Voice → (where, field, text) of every card of the sample, by its JSON."""
    from app import create_app
    from app.config import Config
    from tests.conftest import TODAY

    with duckdb.connect(str(database), read_only=True) as connection:
        keys = sorted(key for (key,) in connection.execute(SELECT_KEYS).fetchall())
        unnamed = without_names(name for (name,) in connection.execute(SELECT_NAMES).fetchall() if name)
    client = create_app(Config(database=database, today=TODAY)).test_client()

    def texts(voice):
        answers = [(key, json.loads(client.get(f"/cartes/{key}.json{QUERIES[voice]}").data)) for key in keys]
        return [(key, field, unnamed(text)) for key, card in answers for field, text in texts_of(card)]

    return {voice: texts(voice) for voice in QUERIES}


def faults(rule, texts, langue):
    """Each faulty text once, with one place where it stands."""
    places = {(text, field): where for where, field, text in texts}
    found = {text: (where, field, wrong) for (text, field), where in places.items() if (wrong := rule(text, field, langue))}
    return [f"{where}, {field}: {text!r} {wrong}" for text, (where, field, wrong) in found.items()]


def langue_of(voice):
    return "en" if voice == "en" else "fr"


@cache
def templates(voice):
    """Every sentence of the package, said or not by a card: NAME stands in its blanks."""
    with speaking(VOICES[voice]):
        return [("template", "source" if "{producteur}" in each else "", typeset(re.sub(r"{\w+}", NAME, VOICES[voice].translate(each)))) for each in phrases()]


def test_the_made_up_cards_are_in_every_state():
    assert gallery("vous")[1] == STATES


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("voice", VOICES)
class TestRules:
    def test_of_the_made_up_cards(self, voice, rule):
        assert faults(RULES[rule], gallery(voice)[0], langue_of(voice)) == []

    def test_of_the_cards_of_the_sample(self, sample, voice, rule):
        assert faults(RULES[rule], sample[voice], langue_of(voice)) == []

    def test_of_every_sentence_of_the_package(self, voice, rule):
        assert faults(RULES[rule], templates(voice), langue_of(voice)) == []


@pytest.mark.parametrize("voice", VOICES)
def test_a_card_has_one_form_of_address(sample, voice):
    def rule(text, field, langue):
        return wrongly_addressed(text, field, langue, voice)

    for texts in (gallery(voice)[0], sample[voice], templates(voice)):
        assert faults(rule, texts, langue_of(voice)) == []


@pytest.mark.parametrize("voice", ["tu", "en"])
def test_every_voice_says_the_same_numbers(sample, voice):
    for french, said in ((gallery("vous")[0], gallery(voice)[0]), (sample["vous"], sample[voice])):
        assert len(french) == len(said)
        for (where, field, text), (_, other, translated) in zip(french, said):
            numbers, others = re.findall(r"\d+", text), re.findall(r"\d+", translated)
            if field == "alternative":
                # The longer of the two may have lost its last sentences.
                numbers, others = numbers[: len(others)], others[: len(numbers)]
            assert (field, sorted(numbers)) == (other, sorted(others)), (where, text, translated)


@pytest.mark.parametrize("voice", VOICES)
def test_most_sentences_are_short(sample, voice):
    """Twelve words is the aim; what is longer is printed (pytest -rP)."""
    said = {sentence for *_, text in [*gallery(voice)[0], *sample[voice]] for sentence in sentences(text)}
    long = sorted(sentence for sentence in said if words(sentence) > WISHED)
    print(f"{voice}: {len(long)} of {len(said)} sentences have more than {WISHED} words", *long, sep="\n  ")
    assert len(long) <= len(said) / 4
