"""Which published words a typed word stands for: itself, those that it begins, or those that it misspells."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.queries.lexique import Lexique
from app.warehouse import Snapshot

# A misspelt word has the first letter of the right one, nearly its length, and its letters nearly in its order.
SELECT_PROCHES = """
    SELECT DISTINCT mot, jaro_winkler_similarity(mot, $1) AS ressemblance
    FROM marts.recherche_mot
    WHERE starts_with(mot, left($1, 1)) AND abs(length(mot) - length($1)) <= 3 AND ressemblance >= 0.9
    ORDER BY ressemblance DESC, mot
    LIMIT 8
"""
# What a word counts for, in percent: written as it is typed, only begun, or spelt otherwise.
EXACT, BEGUN, MISSPELT = 100, 50, 30
# A beginning of two letters stands for hundreds of words: the shortest come first, and the reader is still typing.
MOST_BEGUN = 150
SHORTEST_BEGINNING, SHORTEST_MISSPELT = 2, 4


@dataclass(frozen=True)
class Jeton:
    """A typed word: the published words that it stands for, each with what it counts for, and how rare it is (0: unknown)."""

    texte: str
    formes: tuple[tuple[str, int], ...]
    rarete: float


def list_jetons(snapshot: Snapshot, lexique: Lexique, words: list[str]) -> list[Jeton]:
    """One for each typed word; the last one may be half typed."""
    jetons = []
    for place, word in enumerate(words):
        formes = _written(lexique, word, unfinished=place == len(words) - 1) or _misspelt(snapshot, word)
        jetons.append(Jeton(word, tuple(formes), _rarete(lexique, formes)))
    return jetons


def _written(lexique: Lexique, word: str, *, unfinished: bool) -> list[tuple[str, int]]:
    begun = lexique.beginning_with(word)
    exact = begun[:1] == [word]
    formes = [(word, EXACT)] if exact else []
    # 35 is a department, and not every postal code that begins so.
    if len(word) >= SHORTEST_BEGINNING and not (exact and (word[0].isdigit() or not unfinished)):
        formes += [(mot, BEGUN) for mot in sorted(begun[exact:], key=len)[:MOST_BEGUN]]
    return formes


def _misspelt(snapshot: Snapshot, word: str) -> list[tuple[str, int]]:
    if len(word) < SHORTEST_MISSPELT or word[0].isdigit():
        return []
    return [(str(row["mot"]), round(MISSPELT * row["ressemblance"])) for row in snapshot.rows(SELECT_PROCHES, word)]


def _rarete(lexique: Lexique, formes: list[tuple[str, int]]) -> float:
    total = sum(lexique.count(mot) for mot, _ in formes)
    return math.log(1 + len(lexique.mots) / total) if total else 0.0
