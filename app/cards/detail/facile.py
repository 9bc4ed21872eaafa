"""The explanations of the detailed card in short sentences, one idea each."""

from __future__ import annotations

from app.cards import wording
from app.cards.detail import Volet
from app.cards.states import State
from app.cards.voice import Phrase, typeset

Entry = tuple[Phrase, tuple[Phrase, ...]]


def facile_of(state: State, volets: tuple[Volet, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Only of what the card shows; empty where it shows no figure."""
    shown = [bloc for bloc in state.blocs if bloc.has_figures]
    if not shown:
        return ()
    graduates = any(str(wording.GRADUATES) in bloc.annonces for bloc in shown)
    entries: list[Entry] = [wording.EASY_WHO_GRADUATES if graduates else wording.EASY_WHO]
    entries += [wording.EASY_OUTCOMES[ligne.id] for ligne in shown[0].lignes]
    entries.append(wording.EASY_TEN)
    if any(_unpublished(volet) for volet in volets):
        entries.append(wording.EASY_UNPUBLISHED)
    if any(volet.salaire for volet in volets):
        entries.append(wording.EASY_SALARY)
    return tuple((str(term), tuple(typeset(text.format(people=state.place.people)) for text in said)) for term, said in entries)


def _unpublished(volet: Volet) -> bool:
    tables = [volet.tableau, volet.historique.tableau if volet.historique else None]
    missing = str(wording.UNPUBLISHED)
    return any(missing in rang.cellules for table in tables if table for rang in table.rangs if rang.id != "" or table is not volet.tableau)
