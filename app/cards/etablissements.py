"""A whole establishment as blocs: one a publication, each with its own words, never added."""

from __future__ import annotations

from app.cards import wording
from app.cards.bloc import bloc_of, silent_bloc
from app.cards.card import Bloc
from app.cards.voice import Phrase
from app.cards.voies import older_blocs
from app.cards.wording import PLACES, Place
from app.nomenclature import leaving_years
from app.queries.etablissement import Etablissement


def whole_blocs(shown: list[Etablissement]) -> list[Bloc]:
    """The first publication, with its reason where it has no figure; then the others that have some."""
    others = [_other_bloc(other) for other in shown[1:] if other.figures.millesime]
    return [*_first_blocs(shown[0]), *others]


def _first_blocs(found: Etablissement) -> list[Bloc]:
    place, figures = PLACES[found.population], found.figures
    if found.etat == "S8":
        shares = (figures.part_en_emploi_6_mois, figures.part_formation, figures.part_autres_situations)
        partial = [wording.PARTIAL_WHOLE] if None in shares else []
        # The latest cohort may tell something else than shares: those shown are then of an older one.
        older = [wording.OLDER] if figures.motif_absence else []
        return [bloc_of(figures, found.libelle_etablissement, place, [_of(wording.WHOLE, place), *partial, *older])]
    if found.etat == "S10":
        return [silent_bloc(found.libelle_etablissement, [wording.NOTHING_WHOLE, wording.CAUSES["absence"]])]
    too_few = [line.format(people=place.people, quoi=wording.A_FORMATION) for line in wording.TOO_FEW_WHOLE]
    first = silent_bloc(found.libelle_etablissement, too_few, leaving_years(figures.dernier_millesime))
    return [first, *older_blocs(figures, found.libelle_etablissement, place)]


def _other_bloc(found: Etablissement) -> Bloc:
    place = PLACES[found.population]
    return bloc_of(found.figures, found.libelle_etablissement, place, [_of(wording.OTHER_PUBLICATION, place)])


def _of(template: Phrase, place: Place) -> str:
    return template.format(tout=place.tout, reunies=place.reunies)
