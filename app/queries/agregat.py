"""The figures of several codes of one filière together, where those who are counted in each are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Literal

from app.queries.publication import Publication

MotifAgregat = Literal["effectif_inconnu", "code_cache", "millesimes_differents"]
HORIZONS = (12, 18, 24)


@dataclass(frozen=True)
class Agregat:
    """A filière: its cohorts (`publications`, one a code), and their shares together, whole percents, or why there are none.

    Where there is one code, its figures are those that were published. `emploi` goes by months after leaving.
    """

    publications: tuple[Publication, ...]
    motif: MotifAgregat | None
    effectif: int | None
    formation: int | None
    emploi: dict[int, int | None]
    autres: dict[int, int | None]

    @property
    def first(self) -> Publication:
        """What all its cohorts have in common: the place, the filière and, without `motif`, the years."""
        return self.publications[0]


def by_filiere(publications: Sequence[Publication]) -> list[Agregat]:
    """One aggregate a filière, of cohorts that come filière after filière, one a code."""
    return [_gathered(tuple(group)) for _, group in groupby(publications, key=lambda publication: publication.filiere)]


def _gathered(cohorts: tuple[Publication, ...]) -> Agregat:
    motif = _motif(cohorts) if len(cohorts) > 1 else None
    if motif:
        return Agregat(cohorts, motif, None, None, {}, {})
    if len(cohorts) == 1:
        return _alone(cohorts[0])
    formation, emploi, autres = _whole([_weighted(cohorts, name) for name in SIX_MONTHS])
    later = {months: _later(cohorts, months, formation) for months in HORIZONS}
    rest = {months: None if share is None else 100 - formation - share for months, share in later.items()}
    effectif = sum(cohort.effectif for cohort in cohorts)
    return Agregat(cohorts, None, effectif, formation, {6: emploi, **later}, {6: autres, **rest})


SIX_MONTHS = ("part_formation", "part_en_emploi_6_mois", "part_autres_situations")


def _motif(cohorts: tuple[Publication, ...]) -> MotifAgregat | None:
    # A total beside its known parts would tell the hidden one: there is none.
    if any(getattr(cohort, name) is None for cohort in cohorts for name in SIX_MONTHS):
        return "code_cache"
    if any(cohort.effectif is None for cohort in cohorts):
        return "effectif_inconnu"
    return "millesimes_differents" if len({cohort.millesime for cohort in cohorts}) > 1 else None


def _alone(cohort: Publication) -> Agregat:
    emploi = {months: getattr(cohort, f"part_en_emploi_{months}_mois") for months in (6, *HORIZONS)}
    autres = {months: getattr(cohort, f"part_autres_situations_{months}_mois") for months in HORIZONS}
    return Agregat((cohort,), None, cohort.effectif, cohort.part_formation, emploi, {6: cohort.part_autres_situations, **autres})


def _weighted(cohorts: tuple[Publication, ...], name: str) -> Fraction | None:
    """The exact share of all, each code counting for its young people; None where it is not known of each."""
    if any(getattr(cohort, name) is None for cohort in cohorts):
        return None
    return Fraction(sum(getattr(cohort, name) * cohort.effectif for cohort in cohorts), sum(cohort.effectif for cohort in cohorts))


def _later(cohorts: tuple[Publication, ...], months: int, formation: int) -> int | None:
    share = _weighted(cohorts, f"part_en_emploi_{months}_mois")
    return None if share is None else min(int(share + Fraction(1, 2)), 100 - formation)


def _whole(shares: list[Fraction]) -> list[int]:
    """Whole percents that make 100: the missing points go to the shares that lost most by rounding down."""
    floors = [int(share) for share in shares]
    order = sorted(range(len(shares)), key=lambda place: floors[place] - shares[place])
    for place in order[: 100 - sum(floors)]:
        floors[place] += 1
    return floors
