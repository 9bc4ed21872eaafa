"""The card of a key: its state in words, typeset, with its text alternative."""

from __future__ import annotations

from dataclasses import replace

from app.cards import wording
from app.cards.card import Bloc, Card
from app.cards.french import enumerate_years, typeset
from app.cards.sentences import public_employment, short_sentence
from app.cards.states import State, state_of
from app.cards.wording import Diploma
from app.queries.reponse import Reponse
from app.queries.source import Source

# What assistive technologies read in one go without losing their reader.
ALTERNATIVE = 350


def card_of(reponse: Reponse, source: Source) -> Card:
    """Everything that a reader sees. Pure: the same answer always gives the same card."""
    state = state_of(reponse)
    diploma = wording.DIPLOMAS.get(_type_diplome(reponse), wording.DIPLOMAS["autre"])
    titre = typeset(_titre(reponse, state, diploma))
    return Card(
        cle=str(reponse.key),
        etat=state.etat,
        titre=titre,
        titre_page=typeset(_titre_page(state, diploma.ce)),
        formation=_formation(reponse, diploma.nom),
        blocs=tuple(_typeset_bloc(bloc) for bloc in state.blocs),
        choix=state.choix,
        specialites=state.specialites,
        explications=tuple((term, typeset(text)) for term, text in _explications(state, diploma.ce)),
        action=typeset(wording.ACTION),
        source=typeset(_source(source)),
        lien="/comprendre",
        motif=state.motif,
        alternative=typeset(_alternative(state, titre, reponse.fictif)),
        fictif=reponse.fictif,
    )


def _type_diplome(reponse: Reponse) -> str:
    found = reponse.diplome or reponse.superieur or reponse.superieur_national
    return found.type_diplome if found else "autre"


def _titre(reponse: Reponse, state: State, diploma: Diploma) -> str:
    people = state.place.people
    if state.specialites:
        cette, diplomes, _ = wording.COMMON_YEARS.get(reponse.diplome.type_diplome, wording.COMMON_YEAR)
        return wording.TITLE_SPECIALITES.format(Cette=cette.capitalize(), n=len(state.specialites), diplomes=diplomes)
    if state.place is wording.ETUDIANTS:
        return wording.TITLE_SUPERIEUR.format(ce_diplome=diploma.ce)
    if state.whole:
        return wording.TITLE_WHOLE.format(ce_lieu=state.place.ce, people=people)
    if state.etat == "S3" and reponse.repli and reponse.repli.reference:
        # The scope stands in the title, so that nobody reads the figures as those of the establishment.
        where = reponse.repli.reference.en_region or wording.EN_FRANCE
        return wording.TITLE_WIDER.format(Where=where[0].upper() + where[1:], ce_diplome=diploma.ce, people=people)
    if reponse.derniere_annee:
        return wording.TITLE_CLASS.format(le_diplome=diploma.le, people=people)
    return wording.TITLE.format(ce_diplome=diploma.ce, people=people)


def _titre_page(state: State, ce_diplome: str) -> str:
    """Names the card among others: title of the page, of the frame and of the picture."""
    what = "une formation" if state.whole else ce_diplome
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
        lignes=tuple(replace(ligne, phrase=typeset(ligne.phrase)) for ligne in bloc.lignes),
    )


def _explications(state: State, ce_diplome: str) -> list[tuple[str, str]]:
    shown = [bloc for bloc in state.blocs if bloc.has_figures]
    if not shown:
        return []
    quoi = "une formation ici" if state.whole else ce_diplome
    lead_in = wording.LEAD_IN.format(people=state.place.people, quoi=quoi)
    public = public_employment(shown[0].annees)
    about = [("6 mois", wording.ABOUT_SIX)] if state.place is wording.ETUDIANTS else []
    return [("Qui", lead_in), *about, *((term, text.format(public=public)) for term, text in wording.EXPLANATIONS.values())]


def _source(source: Source) -> str:
    date = ""
    if source.date_donnees:
        year, month, day = source.date_donnees.split("-")
        date = f", données du {day}/{month}/{year}"
    return wording.SOURCE.format(producteur=source.producteur, date=date, produit=wording.PRODUIT)


def _alternative(state: State, titre: str, fictif: bool) -> str:
    """The card in one text: the figures, whose they are, and where they come from. At most ALTERNATIVE characters."""
    lines = [f"{line.libelle} : {line.phrase}" for line in state.specialites]
    said = " ".join([*(_said(bloc) for bloc in state.blocs), *lines])
    head = f"{wording.FICTIF}. {titre}" if fictif else titre
    names = [bloc.perimetre for bloc in state.blocs[:1] if bloc.perimetre]
    texts = [" ".join([head, *(f"{name}." for name in place), said, "Source : InserJeunes."]) for place in (names, [])]
    # With many specialities, the picture names them and the text says how many there are: its title does.
    return next((text for text in texts if len(text) <= ALTERNATIVE), texts[-1][:ALTERNATIVE])


def _said(bloc: Bloc) -> str:
    if not bloc.has_figures:
        return " ".join(bloc.annonces[:2])
    shares = " ".join(short_sentence(ligne.id, ligne.part) for ligne in bloc.lignes)
    return f"Sortis en {enumerate_years(bloc.annees)} : {shares}" if not bloc.annonces else f"{bloc.annonces[0]} Sortis en {enumerate_years(bloc.annees)} : {shares}"
