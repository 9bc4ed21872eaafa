"""The card in three lines, for a list: a title that is a link, two sentences, and whose figures they are."""

from __future__ import annotations

from app.cards import wording
from app.cards.bloc import OWN
from app.cards.card import Badge, Bloc, Ligne
from app.cards.replis import where_of
from app.cards.state import State
from app.cards.voice import Phrase, capitalized, enumerate_years, typeset, uncapitalized
from app.cards.wording import Diploma
from app.queries.reponse import Reponse


def badge_of(reponse: Reponse, state: State, diploma: Diploma, titre: str) -> Badge:
    """`titre`: that of the card, for the states that have no shorter one."""
    shown = next((bloc for bloc in state.blocs if bloc.has_figures), None)
    if state.etat == "S6":
        return _badge(titre, [wording.BADGE_EACH])
    if state.etat in ("S9", "S10") or shown is None:
        return _badge(_title(reponse, state, diploma), [_reason(reponse, state)])
    if shown.etape == "etablissement" and reponse.key.code:
        # Never the figures of a whole establishment beside the name of one formation.
        first = _small_group(state) if state.etat == "S2" else _alone(diploma)
        return _badge(_title(reponse, state, diploma, own=True), [first, _offer(reponse)])
    if reponse.identifiant and reponse.identifiant.est_partielle:
        return _badge(reponse.identifiant.libelle, [wording.BADGE_NOT_ALONE, _offer(reponse)])
    if state.etat == "S2":
        return _small(reponse, state, diploma, shown)
    if state.etat == "S11":
        return _badge(_title(reponse, state, diploma), _both(state), _note(state, state.blocs[0]))
    return _badge(_title(reponse, state, diploma), _lines(shown), _note(state, shown))


def _badge(titre: str, lignes: list[Phrase | str], note: str = "") -> Badge:
    return Badge(typeset(titre), typeset(wording.BADGE_MORE), tuple(typeset(ligne) for ligne in lignes), typeset(note))


def _title(reponse: Reponse, state: State, diploma: Diploma, *, own: bool = False) -> str:
    if state.etat == "S3" and not own and reponse.repli and reponse.repli.reference:
        return wording.BADGE_TITLE_WIDER.format(Where=capitalized(where_of(reponse.repli.reference)), ce_diplome=diploma.ce)
    if reponse.key.code is None:
        return wording.BADGE_TITLE_WHOLE.format(ce_lieu=state.place.ce)
    if state.place is wording.ETUDIANTS:
        return wording.BADGE_TITLE_SUPERIEUR.format(ce_diplome=diploma.ce)
    if reponse.derniere_annee:
        return wording.BADGE_TITLE_CLASS.format(le_diplome=diploma.le)
    return wording.BADGE_TITLE.format(ce_diplome=diploma.ce)


def _reason(reponse: Reponse, state: State) -> str:
    if state.motif == "effectif_faible":
        return _small_group(state)
    return next(iter(state.blocs[0].annonces), str(wording.NOTHING))


def _offer(reponse: Reponse) -> Phrase:
    of_others = reponse.repli is not None and reponse.repli.role in wording.WHOLE_OTHER
    return wording.BADGE_WHOLE_OTHER if of_others else wording.BADGE_WHOLE


def _alone(diploma: Diploma) -> str:
    feminine = diploma.ce.french.startswith("cette")
    return (wording.WHOLE_ONLY_FEMININE if feminine else wording.WHOLE_ONLY).format(ce_diplome=diploma.ce)


def _small_group(state: State) -> str:
    return wording.BADGE_SMALL.format(ce_lieu=state.place.ce)


def _small(reponse: Reponse, state: State, diploma: Diploma, shown: Bloc) -> Badge:
    """That the group is too small, then one line of the region, or of an older group, under its own name."""
    first = _sentences(shown)[:1]
    if shown.etape in ("region", "france") and reponse.repli and reponse.repli.reference:
        where = capitalized(where_of(reponse.repli.reference))
        first = [wording.NAMED.format(name=where, text=line) for line in first]
        note = ""
    else:
        note = _note(state, shown)
    return _badge(_title(reponse, state, diploma), [_small_group(state), *first], note)


def _both(state: State) -> list[Phrase | str]:
    """One line a voie: « En lycée : environ 4 sur 10 ont un travail »."""
    named = {str(wording.IN_LYCEE): wording.BADGE_LYCEE, str(wording.AS_APPRENTICE): wording.BADGE_APPRENTICE}
    blocs = [(named[bloc.annonces[0]], bloc) for bloc in state.blocs if bloc.annonces and bloc.annonces[0] in named]
    return [name.format(text=(_sentences(bloc) or [str(wording.BADGE_NO_FIGURE)])[0]) for name, bloc in blocs]


def _lines(bloc: Bloc) -> list[Phrase | str]:
    shown = [ligne for ligne in bloc.lignes if ligne.id != "autre" and ligne.part is not None]
    if all(ligne.part < 5 for ligne in shown):
        # A bare pair of low figures would be read as a verdict.
        return [wording.BADGE_LOOK]
    return _sentences(bloc)


def _sentences(bloc: Bloc) -> list[Phrase | str]:
    return [_sentence(ligne) for ligne in bloc.lignes if ligne.id != "autre" and ligne.part is not None]


def _sentence(ligne: Ligne) -> str:
    return uncapitalized(ligne.courte.removesuffix("."))


def _note(state: State, bloc: Bloc) -> str:
    place = capitalized(state.place.ce) if bloc.etape in OWN or bloc.etape == "groupe_ancien" else bloc.perimetre
    note = wording.BADGE_NOTE.format(place=place, years=enumerate_years(bloc.annees))
    return wording.BADGE_OTHER_DIPLOMA.format(note=note) if bloc.etape == "continuum" else note
