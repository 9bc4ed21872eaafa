"""What the figures of a card count, and of whom."""

from __future__ import annotations

from app.cards import wording
from app.cards.sentences import public_employment
from app.cards.state import State
from app.cards.voice import Phrase
from app.queries.reponse import Reponse


def explications_of(reponse: Reponse, state: State, ce_diplome: Phrase) -> list[tuple[Phrase, str]]:
    """(term, explanation), those of the figures that the card shows; none for a card without figures."""
    shown = [bloc for bloc in state.blocs if bloc.has_figures]
    if not shown:
        return []
    students = state.place is wording.ETUDIANTS
    whole = any(bloc.etape == "etablissement" for bloc in shown) or state.whole
    template = wording.LEAD_IN_GRADUATES if _graduates_only(reponse) else wording.LEAD_IN
    lead_in = template.format(people=state.place.people, quoi=_finished(state, ce_diplome, whole=whole))
    # The date when public employers entered the files is known for InserJeunes only.
    public = "" if students else public_employment(sorted({year for bloc in shown for year in bloc.annees}))
    about = [(wording.SIX_MONTHS, str(wording.ABOUT_SIX))] if students else []
    explained = [(term, text.format(public=public).replace("  ", " ")) for term, text in wording.EXPLANATIONS.values()]
    return [(wording.WHO, lead_in), *about, *explained]


def _finished(state: State, ce_diplome: Phrase, *, whole: bool) -> Phrase:
    """What the people of the card finished."""
    if not whole:
        return ce_diplome
    return wording.A_FORMATION_THERE if state.place is wording.ORGANISME else wording.A_FORMATION_HERE


def _graduates_only(reponse: Reponse) -> bool:
    found = reponse.superieur or reponse.superieur_national
    return found is not None and found.obtention_diplome == "diplome"
