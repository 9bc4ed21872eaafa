"""What a search looks words up in: the small tables of the file, packed once in memory, because a search runs at each key."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from app.queries.memoire import kept_with_snapshot
from app.warehouse import Snapshot

Objet = Literal["formation", "etablissement"]
OBJETS: tuple[Objet, ...] = ("formation", "etablissement")

SELECT_MOTS = "SELECT mot, objet, numeros, poids FROM marts.recherche_mot ORDER BY mot"
SELECT_OFFRES = "SELECT numero_formation, numero_etablissement, a_un_chiffre FROM marts.recherche_offre ORDER BY numero"


@dataclass(frozen=True)
class Occurrences:
    """The numbers of the formations, or of the establishments, that a word is written of; what it counts for there, in percent."""

    numeros: array[int]
    poids: array[int]


class Offres:
    """Every formation in an establishment, by its own number, from either side."""

    def __init__(self, rows: Iterable[tuple[int, int, bool]]) -> None:
        self.formation, self.etablissement, self.a_un_chiffre = array("I"), array("I"), bytearray()
        for formation, etablissement, known in rows:
            self.formation.append(formation)
            self.etablissement.append(etablissement)
            self.a_un_chiffre.append(known)
        self._of = {"formation": _grouped(self.formation), "etablissement": _grouped(self.etablissement)}

    def of(self, objet: Objet, numero: int) -> array[int]:
        """The numbers of the offers of a formation, or of an establishment."""
        starts, offers = self._of[objet]
        return offers[starts[numero] : starts[numero + 1]] if numero + 1 < len(starts) else array("I")


@dataclass(frozen=True)
class Lexique:
    """All published words in their order, where each is written, and the offers. A few megabytes for the whole country."""

    mots: list[str]
    occurrences: dict[Objet, dict[str, Occurrences]]
    offres: Offres

    def beginning_with(self, text: str) -> list[str]:
        """The words that `text` begins, itself first if it is one."""
        return self.mots[bisect_left(self.mots, text) : bisect_left(self.mots, text + "{")]

    def count(self, mot: str) -> int:
        """How many formations and establishments a word is written of."""
        return sum(len(words[mot].numeros) for words in self.occurrences.values() if mot in words)


@kept_with_snapshot()
def read_lexique(snapshot: Snapshot) -> Lexique:
    """Read once a file, at the first search."""
    occurrences: dict[Objet, dict[str, Occurrences]] = {objet: {} for objet in OBJETS}
    for row in snapshot.rows(SELECT_MOTS):
        occurrences[row["objet"]][row["mot"]] = Occurrences(array("I", row["numeros"]), array("B", row["poids"]))
    mots = sorted({mot for words in occurrences.values() for mot in words})
    return Lexique(mots, occurrences, Offres(tuple(row.values()) for row in snapshot.rows(SELECT_OFFRES)))


def _grouped(numbers: array[int]) -> tuple[array[int], array[int]]:
    """(where the group of each number starts, the places in `numbers` group after group)."""
    counts = [0] * (max(numbers, default=-1) + 1)
    for number in numbers:
        counts[number] += 1
    return array("I", accumulate(counts, initial=0)), array("I", sorted(range(len(numbers)), key=numbers.__getitem__))
