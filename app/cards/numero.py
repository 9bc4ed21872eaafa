"""A card reached by the number of another catalogue: what that number names, where the figures are not quite of that."""

from __future__ import annotations

from dataclasses import replace

from app.cards import wording
from app.cards.bloc import silent_bloc
from app.cards.card import Bloc
from app.cards.state import State
from app.queries.identifiant import Identifiant
from app.queries.reponse import Reponse

# Of a whole lycée, InserJeunes counts the professional formations: titles of Parcoursup that begin otherwise are not in it.
PROFESSIONAL = ("bts", "btsa", "cap", "bac", "bp", "mc", "mention", "certificat")
PUPILS = (wording.LYCEE, wording.ELEVES)


def numbered(state: State, reponse: Reponse) -> State:
    """The state, with what the number named where the figures are of something wider, or of pupils and not of apprentices."""
    number = reponse.identifiant
    if number is None or not state.blocs:
        return state
    if number.est_partielle:
        return _partial(state, number)
    if number.est_apprentissage and state.place in PUPILS:
        return replace(state, blocs=[_of_pupils(bloc) if bloc.has_figures else bloc for bloc in state.blocs])
    return state


def _partial(state: State, number: Identifiant) -> State:
    said = wording.NOT_ALONE.format(libelle=number.libelle)
    first, *others = state.blocs
    motif = state.motif or "formation_non_reliee"
    if first.has_figures and state.place in PUPILS and (number.est_apprentissage or not _is_professional(number)):
        cause = "non_publie" if number.est_apprentissage else "non_suivie"
        return replace(state, etat="S10", blocs=[silent_bloc(first.perimetre, [said, wording.CAUSES[cause]])], motif=cause)
    shown = replace(first, annonces=(said, *first.annonces), trace="contour" if first.has_figures else first.trace)
    return replace(state, blocs=[shown, *others], motif=motif)


def _is_professional(number: Identifiant) -> bool:
    return number.libelle.lower().replace("-", " ").split(" ", 1)[0] in PROFESSIONAL


def _of_pupils(bloc: Bloc) -> Bloc:
    """Said first, drawn as what only stands in, and compared with nothing."""
    alone = tuple(replace(ligne, precision="", comparaison="", dite="") for ligne in bloc.lignes)
    return replace(bloc, annonces=(str(wording.NOT_APPRENTICES), *bloc.annonces), trace="contour", lignes=alone)
