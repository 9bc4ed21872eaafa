"""The years before: a point a cohort, and where a line would join what cannot be compared, none."""

from __future__ import annotations

from collections.abc import Sequence

from app.cards import wording
from app.cards.detail import Colonne, Courbe, Point, Rang, Tableau
from app.cards.detail.tableau import percent
from app.cards.voice import Phrase, capitalized, enumerate_years, typeset
from app.cards.wording import Place, Subject
from app.nomenclature import leaving_years
from app.queries.historique import Cohorte

DRAWN: tuple[Subject, ...] = ("emploi", "formation")
# More years would not fit on a phone; the table tells them all.
SPAN = 5


def courbe_of(cohortes: Sequence[Cohorte], place: Place, legende: str) -> Courbe | None:
    """None under two cohorts with figures: one is the card itself."""
    if sum(any(part is not None for part in _parts(found).values()) for found in cohortes) < 2:
        return None
    last = max(_end(found) for found in cohortes)
    drawn = [found for found in cohortes if _end(found) > last - SPAN]
    points = tuple(_point(found, before) for before, found in zip([None, *drawn], drawn))
    return Courbe(
        titre=typeset(wording.HISTORY_TITLE),
        points=points,
        noms={subject: typeset(wording.HISTORY_LABELS[subject]) for subject in DRAWN},
        echelle=tuple((10 * k, str(k)) for k in (0, 5, 10)),
        unite=typeset(wording.HISTORY_UNIT.format(people=place.people)),
        notes=tuple(typeset(note) for note in _notes(drawn, points)),
        resume=typeset(wording.HISTORY_TABLE),
        tableau=_table(cohortes, wording.HISTORY_CAPTION.format(legende=legende)),
    )


def _parts(found: Cohorte) -> dict[Subject, int | None]:
    return {"emploi": found.part_en_emploi_6_mois, "formation": found.part_formation}


def _end(found: Cohorte) -> int:
    return leaving_years(found.millesime)[-1]


def _point(found: Cohorte, before: Cohorte | None) -> Point:
    first, *others = leaving_years(found.millesime)
    repere = (str(first), *(wording.HISTORY_AND.format(year=year) for year in others))
    coupe = tuple(subject for subject in DRAWN if before is None or not _comparable(before, found, subject))
    return Point(_end(found), repere, {**_parts(found)}, coupe)


def _comparable(before: Cohorte, found: Cohorte, subject: Subject) -> bool:
    """Whether a line may join two cohorts: both published, next to each other, and counted in the same way."""
    same = before.obtention_diplome == found.obtention_diplome and (subject != "emploi" or _public(before) == _public(found))
    told = None not in (_parts(before)[subject], _parts(found)[subject])
    return told and same and _end(found) - _end(before) == 1


def _public(found: Cohorte) -> set[bool]:
    """Whether public employers are counted: always, never, or for one year of two. Only InserJeunes tells when they came."""
    if found.population == "etudiants":
        return set()
    return {year >= wording.PUBLIC_SINCE for year in leaving_years(found.millesime)}


def _notes(drawn: Sequence[Cohorte], points: Sequence[Point]) -> list[Phrase]:
    known = [found for found in drawn if found.part_en_emploi_6_mois is not None]
    notes = [wording.HISTORY_POINT]
    if any(set(leaving_years(before.millesime)) & set(leaving_years(found.millesime)) for before, found in zip(drawn, drawn[1:])):
        notes.append(wording.HISTORY_SHARED)
    if any(_public(found) != _public(known[0]) for found in known):
        notes += wording.HISTORY_PUBLIC
    if len({found.obtention_diplome for found in drawn}) > 1:
        notes.append(wording.HISTORY_GRADUATES)
    holes = any(None in point.parts.values() for point in points) or any(b.fin - a.fin > 1 for a, b in zip(points, points[1:]))
    return [*notes, wording.HISTORY_HOLE] if holes else notes


def _table(cohortes: Sequence[Cohorte], legende: str) -> Tableau:
    """The same figures to read or to hear, the latest first."""
    rows = [
        Rang("", enumerate_years(leaving_years(found.millesime)), tuple(typeset(percent(part)) for part in _parts(found).values()))
        for found in reversed(cohortes)
    ]
    columns = tuple(Colonne(typeset(capitalized(wording.VERBS[subject][0])), "") for subject in DRAWN)
    return Tableau(typeset(legende), typeset(wording.HISTORY_YEARS), columns, tuple(rows), ())
