"""The one question that a reader is asked, under a detailed card."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards import wording
from app.cards.voice import Voice, in_voice, typeset


@dataclass(frozen=True)
class Question:
    """`reponses`: (name under which it is counted, its words)."""

    texte: str
    reponses: tuple[tuple[str, str], ...]


def question_of(voice: Voice) -> Question:
    """In the language of a card."""
    return in_voice(voice, lambda: Question(typeset(wording.AVIS), tuple((name, str(said)) for name, said in wording.AVIS_REPONSES.items())))
