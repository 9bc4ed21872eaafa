"""The card of a key: its state in words, typeset, with its text alternative."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.cards import wording
from app.cards.anciennete import aged, closed
from app.cards.alternative import alternative_of, short_name
from app.cards.badge import badge_of
from app.cards.card import Bloc, Card, Ligne
from app.cards.detail.reading import detail_of
from app.cards.explications import explications_of
from app.cards.numero import numbered
from app.cards.printable import cleaned
from app.cards.replis import where_of
from app.cards.comparaison import compared
from app.cards.state import State
from app.cards.states import state_of
from app.cards.voice import Phrase, Voice, capitalized, current, in_voice, typeset
from app.cards.wording import Diploma
from app.queries.detail import Complement
from app.queries.reponse import Reponse
from app.queries.source import Source

# What a reader reads of a row.
SAID = ("phrase", "pourcentage", "courte", "precision", "comparaison", "dite")


def card_of(
    reponse: Reponse, source: Source, voice: Voice = Voice(), today: date | None = None, complement: Complement | None = None
) -> Card:
    """Everything that a reader sees, in the language of `voice`; all in French where one sentence has no translation.

    Pure: the same answer, voice and day always give the same card. `today`: the real one where it is not given.
    `complement`: what the detailed size adds.
    """
    year = (today or date.today()).year
    return cleaned(in_voice(voice, lambda: _card(reponse, source, year, complement)))


def settled_state(reponse: Reponse, year: int) -> State:
    """The state of the card as it is read in `year`, before its words are typeset: what a catalogue counts."""
    return closed(aged(numbered(compared(state_of(reponse), reponse), reponse), year), reponse)


def _card(reponse: Reponse, source: Source, year: int, complement: Complement | None) -> Card:
    state = settled_state(reponse, year)
    diploma = wording.DIPLOMAS.get(_type_diplome(reponse), wording.DIPLOMAS["autre"])
    titre = typeset(_titre(reponse, state, diploma))
    explications = explications_of(reponse, state, diploma.ce)
    return Card(
        cle=str(reponse.key),
        etat=state.etat,
        titre=titre,
        titre_page=typeset(_titre_page(state, diploma.ce)),
        formation=_formation(reponse, diploma.nom),
        blocs=tuple(_typeset_bloc(bloc) for bloc in state.blocs),
        choix=state.choix,
        specialites=state.specialites,
        explications=tuple((str(term), typeset(text)) for term, text in explications),
        action=typeset(wording.ACTION),
        source=typeset(_source(source)),
        lien="/comprendre",
        motif=state.motif,
        alternative=typeset(alternative_of(state, titre, source, reponse.fictif)),
        fictif=reponse.fictif,
        marque=str(wording.FICTIF) if reponse.fictif else "",
        suite=str(wording.MORE),
        explique=typeset(wording.EXPLAINED) if explications else "",
        langue=current().langue,
        badge=badge_of(reponse, state, diploma, titre),
        detail=detail_of(state, diploma.ce, complement, year) if complement else None,
    )


def _type_diplome(reponse: Reponse) -> str:
    found = reponse.diplome or reponse.superieur or reponse.superieur_national
    return found.type_diplome if found else "autre"


def _titre(reponse: Reponse, state: State, diploma: Diploma) -> str:
    people = state.place.people
    if state.specialites:
        cette, diplomes, un_diplome = wording.COMMON_YEARS.get(reponse.diplome.type_diplome, wording.COMMON_YEAR)
        if len(state.specialites) == 1:
            return wording.TITLE_SPECIALITE.format(Cette=capitalized(cette), un_diplome=un_diplome)
        return wording.TITLE_SPECIALITES.format(Cette=capitalized(cette), n=len(state.specialites), diplomes=diplomes)
    if state.place is wording.ETUDIANTS:
        return wording.TITLE_SUPERIEUR.format(ce_diplome=diploma.ce)
    if state.whole:
        return wording.TITLE_WHOLE.format(ce_lieu=state.place.ce, people=people)
    if state.etat == "S3" and reponse.repli and reponse.repli.reference:
        # The scope stands in the title, so that nobody reads the figures as those of the establishment.
        where = capitalized(where_of(reponse.repli.reference))
        return wording.TITLE_WIDER.format(Where=where, ce_diplome=diploma.ce, people=people)
    if reponse.derniere_annee:
        return wording.TITLE_CLASS.format(le_diplome=diploma.le, people=people)
    return wording.TITLE.format(ce_diplome=diploma.ce, people=people)


def _titre_page(state: State, ce_diplome: Phrase) -> str:
    """Names the card among others: title of the page, of the frame and of the picture."""
    what = str(wording.A_FORMATION if state.whole else ce_diplome)
    where = ", ".join(filter(None, [what, state.blocs[0].perimetre]))
    return wording.PAGE_TITLE.format(where=where, people=state.place.people)


def _formation(reponse: Reponse, nom: str) -> str:
    if reponse.diplome:
        return f"{nom} {reponse.diplome.libelle}".strip()
    superieur = reponse.superieur or reponse.superieur_national
    return (superieur.libelle_diplome or "").strip() if superieur else ""


def _typeset_bloc(bloc: Bloc) -> Bloc:
    return replace(
        bloc,
        annonces=tuple(typeset(line) for line in bloc.annonces),
        groupe=typeset(bloc.groupe),
        lignes=tuple(_typeset_ligne(ligne) for ligne in bloc.lignes),
    )


def _typeset_ligne(ligne: Ligne) -> Ligne:
    # Not by replace, which takes longer than all the rest: every card holds three of them.
    return Ligne(**(vars(ligne) | {name: typeset(text) for name in SAID if (text := getattr(ligne, name))}))


def _source(source: Source) -> str:
    date = ""
    if source.date_donnees:
        year, month, day = source.date_donnees.split("-")
        date = wording.DATED.format(day=day, month=month, year=year)
    return wording.SOURCE.format(nom=short_name(source), producteur=source.producteur, date=date, produit=wording.PRODUIT)
