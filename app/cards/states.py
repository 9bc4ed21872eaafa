"""From what is known of a key to the state of its card and its blocs: the order of precedence, in one place."""

from __future__ import annotations

from app.cards import wording
from app.cards.bloc import silent_bloc
from app.cards.card import Choix
from app.cards.entier import whole_state
from app.cards.etats import Etat
from app.cards.replis import reference_bloc, repli_bloc, shown_place
from app.cards.state import State
from app.cards.specialites import list_lines
from app.cards.superieur import superieur_blocs
from app.cards.voice import Phrase
from app.cards.voies import blocs_of, both_voies, is_apprenticeship, place_of
from app.cards.wording import PLACES, Place
from app.queries.formation import Formation
from app.queries.reponse import Reponse


def state_of(reponse: Reponse) -> State:
    """The first state that fits, from the figures of the formation itself to nothing at all."""
    if reponse.key.code and reponse.key.code.type == "sise":
        return _superieur(reponse)
    unknown = reponse.key.uai is not None and not reponse.populations and not reponse.annuaire
    if unknown and not reponse.formations and reponse.repli is None and not any(repli for *_, repli in reponse.specialites):
        return _nothing(reponse, "etablissement_non_reconnu")
    if reponse.key.code is None:
        return whole_state(reponse)
    if reponse.diplome is None:
        return _nothing(reponse, "formation_non_reconnue")
    if reponse.specialites:
        return _specialites(reponse)
    if reponse.key.uai is None:
        return _wider(reponse)
    if unknown and reponse.repli and reponse.repli.reference:
        bloc = reference_bloc(reponse.repli.reference, [wording.NOT_DESCRIBED])
        return State("S3", [bloc], shown_place(reponse.repli), motif="etablissement_non_decrit")
    if not reponse.formations:
        return _no_line(reponse)
    return _formation(reponse, reponse.formations[0]) if len(reponse.formations) == 1 else _several(reponse)


def _formation(reponse: Reponse, formation: Formation) -> State:
    place, blocs = place_of(formation), blocs_of(formation, [])
    if formation.etat != "S2":
        # An earlier year of the course answers with its last year: the title says so.
        return State("S5" if reponse.derniere_annee else formation.etat, blocs, place)
    if reponse.repli is None or formation.figures.millesime:
        return State("S2", blocs, place, motif="effectif_faible")
    # Apprentices learn in lycées too: the establishment is called what its publications call it.
    bloc = repli_bloc(reponse.repli, reponse.diplome, _place(reponse) if reponse.populations else place)
    if reponse.repli.etape == "continuum":
        return State("S4", [bloc], place, motif="effectif_faible")
    return State("S2", [*blocs, bloc], place, motif="effectif_faible")


def _no_line(reponse: Reponse) -> State:
    """A formation that the files do not list in this establishment: what stands in for it, or nothing."""
    repli, ce_diplome = reponse.repli, _ce_diplome(reponse)
    if repli is None:
        return _nothing(reponse, "non_suivie" if reponse.diplome.type_diplome == "autre" else "non_publie")
    only = wording.WHOLE_ONLY_FEMININE if ce_diplome.french.startswith("cette") else wording.WHOLE_ONLY
    bloc = repli_bloc(repli, reponse.diplome, _place(reponse), only=only.format(ce_diplome=ce_diplome))
    etat: Etat = {"continuum": "S4", "region": "S3", "france": "S3"}.get(repli.etape, "S8")
    whole = repli.etape == "etablissement"
    return State(etat, [bloc], shown_place(repli), whole=whole, motif="non_publie")


def _wider(reponse: Reponse) -> State:
    if reponse.repli is None:
        return _nothing(reponse, "region_non_publiee" if reponse.key.region else "niveau_non_publie")
    bloc = reference_bloc(reponse.repli.reference, [])
    return State("S3", [bloc], shown_place(reponse.repli))


def _specialites(reponse: Reponse) -> State:
    lines = list_lines(reponse)
    known = reponse.populations[0].libelle_etablissement if reponse.populations else None
    undescribed = reponse.key.uai is not None and not known and not reponse.annuaire
    region = next((repli.reference.region for *_, repli in reponse.specialites if repli and repli.reference.region), "")
    perimetre = known or (reponse.annuaire.libelle_etablissement if reponse.annuaire else region or wording.FRANCE)
    cette, _, un_diplome = wording.COMMON_YEARS.get(reponse.diplome.type_diplome, wording.COMMON_YEAR)
    said = [wording.NOT_DESCRIBED] if undescribed else []
    said += [line.format(cette=cette, un_diplome=un_diplome) for line in wording.CHOOSE]
    if any(repli and repli.reference.origine == "mediane" for *_, repli in reponse.specialites):
        said += [wording.MIDDLES, wording.MIDDLE_MEANS]
    place = shown_place(reponse.repli) if reponse.repli else wording.LYCEE
    instead = [repli_bloc(reponse.repli, reponse.diplome, place)] if reponse.repli else []
    return State("S6", [silent_bloc(perimetre, said), *instead], place, specialites=lines)


def _superieur(reponse: Reponse) -> State:
    blocs, motif = superieur_blocs(reponse)
    if not blocs:
        known = "formation_non_reconnue" if reponse.annuaire or reponse.key.uai is None else "etablissement_non_reconnu"
        return _nothing(reponse, known)
    etat: Etat = "S7" if blocs[0].has_figures else "S2" if motif == "effectif_faible" else "S10"
    etat = "S3" if etat == "S10" and any(bloc.has_figures for bloc in blocs) else etat
    return State(etat, blocs, wording.ETUDIANTS, motif=motif)


def _several(reponse: Reponse) -> State:
    """One formation of each voie: both are shown. Several of pupils: they have their own codes, to choose from."""
    apprentices = [formation for formation in reponse.formations if is_apprenticeship(formation)]
    pupils = [formation for formation in reponse.formations if not is_apprenticeship(formation)]
    if len(pupils) == 1:
        return State("S11", both_voies(pupils, apprentices), wording.LYCEE)
    choix = tuple(Choix(f"{found.uai}-{found.code}", f"{found.libelle} ({found.code})") for found in pupils)
    bloc = silent_bloc(pupils[0].libelle_etablissement, [wording.CAUSES["plusieurs_formations"]])
    shown = [bloc for found in apprentices for bloc in blocs_of(found, [wording.AS_APPRENTICE])]
    return State("S10", [bloc, *shown], wording.LYCEE, motif="plusieurs_formations", choix=choix)


def _nothing(reponse: Reponse, motif: str) -> State:
    found = reponse.populations[0] if reponse.populations else reponse.annuaire
    nothing = wording.NOTHING if reponse.key.code else wording.NOTHING_WHOLE
    place = _place(reponse)
    perimetre = found.libelle_etablissement if found else ("" if reponse.key.uai or reponse.key.region else wording.FRANCE)
    return State("S10", [silent_bloc(perimetre, [nothing, wording.CAUSES[motif]])], place, motif=motif)


def _place(reponse: Reponse) -> Place:
    """How to speak of the establishment asked about: as the publication that names it does."""
    whole = [found.population for found in reponse.populations if found.population in ("cfa", "lycee")]
    return PLACES[whole[0]] if whole else wording.ETABLISSEMENT


def _ce_diplome(reponse: Reponse) -> Phrase:
    return wording.DIPLOMAS[reponse.diplome.type_diplome].ce
