"""A share inside a sentence of the detailed card: « environ 4 », « moins de 1 », « plus de 9 »."""

from __future__ import annotations

from collections.abc import Sequence

from app.cards import wording
from app.cards.detail import Encart
from app.cards.sentences import amount_of, out_of_ten
from app.cards.voice import Phrase, typeset

AMOUNTS = (wording.WITHIN_UNDER, wording.WITHIN_OVER, wording.WITHIN, wording.WITHIN)


def told(part: int, forms: Sequence[Phrase]) -> str:
    """A share by one of four sentences: of several people, of one, of nobody, of everybody."""
    several, single, nobody, everybody = forms
    if part in (0, 100):
        return str(everybody if part else nobody)
    amount, one = amount_of(part, None, AMOUNTS)
    return (single if one else several).format(amount=amount.format(k=out_of_ten(part)))


def encart(titre: Phrase, phrases: Sequence[Phrase | str], notes: Sequence[Phrase | str], perimetre: Phrase | str = "") -> Encart:
    """The sentences, typeset."""
    return Encart(typeset(titre), typeset(perimetre), tuple(map(typeset, phrases)), tuple(map(typeset, notes)))
