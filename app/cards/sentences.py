"""A share in words and in figures out of ten. Always « sur 10 », always the same words for the same share."""

from __future__ import annotations

from collections.abc import Sequence

from app.cards import wording
from app.cards.voice import Phrase
from app.cards.wording import Place, Subject

SHORT = (wording.UNDER_ONE_SHORT, wording.OVER_NINE_SHORT, wording.ABOUT_SHORT)
OTHERS = (wording.UNDER_ONE_OTHERS, wording.OVER_NINE_OTHERS, wording.ABOUT_OTHERS)


def out_of_ten(part: int) -> float:
    """The number of filled figures: half a figure for what is under 5 %, never none; never ten under 100 %."""
    if part in (0, 100):
        return part // 10
    if part < 5:
        return 0.5
    if part >= 95:
        return 9.5
    return (part + 5) // 10


def sentence(subject: Subject, part: int | None, place: Place) -> str:
    """« Environ 4 jeunes sur 10 ont un travail. »"""
    if part is None or part in (0, 100) or subject == "autre":
        return short_sentence(subject, part)
    plural, singular, *_ = wording.VERBS[subject]
    amount, one = _amount(part, wording.UNDER_ONE, wording.OVER_NINE, wording.ABOUT)
    people, verb = (place.person, singular) if one else (place.people, plural)
    return amount.format(k=out_of_ten(part), people=people, verb=verb)


def short_sentence(subject: Subject, part: int | None) -> str:
    """The same without the noun, for the text alternative: « Environ 4 sur 10 ont un travail. »"""
    if part is None:
        return str(wording.NOT_PUBLISHED[subject])
    plural, singular, nobody, everybody = wording.VERBS[subject]
    if part in (0, 100):
        return str(everybody if part else nobody)
    amount, one = _amount(part, *OTHERS) if subject == "autre" else _amount(part, *SHORT)
    return amount.format(k=out_of_ten(part), verb=singular if one else plural)


def public_employment(years: Sequence[int]) -> str:
    """What the figures of these leaving years say of public employers."""
    counted = [year >= wording.PUBLIC_SINCE for year in years]
    if all(counted):
        return str(wording.PUBLIC_COUNTED)
    return str(wording.PUBLIC_PARTLY_COUNTED if any(counted) else wording.PUBLIC_NOT_COUNTED)


def _amount(part: int, under: Phrase, over: Phrase, about: Phrase) -> tuple[Phrase, bool]:
    """The words of a share, and whether they speak of one person."""
    if part < 5:
        return under, True
    return (over, False) if part >= 95 else (about, out_of_ten(part) == 1)
