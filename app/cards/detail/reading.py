"""The part of a card that only its detailed size shows, from what is known beside the answer."""

from __future__ import annotations

from dataclasses import replace

from app.cards import wording
from app.cards.card import Bloc
from app.cards.detail import Detail, Volet
from app.cards.detail.courbe import courbe_of
from app.cards.detail.etablissement import reussite_of, rupture_of, valeur_ajoutee_of
from app.cards.detail.facile import facile_of
from app.cards.detail.origines import origines_of
from app.cards.detail.salaire import salaire_of
from app.cards.detail.tableau import reperes_of, tableau_of
from app.cards.states import State
from app.cards.voice import Phrase, capitalized, typeset
from app.cards.wording import APPRENTIS, CFA, ETUDIANTS, LYCEE, ORGANISME, PLACES, Place
from app.queries.detail import Complement
from app.queries.groupe import Groupe

# Whose words a group speaks with: those of the formation, or of the whole establishment.
PUPILS = ("eleves", "lycee")
WORDS = {"eleves": LYCEE, "apprentis": CFA, "etudiants": ETUDIANTS}


def detail_of(state: State, ce_diplome: Phrase, complement: Complement, year: int) -> Detail:
    """`ce_diplome`: how the title of the card names the diploma; `year`: when it is read."""
    if not any(bloc.has_figures for bloc in state.blocs):
        complement = _without_figures(complement)
    volets = _volets(complement, state, ce_diplome, year)
    whole = any(bloc.has_figures and None not in {ligne.part for ligne in bloc.lignes} and len(bloc.lignes) == 3 for bloc in state.blocs)
    facile = facile_of(state, volets)
    return Detail(
        arrondi=typeset(wording.ROUNDED) if whole else "",
        debuts=_columns(state),
        memoire=typeset(wording.FOR_MEMORY),
        volets=volets,
        titre_origines=typeset(wording.ORIGIN_TITLE),
        origines=origines_of(complement.sources),
        titre_facile=typeset(wording.EASY_TITLE) if facile else "",
        facile=facile,
    )


def _without_figures(complement: Complement) -> Complement:
    """What a card that shows no figure may still tell: nothing else may come in by this way."""
    sources = [(lu, source) for lu, source in complement.sources if lu.sujet == "diplome"]
    return Complement(reussite=complement.reussite, sources=sources)


def _volets(complement: Complement, state: State, ce_diplome: Phrase, year: int) -> tuple[Volet, ...]:
    """One a group; the success is told of pupils and the contracts of apprentices, or alone where no group has figures."""
    groupes = complement.groupes
    # Of two voies, one may have no figure: the other still has to say which it is.
    titled = len(groupes) > 1 or len(_columns(state)) > 1
    # Old figures, and those of a closed formation, stand beside nothing.
    alone = state.etat in ("S9", "S12")
    told = [replace(groupe, references=[], national=None) if alone and groupe.figures else groupe for groupe in groupes]
    volets = [_volet(groupe, ce_diplome, titled=titled) for groupe in told] or [Volet("")]
    if complement.reussite:
        place = next((place for place, groupe in enumerate(groupes) if groupe.population in PUPILS), 0)
        volets[place] = replace(volets[place], diplome=reussite_of(complement.reussite, year))
    if complement.rupture:
        place = next((place for place, groupe in enumerate(groupes) if groupe.population not in PUPILS), 0)
        volets[place] = replace(volets[place], rupture=rupture_of(complement.rupture))
    return tuple(replace(volet, reperes=()) if alone else volet for volet in volets if volet != Volet(""))


def _volet(groupe: Groupe, ce_diplome: Phrase, *, titled: bool) -> Volet:
    place = _place(groupe)
    legende = _legende(groupe, place, ce_diplome)
    found = groupe.valeur_ajoutee
    return Volet(
        titre=typeset(_titre(groupe, place)) if titled else "",
        tableau=tableau_of(groupe, place, legende),
        reperes=reperes_of(groupe, place),
        historique=courbe_of(groupe.historique, place, legende),
        salaire=salaire_of(groupe.salaire, _earners(groupe), _still_studying(groupe)) if groupe.salaire else None,
        valeur_ajoutee=valeur_ajoutee_of(found) if found else None,
    )


def _place(groupe: Groupe) -> Place:
    if not groupe.est_tout_etablissement:
        return WORDS[groupe.population]
    return ORGANISME if groupe.role in wording.WHOLE_OTHER else PLACES[groupe.population]


def _titre(groupe: Groupe, place: Place) -> Phrase | str:
    if groupe.est_tout_etablissement:
        return capitalized(place.tout)
    return wording.TITLE_AS_APPRENTICE if groupe.population == "apprentis" else wording.TITLE_IN_LYCEE


def _legende(groupe: Groupe, place: Place, ce_diplome: Phrase) -> str:
    if groupe.est_tout_etablissement:
        return wording.TABLE_TITLE_WHOLE.format(ce_lieu=place.ce)
    title = wording.TABLE_TITLE_SUPERIEUR if place is ETUDIANTS else wording.TABLE_TITLE
    return title.format(quoi=ce_diplome)


def _earners(groupe: Groupe) -> Place:
    """Whose salary it is: the diploma's pupils or apprentices, in the whole of France."""
    if groupe.salaire and groupe.salaire.filiere is not None:
        return APPRENTIS if groupe.salaire.filiere == "apprentissage" else LYCEE
    return ETUDIANTS


def _still_studying(groupe: Groupe) -> int | None:
    """Of the diploma in France where that is published, as the salary is; else of its people here, never of a whole establishment."""
    if groupe.national and groupe.national.figures.part_formation is not None:
        return groupe.national.figures.part_formation
    france = [found.part_formation for found in groupe.references if found.niveau == "france" and found.part_formation is not None]
    if france:
        return france[0]
    return groupe.figures.part_formation if groupe.figures and not groupe.est_tout_etablissement else None


def _columns(state: State) -> tuple[int, ...]:
    """Where each voie begins among the blocs, when there are two to set side by side."""
    voies = {str(wording.IN_LYCEE), str(wording.AS_APPRENTICE)}
    starts = tuple(place for place, bloc in enumerate(state.blocs) if _first_words(bloc) in voies)
    return starts if len(starts) > 1 and state.etat == "S11" else ()


def _first_words(bloc: Bloc) -> str:
    return bloc.annonces[0] if bloc.annonces else ""
