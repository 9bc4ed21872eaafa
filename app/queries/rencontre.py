"""Formations and establishments that hold the typed words, and the offers where the two together hold the most of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.queries.jeton import Jeton
from app.queries.lexique import Lexique, Objet

# Two coverages are sums of the same logarithms: nearer than this, they are the same words.
SAME = 1e-6
# Offers weighed when one side alone holds every word: the best of its formations, or establishments, are enough.
ENOUGH = 400
# One number holds both: the typed words that are there, a bit each, and above them how well they fit.
BITS = 8
MASK = (1 << BITS) - 1


@dataclass(frozen=True)
class Rencontre:
    """The best of one kind, by their numbers, and how much of the typed words each holds: the sum of their rarities."""

    couverture: float
    numeros: list[int]


class Rencontres:
    """Everything that at least one of the typed words is written of. At most eight words."""

    def __init__(self, lexique: Lexique, jetons: list[Jeton]) -> None:
        self._offres = lexique.offres
        self._cover = [sum(j.rarete for place, j in enumerate(jetons) if mask >> place & 1) for mask in range(1 << len(jetons))]
        self._found: dict[Objet, dict[int, int]] = {objet: _hits(lexique, objet, jetons) for objet in lexique.occurrences}
        self._groups = {objet: _grouped(found) for objet, found in self._found.items()}

    def best(self, objet: Objet, limit: int) -> Rencontre:
        """The formations, or the establishments, that hold the most: those that fit best first."""
        found, groups = self._found[objet], self._groups[objet]
        top = max((self._cover[mask] for mask in groups), default=0.0)
        numbers = [number for mask in groups if self._cover[mask] > top - SAME for number in groups[mask]]
        return Rencontre(top, sorted(numbers, key=lambda number: (-(found[number] >> BITS), number))[:limit])

    def best_offers(self, limit: int) -> Rencontre:
        """The offers that hold the most, in their formation or in their establishment; those with figures first among equals."""
        masks = {formation | place for formation in (0, *self._groups["formation"]) for place in (0, *self._groups["etablissement"])}
        cover, offers = 0.0, set[int]()
        for mask in sorted(masks - {0}, key=lambda mask: -self._cover[mask]):
            if offers and self._cover[mask] < cover - SAME:
                break
            cover = cover if offers else self._cover[mask]
            offers.update(self._with(mask))
        return Rencontre(cover if offers else 0.0, sorted(offers, key=self._rank)[:limit])

    def _with(self, mask: int) -> Iterator[int]:
        """Offers that hold these words exactly, those of `mask`, between their two sides."""
        for formation, numbers in self._groups["formation"].items():
            if formation == mask:
                yield from self._all("formation", numbers)
            elif formation & ~mask == 0:
                for place, places in self._groups["etablissement"].items():
                    if place != mask and formation | place == mask:
                        yield from self._both(numbers, places)
        yield from self._all("etablissement", self._groups["etablissement"].get(mask, []))

    def _all(self, objet: Objet, numbers: Iterable[int]) -> Iterator[int]:
        found, given = self._found[objet], 0
        for number in sorted(numbers, key=lambda number: (-(found[number] >> BITS), number)):
            offers = self._offres.of(objet, number)
            yield from offers
            given += len(offers)
            if given >= ENOUGH:
                return

    def _both(self, formations: list[int], places: list[int]) -> Iterator[int]:
        """From the side that has fewer."""
        if len(places) < len(formations):
            wanted, column = set(formations), self._offres.formation
            offers = (offer for place in places for offer in self._offres.of("etablissement", place))
        else:
            wanted, column = set(places), self._offres.etablissement
            offers = (offer for formation in formations for offer in self._offres.of("formation", formation))
        return (offer for offer in offers if column[offer] in wanted)

    def _rank(self, offer: int) -> tuple[int, bool, int]:
        """What is taught counts for more than the name of the place: a « lycée de la petite enfance » teaches other things too."""
        formation = self._found["formation"].get(self._offres.formation[offer], 0) >> BITS
        place = self._found["etablissement"].get(self._offres.etablissement[offer], 0) >> BITS
        return -(5 * formation + 4 * place), not self._offres.a_un_chiffre[offer], offer


def _hits(lexique: Lexique, objet: Objet, jetons: list[Jeton]) -> dict[int, int]:
    """By number, the words that are there and how well they fit; of several forms of a word, the one that fits best."""
    hits: dict[int, int] = defaultdict(int)
    for place, jeton in enumerate(jetons):
        best: dict[int, int] = {}
        for mot, force in jeton.formes:
            known = lexique.occurrences[objet].get(mot)
            for number, poids in zip(known.numeros, known.poids, strict=True) if known else ():
                best[number] = max(best.get(number, 0), poids * force)
        bit = 1 << place
        for number, fit in best.items():
            hits[number] += (fit << BITS) | bit
    return hits


def _grouped(hits: dict[int, int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for number, hit in hits.items():
        groups[hit & MASK].append(number)
    return groups
