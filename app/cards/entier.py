"""The card of an establishment as a whole: its figures, those of who runs it, or the diplomas to choose from."""

from __future__ import annotations

from app.cards import wording
from app.cards.bloc import silent_bloc
from app.cards.card import Bloc, Choix
from app.cards.etablissements import whole_blocs
from app.cards.replis import repli_bloc, shown_place
from app.cards.state import State
from app.cards.wording import PLACES
from app.queries.reponse import Reponse

# More would be a page, not a card.
MOST_CHOICES = 30


def whole_state(reponse: Reponse) -> State:
    """An address that is an establishment alone, or a number whose formation is not known."""
    if reponse.repli:
        place = shown_place(reponse.repli)
        return State("S8", [repli_bloc(reponse.repli, reponse.diplome, place)], place, whole=True, motif="absence")
    if not reponse.populations:
        return _no_publication(reponse)
    shown = [population for population in reponse.populations if population.population in ("cfa", "lycee")]
    place = PLACES[shown[0].population]
    return State(shown[0].etat, whole_blocs(shown), place, whole=True, motif=shown[0].figures.motif_absence)


def _no_publication(reponse: Reponse) -> State:
    name = reponse.annuaire.libelle_etablissement if reponse.annuaire else ""
    followed = [suivi for suivi in reponse.suivis if suivi.a_un_chiffre][:MOST_CHOICES]
    if followed:
        choix = tuple(Choix(f"{reponse.key.uai}-SISE:{suivi.sise}", suivi.libelle_diplome or suivi.sise) for suivi in followed)
        return State("S10", [_said(name, wording.CHOOSE_DIPLOMA)], wording.ETUDIANTS, whole=True, motif="plusieurs_formations", choix=choix)
    return State("S10", [_said(name, wording.NOTHING_WHOLE, wording.CAUSES["absence"])], wording.LYCEE, whole=True, motif="absence")


def _said(perimetre: str, *lines: wording.Phrase) -> Bloc:
    return silent_bloc(perimetre, list(lines))
