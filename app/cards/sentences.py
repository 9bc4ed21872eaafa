"""A share in words and in figures out of ten. Always « sur 10 », always the same words for the same share."""

from __future__ import annotations

from collections.abc import Sequence

from app.cards import wording
from app.cards.voice import Phrase
from app.cards.wording import Place, Subject

LONG = (wording.UNDER_ONE, wording.OVER_NINE, wording.ABOUT, wording.EXACTLY)
SHORT = (wording.UNDER_ONE_SHORT, wording.OVER_NINE_SHORT, wording.ABOUT_SHORT, wording.EXACTLY_SHORT)
OTHERS = (wording.UNDER_ONE_OTHERS, wording.OVER_NINE_OTHERS, wording.ABOUT_OTHERS, wording.EXACTLY_OTHERS)
# From this size the interval of a share is at most one figure out of ten to each side.
LARGE = 65


def out_of_ten(part: int) -> float:
    """The number of filled figures: half a figure for what is under 5 %, never none; never ten under 100 %."""
    if part in (0, 100):
        return part // 10
    if part < 5:
        return 0.5
    if part >= 95:
        return 9.5
    return (part + 5) // 10


def sentence(subject: Subject, part: int | None, place: Place, effectif: int | None = None) -> str:
    """« Environ 4 jeunes sur 10 ont un travail. » `effectif`: the size of the group, None where it is not published."""
    if part is None or part in (0, 100) or subject == "autre":
        return short_sentence(subject, part, effectif)
    plural, singular, *_ = wording.VERBS[subject]
    amount, one = amount_of(part, effectif, LONG)
    people, verb = (place.person, singular) if one else (place.people, plural)
    return amount.format(k=out_of_ten(part), people=people, verb=verb, group=place.people)


def short_sentence(subject: Subject, part: int | None, effectif: int | None = None) -> str:
    """The same without the noun, for the text alternative: « Environ 4 sur 10 ont un travail. »"""
    if part is None:
        return str(wording.NOT_PUBLISHED[subject])
    plural, singular, nobody, everybody = wording.VERBS[subject]
    if part in (0, 100):
        return str(everybody if part else nobody)
    amount, one = amount_of(part, effectif, OTHERS if subject == "autre" else SHORT)
    return amount.format(k=out_of_ten(part), verb=singular if one else plural)


def public_employment(years: Sequence[int]) -> str:
    """What the figures of these leaving years say of public employers."""
    counted = [year >= wording.PUBLIC_SINCE for year in years]
    if all(counted):
        return str(wording.PUBLIC_COUNTED)
    return str(wording.PUBLIC_PARTLY_COUNTED if any(counted) else wording.PUBLIC_NOT_COUNTED)


def percentage(part: int | None, effectif: int | None) -> str:
    """« (44 %) » of a large group; nothing of a small one, or of one whose size is not published."""
    return wording.PERCENT.format(part=part) if part is not None and effectif is not None and effectif >= LARGE else ""


def amount_of(part: int, effectif: int | None, words: tuple[Phrase, Phrase, Phrase, Phrase]) -> tuple[Phrase, bool]:
    """The words of a share, and whether they speak of one person."""
    under, over, about, exactly = words
    if part < 5:
        return under, True
    if part >= 95:
        return over, False
    exact = part % 10 == 0 and effectif is not None and effectif >= LARGE
    return exactly if exact else about, out_of_ten(part) == 1
