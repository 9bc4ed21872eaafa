"""The two files of translations say all that the cards say, and nothing else; a hole makes a whole card French."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from app.cards import voice
from app.cards.reading import card_of
from app.cards.voice import TRANSLATIONS, Voice
from app.config import ROOT
from tests.cards.gallery import SOURCE
from tests.cards.rules import TU, VOUS
from tests.cards.test_reading import answer

# Both forms of the name of a region are given, and each language takes its own.
OTHER_BLANKS = {"{en_region}": {"region"}}


def phrases() -> dict[str, str]:
    """French sentence → the module that says it, of the whole package."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "app" / "cards").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Phrase":
                (said,) = node.args
                # What is not written in full is found by no translator.
                assert isinstance(said, ast.Constant), f"{path}:{node.lineno}"
                found[said.value] = path.name
    return found


def catalog(name):
    with (TRANSLATIONS / f"{name}.po").open("rb") as file:
        return read_po(file)


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("name", ["en", "tu"])
def test_the_files_hold_the_sentences_of_the_package_and_no_other(name):
    """« make traductions » brings them in line."""
    found = catalog(name)
    assert {message.id for message in found if message.id} == phrases().keys()
    assert not found.obsolete and not any(message.fuzzy for message in found if message.id)


def test_every_sentence_is_said_in_english():
    assert [message.id for message in catalog("en") if message.id and not message.string] == []


@pytest.mark.parametrize("name", ["en", "tu"])
def test_a_translation_has_the_blanks_of_its_sentence(name):
    for message in catalog(name):
        if message.id and message.string:
            assert blanks(message.string) == OTHER_BLANKS.get(message.id, blanks(message.id)), message.id


def test_every_sentence_that_says_vous_has_its_tu_and_no_other_sentence_has_one():
    for message in catalog("tu"):
        if message.id:
            assert bool(message.string) == bool(re.search(VOUS, message.id, re.IGNORECASE)), message.id
            assert not re.search(TU, message.id, re.IGNORECASE), message.id
            assert not message.string or re.search(rf"{TU}|\bparles-en\b", message.string, re.IGNORECASE), message.string


def heard(monkeypatch, say):
    """The sentences that `say` says."""
    said: list[str] = []
    monkeypatch.setattr(Voice, "translate", lambda self, sentence: said.append(sentence) or sentence)
    say()
    monkeypatch.undo()
    return set(said)


def test_a_card_with_one_untranslated_sentence_is_french_as_a_whole(monkeypatch):
    french, english = card_of(answer(), SOURCE), card_of(answer(), SOURCE, Voice("en"))
    whole = voice.catalogue("en")
    said = heard(monkeypatch, lambda: card_of(answer(), SOURCE))
    assert len(said) > 20 and english.langue == "en"
    for sentence in said:
        monkeypatch.setattr(voice, "catalogue", lambda name: {key: text for key, text in whole.items() if key != sentence})
        assert card_of(answer(), SOURCE, Voice("en")) == french, sentence
    monkeypatch.setattr(voice, "catalogue", lambda name: {key: text for key, text in whole.items() if key in said})
    assert card_of(answer(), SOURCE, Voice("en")) == english
