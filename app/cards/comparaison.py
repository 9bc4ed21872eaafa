"""What may be said of a formation beside the same diploma elsewhere, and of how sure a small group's figure is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.cards import wording
from app.cards.bloc import OWN
from app.cards.card import Ligne
from app.cards.intervalle import LARGE, small_group
from app.cards.replis import where_of
from app.cards.sentences import out_of_ten
from app.cards.state import State
from app.queries.comparaison import Comparaison, Verdict
from app.queries.reponse import Reponse

# Where figures are of the formation itself (card.md, section 11).
COMPARED = ("S0", "S1", "S4", "S5", "S7")


def compared(state: State, reponse: Reponse) -> State:
    """The state with what may be said under its rows; only of figures of the formation itself."""
    first, *others = state.blocs
    if state.etat not in COMPARED or first.etape not in OWN or not first.has_figures:
        return state
    lignes = [_compared(ligne, reponse.comparaison) for ligne in _sized(first.lignes, reponse.effectif)]
    if any(ligne.precision for ligne in lignes):
        # That a small group allows no verdict says less than how far its figure goes.
        lignes = [replace(ligne, comparaison="") if _verdict(ligne, reponse.comparaison)[0] == "inconnu" else ligne for ligne in lignes]
    return replace(state, blocs=[replace(first, lignes=_one_said(lignes, reponse.comparaison)), *others])


def _sized(lignes: Sequence[Ligne], effectif: int | None) -> list[Ligne]:
    """The interval of a small group, said once: under its first row with a figure."""
    if effectif is None or effectif >= LARGE:
        return list(lignes)
    first = next(ligne for ligne in lignes if ligne.part is not None)
    low, high = small_group(first.part, effectif)
    said = wording.SMALL_GROUP.format(a=low, b=high)
    return [replace(ligne, precision=said) if ligne is first else ligne for ligne in lignes]


def _compared(ligne: Ligne, found: Comparaison | None) -> Ligne:
    verdict, part = _verdict(ligne, found)
    if verdict is None or part is None or ligne.part is None:
        return ligne
    said = wording.VERDICTS[verdict].format(where=where_of(found), amount=_amount(part))
    # A lower figure is never left without what else counts.
    return replace(ligne, comparaison=wording.BOTH.format(first=said, then=wording.CONTEXT) if verdict == "moins" else said)


def _verdict(ligne: Ligne, found: Comparaison | None) -> tuple[Verdict | None, int | None]:
    if found and ligne.id == "emploi":
        return found.verdict_emploi, found.part_reference_emploi
    return (found.verdict_formation, found.part_reference_formation) if found and ligne.id == "formation" else (None, None)


def _amount(part: int) -> str:
    if part < 5:
        return str(wording.AMOUNT_UNDER)
    return str(wording.AMOUNT_OVER) if part >= 95 else wording.AMOUNT_ABOUT.format(k=out_of_ten(part))


def _one_said(lignes: list[Ligne], found: Comparaison | None) -> tuple[Ligne, ...]:
    """The one sentence that the ordinary card keeps: of employment first, or of what most do elsewhere."""
    order = [ligne for ligne in lignes if ligne.comparaison]
    if found and out_of_ten(found.part_reference_formation or 0) > out_of_ten(found.part_reference_emploi or 0):
        order.reverse()
    if order:
        return tuple(replace(ligne, dite=ligne.comparaison) if ligne is order[0] else ligne for ligne in lignes)
    return tuple(replace(ligne, dite=ligne.precision) if ligne.precision else ligne for ligne in lignes)
