"""The card of a key: its state in words, typeset, with its text alternative."""

from __future__ import annotations

from dataclasses import replace

from app.cards import wording
from app.cards.bloc import silent_bloc
from app.cards.card import Bloc, Card
from app.cards.french import enumerate_years, typeset
from app.cards.sentences import public_employment, short_sentence
from app.cards.states import State, state_of
from app.queries.reponse import Reponse
from app.queries.source import Source

# What assistive technologies read in one go without losing their reader.
ALTERNATIVE = 350


def card_of(reponse: Reponse, source: Source) -> Card:
    """Everything that a reader sees. Pure: the same answer always gives the same card."""
    state = state_of(reponse)
    diploma = wording.DIPLOMAS[reponse.diplome.type_diplome if reponse.diplome else "autre"]
    titre = typeset(_titre(state, diploma.ce))
    return Card(
        cle=str(reponse.key),
        etat=state.etat,
        titre=titre,
        titre_page=typeset(_titre_page(state, diploma.ce)),
        formation=_formation(reponse, diploma.nom),
        blocs=tuple(_typeset_bloc(bloc) for bloc in state.blocs),
        choix=state.choix,
        explications=tuple((term, typeset(text)) for term, text in _explications(state, diploma.ce)),
        action=typeset(wording.ACTION),
        source=typeset(_source(source)),
        lien="/comprendre",
        motif=state.motif,
        alternative=typeset(_alternative(state, titre, reponse.fictif)),
        fictif=reponse.fictif,
    )


def refused_card(cle: str, message: str, fictif: bool) -> Card:
    """The card of a key that cannot be: `message` says what was expected."""
    bloc = _typeset_bloc(silent_bloc("", [message]))
    titre = typeset(wording.NO_TITLE)
    return Card(
        cle=cle,
        etat="S10",
        titre=titre,
        titre_page=titre,
        formation="",
        blocs=(bloc,),
        choix=(),
        explications=(),
        action="",
        source="",
        lien="/comprendre",
        motif="cle_invalide",
        alternative=typeset(message),
        fictif=fictif,
    )


def _titre(state: State, ce_diplome: str) -> str:
    if state.whole:
        return wording.TITLE_WHOLE.format(ce_lieu=state.place.ce, people=state.place.people)
    return wording.TITLE.format(ce_diplome=ce_diplome, people=state.place.people)


def _titre_page(state: State, ce_diplome: str) -> str:
    """Names the card among others: title of the page, of the frame and of the picture."""
    what = "une formation" if state.whole else ce_diplome
    where = ", ".join(filter(None, [what, state.blocs[0].perimetre]))
    return wording.PAGE_TITLE.format(where=where, people=state.place.people)


def _formation(reponse: Reponse, nom: str) -> str:
    return f"{nom} {reponse.diplome.libelle}".strip() if reponse.diplome else ""


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
    return [("Qui", lead_in), *((term, text.format(public=public)) for term, text in wording.EXPLANATIONS.values())]


def _source(source: Source) -> str:
    date = ""
    if source.date_donnees:
        year, month, day = source.date_donnees.split("-")
        date = f", données du {day}/{month}/{year}"
    return wording.SOURCE.format(producteur=source.producteur, date=date, produit=wording.PRODUIT)


def _alternative(state: State, titre: str, fictif: bool) -> str:
    """The card in one text: the figures, whose they are, and where they come from. At most ALTERNATIVE characters."""
    said = " ".join(_said(bloc) for bloc in state.blocs)
    head = f"{wording.FICTIF}. {titre}" if fictif else titre
    names = [bloc.perimetre for bloc in state.blocs[:1] if bloc.perimetre]
    texts = [" ".join([head, *(f"{name}." for name in place), said, "Source : InserJeunes."]) for place in (names, [])]
    return next((text for text in texts if len(text) <= ALTERNATIVE), texts[-1])


def _said(bloc: Bloc) -> str:
    if not bloc.has_figures:
        return " ".join(bloc.annonces[:2])
    shares = " ".join(short_sentence(ligne.id, ligne.part) for ligne in bloc.lignes)
    return f"Sortis en {enumerate_years(bloc.annees)} : {shares}" if not bloc.annonces else f"{bloc.annonces[0]} Sortis en {enumerate_years(bloc.annees)} : {shares}"
