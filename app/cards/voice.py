"""Whose language a card speaks, and how it addresses its reader: every sentence of `wording` is said by the voice at work."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from babel.messages.pofile import read_po

from app.cards import french

Langue = Literal["fr", "en"]
Adresse = Literal["vous", "tu"]
T = TypeVar("T")

log = logging.getLogger(__name__)

TRANSLATIONS = Path(__file__).parent.parent / "translations"


class Untranslated(LookupError):
    """A sentence of the card has no translation: the whole card is then said in French, never half of it."""


@dataclass(frozen=True)
class Voice:
    """`adresse`: how a French card addresses its reader; English has one form only.

    `instead`: French sentences that are said in the place of others, while they are tried.
    """

    langue: Langue = "fr"
    adresse: Adresse = "vous"
    instead: Mapping[str, str] = field(default_factory=dict, hash=False)

    def translate(self, sentence: str) -> str:
        """A French sentence in this voice. Raises Untranslated."""
        sentence = self.instead.get(sentence, sentence)
        if self.langue == "en":
            translated = catalogue("en").get(sentence)
            if not translated:
                raise Untranslated(sentence)
            return translated
        return catalogue("tu").get(sentence) or sentence if self.adresse == "tu" else sentence

    def typeset(self, text: str) -> str:
        """The text with the no-break spaces of its language."""
        if self.langue == "fr":
            return french.typeset(text)
        return re.sub(r"(?<=\d) (?=in \d)|(?<=\d in) (?=\d)", french.NBSP, text)

    def number(self, amount: int) -> str:
        """1 480 in French, 1,480 in English."""
        return f"{amount:,}".replace(",", french.NBSP) if self.langue == "fr" else f"{amount:,}"


@cache
def catalogue(name: str) -> Mapping[str, str]:
    """French sentence → its translation, from the .po file that translators write; read once, without a compiled copy."""
    with (TRANSLATIONS / f"{name}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id and not message.fuzzy}


_speaking: ContextVar[Voice] = ContextVar("voice", default=Voice())


@contextmanager
def speaking(voice: Voice) -> Iterator[None]:
    """Everything said inside is said in this voice."""
    token = _speaking.set(voice)
    try:
        yield
    finally:
        _speaking.reset(token)


def in_voice(voice: Voice, say: Callable[[], T]) -> T:
    """What `say` says in this voice; all in French where one of its sentences has no translation."""
    try:
        with speaking(voice):
            return say()
    except Untranslated as missing:
        log.warning("Phrase sans traduction, carte en français : %s", missing)
        with speaking(replace(Voice(), instead=voice.instead)):
            return say()


def current() -> Voice:
    """The voice at work: French, « vous », unless a card said otherwise."""
    return _speaking.get()


def capitalized(text: object) -> str:
    """The text with a capital first letter, and the others as they are."""
    said = str(text)
    return said[:1].upper() + said[1:]


def uncapitalized(text: object) -> str:
    """The text with a small first letter, and the others as they are."""
    said = str(text)
    return said[:1].lower() + said[1:]


def enumerate_years(years: Sequence[int]) -> str:
    """2022 et 2023."""
    *first, last = map(str, years)
    return AND.format(first=", ".join(first), last=last) if first else last


def typeset(text: object) -> str:
    """A sentence in the voice at work, with its no-break spaces."""
    return current().typeset(str(text))


@dataclass(frozen=True)
class Phrase:
    """A French sentence, or a part of one, that is translated when it is said and not before. No string: it cannot be
    joined to another by mistake without its voice."""

    french: str

    def __str__(self) -> str:
        return current().translate(self.french)

    def __format__(self, _: str) -> str:
        return str(self)

    def format(self, **values: object) -> str:
        """The sentence with its blanks filled."""
        return str(self).format(**values)


AND = Phrase("{first} et {last}")
