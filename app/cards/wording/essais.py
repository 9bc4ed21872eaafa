"""Sentences that are tried on readers, each in the place of another: see `app/cards/essais.py`."""

from __future__ import annotations

from app.cards.voice import Phrase
from app.cards.wording.outcomes import ABOUT, EXACTLY, OVER_NINE, UNDER_ONE

# The group first, then how many of it.
SUR_DIX = {
    ABOUT: Phrase("Sur 10 {group}, environ {k} {verb}."),
    EXACTLY: Phrase("Sur 10 {group}, {k} {verb}."),
    UNDER_ONE: Phrase("Sur 10 {group}, moins de 1 {verb}."),
    OVER_NINE: Phrase("Sur 10 {group}, plus de 9 {verb}."),
}
