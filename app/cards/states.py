"""From what is known of a key to the state of its card and its blocs: the order of precedence, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards import wording
from app.cards.bloc import bloc_of, silent_bloc
from app.cards.card import Bloc, Choix, Etat
from app.cards.voies import blocs_of, both_voies, is_apprenticeship, older_blocs, place_of
from app.cards.wording import PLACES, Place
from app.nomenclature import leaving_years
from app.queries.etablissement import Etablissement
from app.queries.figures import Figures
from app.queries.formation import Formation
from app.queries.reponse import Reponse

# Whose figures stand in for a formation: its own kind of students first.
WIDER = {"mefstat11": ("eleves", "lycee", "cfa"), "cfd": ("lycee", "cfa"), "sise": ()}
WIDER_APPRENTICES = ("apprentis", "cfa", "lycee")


@dataclass(frozen=True)
class State:
    """`place` is whose words the card uses; `whole` says that its title speaks of the whole establishment."""

    etat: Etat
    blocs: list[Bloc]
    place: Place
    whole: bool = False
    motif: str | None = None
    choix: tuple[Choix, ...] = ()


def state_of(reponse: Reponse) -> State:
    """The first state that fits, from the figures of the formation itself to nothing at all."""
    if reponse.key.uai and not reponse.populations:
        return _nothing(reponse, "etablissement_non_reconnu")
    if reponse.key.code is None:
        return _whole(reponse.populations)
    if reponse.diplome is None:
        return _nothing(reponse, "formation_non_reconnue")
    if reponse.key.uai is None:
        return _nothing(reponse, "region_non_publiee" if reponse.key.region else "niveau_non_publie")
    if not reponse.formations:
        return _no_line(reponse)
    return _formation(reponse, reponse.formations[0]) if len(reponse.formations) == 1 else _several(reponse)


def _formation(reponse: Reponse, formation: Formation) -> State:
    place, blocs = place_of(formation), blocs_of(formation, [])
    if formation.etat != "S2":
        return State(formation.etat, blocs, place)
    instead = [] if formation.figures.millesime else _instead(reponse, is_apprenticeship(formation))
    return State("S2", [*blocs, *instead], place, motif="effectif_faible")


def _no_line(reponse: Reponse) -> State:
    """A formation that the files do not list in this establishment: the whole establishment, or nothing."""
    wider = _wider(reponse, WIDER[reponse.key.code.type])
    if wider is None:
        return _nothing(reponse, "non_publie")
    place = PLACES[wider.population]
    diploma = wording.DIPLOMAS[reponse.diplome.type_diplome]
    only = wording.WHOLE_ONLY_FEMININE if diploma.ce.startswith("cette") else wording.WHOLE_ONLY
    said = [_of(wording.WHOLE, place), only.format(ce_diplome=diploma.ce)]
    bloc = bloc_of(wider.figures, wider.libelle_etablissement, place, said, wider=True)
    return State("S8", [bloc], place, whole=True, motif="non_publie")


def _whole(populations: list[Etablissement]) -> State:
    shown = [population for population in populations if population.population in ("cfa", "lycee")]
    first, *others = [_whole_blocs(population) for population in shown]
    place = PLACES[shown[0].population]
    also = [
        bloc_of(other.figures, other.libelle_etablissement, PLACES[other.population], [_of(wording.OTHER_PUBLICATION, PLACES[other.population])])
        for other in shown[1:]
        if other.figures.millesime
    ]
    return State(shown[0].etat, [*first, *also], place, whole=True, motif=shown[0].figures.motif_absence)


def _whole_blocs(found: Etablissement) -> list[Bloc]:
    place = PLACES[found.population]
    if found.etat == "S8":
        partial = [wording.PARTIAL_WHOLE] if None in _shares(found.figures) else []
        return [bloc_of(found.figures, found.libelle_etablissement, place, [_of(wording.WHOLE, place), *partial])]
    if found.etat == "S10":
        return [silent_bloc(found.libelle_etablissement, [wording.NOTHING_WHOLE, wording.CAUSES["absence"]])]
    too_few = [line.format(people=place.people, quoi="une formation") for line in wording.TOO_FEW_WHOLE]
    first = silent_bloc(found.libelle_etablissement, too_few, leaving_years(found.figures.dernier_millesime))
    return [first, *older_blocs(found.figures, found.libelle_etablissement, place)]


def _instead(reponse: Reponse, apprentices: bool) -> list[Bloc]:
    wider = _wider(reponse, WIDER_APPRENTICES if apprentices else WIDER[reponse.key.code.type])
    if wider is None:
        return []
    place = PLACES[wider.population]
    return [bloc_of(wider.figures, wider.libelle_etablissement, place, [_of(wording.INSTEAD, place)], wider=True)]


def _wider(reponse: Reponse, order: tuple[str, ...]) -> Etablissement | None:
    with_figures = {found.population: found for found in reponse.populations if found.figures.millesime}
    return next((with_figures[name] for name in order if name in with_figures), None)


def _several(reponse: Reponse) -> State:
    """One formation of each voie: both are shown. Several of pupils: they have their own codes, to choose from."""
    apprentices = [formation for formation in reponse.formations if is_apprenticeship(formation)]
    pupils = [formation for formation in reponse.formations if not is_apprenticeship(formation)]
    if len(pupils) == 1:
        return State("S11", both_voies(pupils, apprentices), wording.LYCEE)
    choix = tuple(Choix(f"{found.uai}-{found.code}", f"{found.libelle} ({found.code})") for found in pupils)
    bloc = silent_bloc(pupils[0].libelle_etablissement, [wording.CAUSES["plusieurs_formations"]])
    return State("S10", [bloc, *both_voies([], apprentices)], wording.LYCEE, motif="plusieurs_formations", choix=choix)


def _nothing(reponse: Reponse, motif: str) -> State:
    known = reponse.populations[0].libelle_etablissement if reponse.populations else None
    nothing = wording.NOTHING if reponse.key.code else wording.NOTHING_WHOLE
    place = PLACES[reponse.populations[0].population] if reponse.populations else wording.LYCEE
    perimetre = known or ("" if reponse.key.uai or reponse.key.region else wording.FRANCE)
    return State("S10", [silent_bloc(perimetre, [nothing, wording.CAUSES[motif]])], place, motif=motif)


def _of(template: str, place: Place) -> str:
    return template.format(tout=place.tout, reunies=place.reunies)


def _shares(figures: Figures) -> tuple[int | None, ...]:
    return figures.part_en_emploi_6_mois, figures.part_formation, figures.part_autres_situations
