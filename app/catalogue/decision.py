"""What the card of a line shows: decided by the code of the cards, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from app.cards.reading import settled_state
from app.cards.state import State
from app.catalogue.lot import Lot
from app.catalogue.noms import Unanswered
from app.catalogue.question import Question, address_of
from app.nomenclature import InvalidIdentifier, Key, Reference, parse_address
from app.queries.annee import SELECT_DERNIERES_ANNEES
from app.queries.diplome import SELECT_DIPLOME
from app.queries.etablissement import SELECT_ETABLISSEMENT
from app.queries.formation import SELECT_FORMATION
from app.queries.identifiant import list_identifiants
from app.queries.repli import Etape
from app.queries.reponse import Reponse, find_reponse
from app.queries.specialite import SELECT_SPECIALITES
from app.warehouse import Snapshot

# `specialites`: a common first year, whose card shows the figures of each of its specialities.
Pas = Etape | Literal["specialites"]
# Their card says only that nothing is known by that name: there is nothing to put on a page.
UNKNOWN = ("etablissement_non_reconnu", "formation_non_reconnue", "reference_inconnue")


@dataclass(frozen=True)
class Decision:
    """`etape`: the step of the fall-back whose figures the card shows first, `aucune` where it shows none.

    `cle`: the address of the card, empty where the line names none. `motif`: why there is no figure, or not those of the
    formation itself. `essais`: where there is no figure, the nearest addresses: those to choose from, or wider ones with figures.
    """

    cle: str
    etape: Pas
    etat: str
    motif: str
    detail: str = ""
    essais: tuple[str, ...] = ()

    @property
    def has_card(self) -> bool:
        return bool(self.cle) and self.motif not in UNKNOWN


def decide(snapshot: Snapshot, question: Question, year: int) -> Decision:
    """The answer to a line, read in `year`."""
    try:
        address = address_of(snapshot, question)
    except Unanswered as nothing:
        essais = nothing.essais or tuple(filter(None, [question.nombre if question.type in ("mefstat11", "cfd", "code") else ""]))
        return Decision("", "aucune", "", nothing.motif, nothing.detail, _shown(snapshot, essais, year))
    decision = decide_address(snapshot, address, year)
    if decision.etape != "aucune":
        return decision
    return replace(decision, essais=decision.essais or _shown(snapshot, _wider(address), year))


def expect(lot: Lot, question: Question) -> None:
    """What the card of a line with a code is sure to ask, or nearly; see `answer_all`. Raises Lacking half way."""
    uai, code = question.uai, question.nombre
    if uai:
        lot.expect(SELECT_ETABLISSEMENT, uai)
    if question.type not in ("mefstat11", "cfd"):
        return
    lot.expect(SELECT_DIPLOME, code)
    lot.expect(SELECT_SPECIALITES, code, question.type)
    if question.type == "mefstat11":
        lot.expect(SELECT_DERNIERES_ANNEES, code)
    if uai:
        lot.expect(SELECT_FORMATION[question.type], uai, code)
        # A common year asks of each of its specialities in turn.
        for specialite in lot.rows(SELECT_SPECIALITES, code, question.type):
            lot.expect(SELECT_FORMATION["mefstat11"], uai, specialite["mefstat11"])


def decide_address(snapshot: Snapshot, address: Key | Reference, year: int) -> Decision:
    """What the card at `address` shows, in the size `carte`."""
    key, number = address, None
    if isinstance(address, Reference):
        answers = list_identifiants(snapshot, address)
        if len(answers) != 1:
            motif = "plusieurs_formations" if answers else "reference_inconnue"
            return Decision(str(address), "aucune", "S10", motif, essais=tuple(answer.cle for answer in answers))
        key, number = Key.parse(answers[0].cle), answers[0]
    reponse = find_reponse(snapshot, key, number)
    state = settled_state(reponse, year)
    etape = step_of(state)
    motif = state.motif or (_unsaid(reponse, state) if etape == "aucune" else "")
    return Decision(str(address), etape, state.etat, motif, essais=tuple(choix.cle for choix in state.choix))


def _unsaid(reponse: Reponse, state: State) -> str:
    """Why there is no figure, where the card tells it in its lines and not as a reason of its own."""
    if state.etat == "S6":
        return "specialites_muettes"
    return (reponse.shown.figures.motif_absence if reponse.shown else None) or "non_publie"


def step_of(state: State) -> Pas:
    """The step of the first figures that the card shows; those of a closed formation are left to the detailed card."""
    if any(line.part_en_emploi_6_mois is not None or line.part_formation is not None for line in state.specialites):
        return "specialites"
    return next((bloc.etape for bloc in state.blocs if bloc.has_figures and not bloc.memoire), "aucune")


def _wider(address: Key | Reference) -> tuple[str, ...]:
    """The formation elsewhere, then the whole establishment."""
    code = str(address.code or "") if isinstance(address, Key) else f"{address.type}:{address.value}"
    wider = (code, address.uai) if address.uai or address.region else ()
    return tuple(essai for essai in wider if essai)


def _shown(snapshot: Snapshot, essais: Iterable[str], year: int) -> tuple[str, ...]:
    """Those whose card has figures."""
    return tuple(essai for essai in essais if _has_figures(snapshot, essai, year))


def _has_figures(snapshot: Snapshot, essai: str, year: int) -> bool:
    try:
        return decide_address(snapshot, parse_address(essai), year).etape != "aucune"
    except InvalidIdentifier:
        return False
