"""A formation as blocs of a card: pupils and apprentices have their own words, and are never added."""

from __future__ import annotations

from app.cards import wording
from app.cards.bloc import Said, bloc_of, silent_bloc
from app.cards.card import Bloc
from app.cards.wording import Place
from app.nomenclature import leaving_years
from app.queries.figures import Figures
from app.queries.formation import Formation


def place_of(formation: Formation) -> Place:
    """Whose words are used: those of apprentices, wherever they are enrolled, or of pupils."""
    return wording.CFA if is_apprenticeship(formation) else wording.LYCEE


def is_apprenticeship(formation: Formation) -> bool:
    return formation.filiere == "apprentissage"


def blocs_of(formation: Formation, said: Said) -> list[Bloc]:
    """The figures of the latest cohort; or why it has none, then those of an older one."""
    place, perimetre, figures = place_of(formation), formation.libelle_etablissement, formation.figures
    if formation.etat != "S2":
        partial = [wording.PARTIAL] if formation.etat == "S1" else []
        return [bloc_of(figures, perimetre, place, [*said, *partial])]
    too_few = [line.format(people=place.people, quoi=wording.THIS_FORMATION) for line in wording.TOO_FEW]
    first = silent_bloc(perimetre, [*said, *too_few], leaving_years(figures.dernier_millesime))
    return [first, *older_blocs(figures, perimetre, place)]


def older_blocs(figures: Figures, perimetre: str, place: Place) -> list[Bloc]:
    """The figures that an older cohort has, where the latest one has none."""
    return [bloc_of(figures, perimetre, place, [wording.OLDER], etape="groupe_ancien")] if figures.millesime else []


def both_voies(pupils: list[Formation], apprentices: list[Formation]) -> list[Bloc]:
    """Side by side: two groups of different people, told apart by the first words of each bloc."""
    in_lycee = [bloc for formation in pupils for bloc in blocs_of(formation, [wording.IN_LYCEE])]
    said = [wording.AS_APPRENTICE, wording.DIFFERENT_GROUPS]
    return in_lycee + [bloc for formation in apprentices for bloc in blocs_of(formation, said)]
