"""A share in words and in figures out of ten. Always « sur 10 », always the same words for the same share."""

from __future__ import annotations

from collections.abc import Sequence

from app.cards import wording
from app.cards.wording import Place, Subject


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
    if part is None:
        return wording.NOT_PUBLISHED[subject]
    plural, singular, nobody, everybody = wording.VERBS[subject]
    if part in (0, 100):
        return everybody if part else nobody
    amount, one = _amount(part)
    if subject == "autre":
        return f"{amount} sur 10 : {plural}."
    people, verb = (place.person, singular) if one else (place.people, plural)
    return f"{amount} {people} sur 10 {verb}."


def short_sentence(subject: Subject, part: int | None) -> str:
    """The same without the noun, for the text alternative: « Environ 4 sur 10 ont un travail. »"""
    if part is None or part in (0, 100):
        return sentence(subject, part, wording.LYCEE)
    plural, singular, *_ = wording.VERBS[subject]
    amount, one = _amount(part)
    colon = " :" if subject == "autre" else ""
    return f"{amount} sur 10{colon} {singular if one else plural}."


def public_employment(years: Sequence[int]) -> str:
    """What the figures of these leaving years say of public employers."""
    counted = [year >= wording.PUBLIC_SINCE for year in years]
    if all(counted):
        return wording.PUBLIC_COUNTED
    return wording.PUBLIC_PARTLY_COUNTED if any(counted) else wording.PUBLIC_NOT_COUNTED


def _amount(part: int) -> tuple[str, bool]:
    """The words before « sur 10 », and whether they speak of one person."""
    if part < 5:
        return "Moins de 1", True
    if part >= 95:
        return "Plus de 9", False
    return f"Environ {out_of_ten(part)}", out_of_ten(part) == 1
