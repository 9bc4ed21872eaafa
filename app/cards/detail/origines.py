"""Where each figure of the detailed card comes from: dataset, producer, years, date."""

from __future__ import annotations

from app.cards import wording
from app.cards.detail import Origine
from app.cards.voice import enumerate_years, typeset
from app.nomenclature import leaving_years
from app.queries.lu import Lu, Sujet
from app.queries.source import Source


def origines_of(sources: list[tuple[Lu, Source]]) -> tuple[Origine, ...]:
    """A line for each subject and dataset, in the order of the card; several years of one file are one line."""
    lines: dict[tuple[Sujet, Source], list[str]] = {}
    told = {source.titre for lu, source in sources if lu.sujet == "situation"}
    for lu, source in sources:
        # The years before come from the same dataset as the figures themselves, as a rule: once is enough.
        if lu.sujet != "historique" or source.titre not in told:
            lines.setdefault((lu.sujet, source), []).append(lu.millesime)
    return tuple(_origine(sujet, source, millesimes) for (sujet, source), millesimes in lines.items())


def _origine(sujet: Sujet, source: Source, millesimes: list[str]) -> Origine:
    said = [source.producteur, _years(sujet, millesimes)]
    if source.date_donnees:
        year, month, day = source.date_donnees.split("-")
        said.append(wording.ORIGIN_DATE.format(day=day, month=month, year=year))
    return Origine(typeset(wording.ORIGINS[sujet]), source.titre, source.page, tuple(map(typeset, [*said, source.licence])))


def _years(sujet: Sujet, millesimes: list[str]) -> str:
    years = sorted({year for millesime in millesimes for year in leaving_years(millesime)})
    if sujet == "diplome":
        return wording.ORIGIN_EXAM.format(year=years[-1])
    if len(years) > 2:
        return wording.ORIGIN_SPAN.format(first=years[0], last=years[-1])
    return wording.ORIGIN_YEARS.format(years=enumerate_years(years))
