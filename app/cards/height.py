"""Height of a card before it is drawn, so that the place can be held and nothing moves when it comes."""

from __future__ import annotations

import math

from app.cards.card import Bloc, Card
from app.cards.detail.height import detail_height
from app.cards.lines import AFTER, SMALL, TEXT, TITLE, closed_details
from app.cards.lines import text_height as _text

# The metrics of carte.css and of detail.css, in pixels at the usual root font size.
PADDING = 17
BADGE_PADDING = 13
# A wider place does not make a wider card.
CARD_WIDTH, DETAIL_WIDTH = 480, 704
COLUMN, GAP = 208, 16
INDENT = 22
ROW, BETWEEN = 24, 12


def height_of(card: Card, width: int, taille: str = "carte") -> int:
    """Upper bound in pixels at this width: lines are measured in the widest of the usual fonts."""
    if taille == "badge":
        return _badge(card, width)
    inside = min(width, DETAIL_WIDTH if card.detail else CARD_WIDTH) - 2 * PADDING
    total = 2 * PADDING + _text(card.titre, TITLE, inside, bold=True)
    total += 26 + AFTER if card.fictif else 0
    total += _text(card.formation, TEXT, inside)
    total += _columns(card, inside)
    total += sum(_text(line.libelle, TEXT, inside) + _text(line.phrase, TEXT, inside) for line in card.specialites)
    total += sum(_text(choix.libelle, TEXT, inside) + AFTER for choix in card.choix)
    total += detail_height(card.detail, inside) if card.detail else 0
    total += closed_details() if card.explications else 0
    total += _text(card.action, SMALL, inside) + _text(card.source, SMALL, inside) + _text(card.suite, TEXT, inside)
    return math.ceil(total)


def _badge(card: Card, width: int) -> int:
    inside = min(width, CARD_WIDTH) - 2 * BADGE_PADDING
    said = [(card.badge.titre, TEXT, True), *((ligne, TEXT, False) for ligne in card.badge.lignes), (card.badge.note, SMALL, False)]
    lines = sum(_text(text, size, inside, bold=bold) - AFTER for text, size, bold in said if text)
    return math.ceil(2 * BADGE_PADDING + (27 if card.marque else 0) + lines)


def _columns(card: Card, inside: float) -> float:
    """The blocs under each other; both voies side by side in the detailed card, where there is room for it."""
    if card.detail is None:
        return sum(_bloc(bloc, inside) for bloc in card.blocs if not bloc.memoire)
    starts = (0, *card.detail.debuts[1:])
    side_by_side = len(starts) > 1 and inside >= len(starts) * COLUMN + (len(starts) - 1) * GAP
    width = (inside - (len(starts) - 1) * GAP) / len(starts) if side_by_side else inside
    columns = [card.blocs[start:end] for start, end in zip(starts, [*starts[1:], None])]
    heights = [sum(_bloc(bloc, width, detailed=True, memoire=card.detail.memoire) for bloc in column) for column in columns]
    return AFTER + (max(heights) if side_by_side else sum(heights))


def _bloc(bloc: Bloc, width: float, *, detailed: bool = False, memoire: str = "") -> float:
    total = _text(bloc.perimetre, TEXT, width - INDENT, bold=True) + sum(_text(line, TEXT, width) for line in bloc.annonces)
    if bloc.memoire:
        total += 2 * AFTER + _text(memoire, TEXT, width, bold=True)
    if bloc.has_figures:
        total += sum(_text(ligne.entiere, TEXT, width - INDENT, bold=True) + BETWEEN for ligne in bloc.lignes)
        total += ROW * sum(ligne.sur_10 is not None for ligne in bloc.lignes)
        total += _text(bloc.groupe, TEXT, width) + sum(_text(said, TEXT, width) for ligne in bloc.lignes for said in (ligne.dites if detailed else (ligne.dite,)))
    return total
