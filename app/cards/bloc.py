"""Figures of a mart as a bloc of a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from app.cards import wording
from app.cards.card import Bloc, Ligne, Provenance
from app.cards.sentences import out_of_ten, percentage, sentence, short_sentence
from app.cards.voice import Langue, Phrase, capitalized, current, enumerate_years, typeset
from app.cards.wording import Place, Subject
from app.nomenclature import leaving_years
from app.queries.figures import Figures
from app.queries.reference import Reference
from app.queries.repli import Etape

Said = Sequence[Phrase | str]

# Figures of the formation itself, whatever the name or the year that they were published under.
OWN: tuple[Etape, ...] = ("propre", "groupe_ancien", "continuum")


class Shares(Protocol):
    """Any row of a mart that carries the three shares, whole percents, None where not published."""

    @property
    def millesime(self) -> str | None: ...
    @property
    def part_en_emploi_6_mois(self) -> int | None: ...
    @property
    def part_formation(self) -> int | None: ...
    @property
    def part_autres_situations(self) -> int | None: ...
    @property
    def origine(self) -> str | None: ...
    @property
    def effectif(self) -> int | None: ...


def bloc_of(figures: Figures, perimetre: Phrase | str, place: Place, annonces: Said, *, etape: Etape = "propre") -> Bloc:
    """The figures of the latest cohort that has any, with the line of the file that they stand on."""
    rebuilt = [place.rebuilt.format(produit=wording.PRODUIT)] if figures.origine == "calcule" else []
    found = provenance_of(figures)
    return replace(shares_bloc(figures, perimetre, place, [*annonces, *rebuilt], etape=etape), provenance=found)


def provenance_of(found: Figures | Reference | None) -> Provenance | None:
    """Where shares stand; None where there are none."""
    if found is None or found.millesime is None:
        return None
    lycees = found.nb_etablissements if isinstance(found, Reference) else None
    return Provenance(found.source, found.millesime, found.fichier, found.ligne, lycees)


def shares_bloc(shares: Shares, perimetre: Phrase | str, place: Place, annonces: Said, *, etape: Etape) -> Bloc:
    """Three shares as a bloc. Solid figures for what was asked, outlines for what only stands in for it."""
    years = leaving_years(shares.millesime) if shares.millesime else ()
    return Bloc(
        etape=etape,
        perimetre=str(perimetre),
        annonces=tuple(map(str, annonces)),
        annees=years,
        groupe=group(years, place),
        lignes=lignes_of(shares, place),
        trace="plein" if etape in OWN else "contour",
        provenance=None,
        langue_perimetre=_langue(perimetre),
    )


def silent_bloc(perimetre: Phrase | str, annonces: Said, years: tuple[int, ...] = ()) -> Bloc:
    """What was asked has no figure: the three lines say so in the JSON, and the announcements say why."""
    subjects: tuple[Subject, ...] = ("emploi", "formation", "autre")
    lignes = tuple(Ligne(subject, None, None, typeset(wording.NOT_PUBLISHED[subject]), None) for subject in subjects)
    said = tuple(map(str, annonces))
    return Bloc("aucune", str(perimetre), said, years, "", lignes, "plein", None, langue_perimetre=_langue(perimetre))


def lignes_of(figures: Shares, place: Place) -> tuple[Ligne, ...]:
    """Emploi, formation, autre: always in this order, whatever the figures."""
    parts: dict[Subject, int | None] = {
        "emploi": figures.part_en_emploi_6_mois,
        "formation": figures.part_formation,
        "autre": figures.part_autres_situations,
    }
    return tuple(
        Ligne(
            id=subject,
            part=part,
            sur_10=None if part is None else out_of_ten(part),
            phrase=sentence(subject, part, place, figures.effectif),
            origine=None if part is None else figures.origine,
            pourcentage=percentage(part, figures.effectif),
            courte="" if part is None else short_sentence(subject, part, figures.effectif),
        )
        for subject, part in parts.items()
    )


def _langue(perimetre: Phrase | str) -> Langue:
    """A name is data, and French; words are said in the language of the card."""
    return current().langue if isinstance(perimetre, Phrase) else "fr"


def group(years: tuple[int, ...], place: Place) -> str:
    """« Jeunes sortis en 2022 et 2023. »"""
    return wording.GROUP.format(People=capitalized(place.people), years=enumerate_years(years)) if years else ""
