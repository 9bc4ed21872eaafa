"""What time does to a card: figures grown old, and formations closed since."""

from __future__ import annotations

from dataclasses import replace

from app.cards import wording
from app.cards.bloc import silent_bloc
from app.cards.card import Bloc
from app.cards.state import State
from app.cards.voice import enumerate_years
from app.queries.reponse import Reponse

# The latest leaving year is this old, or older.
OLD_AFTER_YEARS = 4


def aged(state: State, year: int) -> State:
    """The state as it is read in `year`: old figures are said to be, and compared with nothing."""
    if not any(_is_old(bloc, year) for bloc in state.blocs):
        return state
    blocs = [_old(bloc) if _is_old(bloc, year) else bloc for bloc in state.blocs]
    alone = state.etat in ("S0", "S1") and _is_old(state.blocs[0], year)
    return replace(state, etat="S12" if alone else state.etat, blocs=blocs)


def closed(state: State, reponse: Reponse) -> State:
    """Of a formation closed for good, that it is; its figures are left to the detailed card."""
    year = reponse.diplome.annee_fermeture if reponse.diplome else None
    if year is None or state.motif == "etablissement_non_reconnu":
        return state
    said = silent_bloc(state.blocs[0].perimetre, [line.format(year=year) for line in wording.CLOSED])
    figures = [_remembered(bloc) for bloc in state.blocs if bloc.has_figures]
    return replace(state, etat="S9", motif="formation_fermee", blocs=[said, *figures], choix=(), specialites=())


def _remembered(bloc: Bloc) -> Bloc:
    """Nobody chooses it any more: its figures are compared with nothing."""
    alone = tuple(replace(ligne, comparaison="", dite="") for ligne in bloc.lignes)
    return replace(bloc, memoire=True, lignes=alone)


def _is_old(bloc: Bloc, year: int) -> bool:
    return bloc.has_figures and max(bloc.annees) <= year - OLD_AFTER_YEARS


def _old(bloc: Bloc) -> Bloc:
    """The years are said once: « un groupe plus ancien » would say the same less well."""
    old, older = wording.OLD.format(years=enumerate_years(bloc.annees)), str(wording.OLDER)
    said = tuple(old if line == older else line for line in bloc.annonces)
    alone = tuple(replace(ligne, precision="", comparaison="", dite="") for ligne in bloc.lignes)
    return replace(bloc, annonces=said if old in said else (*said, old), lignes=alone)
