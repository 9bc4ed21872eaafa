"""Figures of a mart as a bloc of a card."""

from __future__ import annotations

from app.cards import wording
from app.cards.card import Bloc, Ligne, Provenance
from app.cards.french import enumerate_years
from app.cards.sentences import out_of_ten, sentence
from app.cards.wording import Place, Subject
from app.nomenclature import leaving_years
from app.queries.figures import Figures


def bloc_of(figures: Figures, perimetre: str, place: Place, annonces: list[str], *, wider: bool = False) -> Bloc:
    """The figures of the latest cohort that has any. `wider`: they are of more than what was asked."""
    years = leaving_years(figures.millesime) if figures.millesime else ()
    rebuilt = [wording.REBUILT.format(produit=wording.PRODUIT)] if figures.origine == "calcule" else []
    return Bloc(
        perimetre=perimetre,
        annonces=tuple(annonces + rebuilt),
        annees=years,
        groupe=group(years, place),
        lignes=lignes_of(figures, place),
        trace="contour" if wider else "plein",
        provenance=Provenance(figures.source, figures.fichier, figures.ligne) if figures.millesime else None,
    )


def silent_bloc(perimetre: str, annonces: list[str], years: tuple[int, ...] = ()) -> Bloc:
    """What was asked has no figure: the three lines say so in the JSON, and the announcements say why."""
    subjects: tuple[Subject, ...] = ("emploi", "formation", "autre")
    lignes = tuple(Ligne(subject, None, None, wording.NOT_PUBLISHED[subject], None) for subject in subjects)
    return Bloc(perimetre, tuple(annonces), years, "", lignes, "plein", None)


def lignes_of(figures: Figures, place: Place) -> tuple[Ligne, ...]:
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
            phrase=sentence(subject, part, place),
            origine=None if part is None else figures.origine,
        )
        for subject, part in parts.items()
    )


def group(years: tuple[int, ...], place: Place) -> str:
    """« Jeunes sortis en 2022 et 2023. »"""
    return wording.GROUP.format(People=place.people.capitalize(), years=enumerate_years(years)) if years else ""
