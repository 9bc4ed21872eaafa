"""Height of a card before it is drawn, so that the place can be held and nothing moves when it comes."""

from __future__ import annotations

import math

from app.cards.card import Bloc, Card
from app.cards.measure import wrap

# The metrics of carte.css, in pixels at the usual root font size.
TEXT, SMALL, TITLE = 16, 14, 18
LINE = 1.4
AFTER, PADDING = 8, 17
BADGE_PADDING = 13
INDENT = 22
ROW, BETWEEN = 24, 12


def height_of(card: Card, width: int, taille: str = "carte") -> int:
    """Upper bound in pixels at this width: lines are measured in the widest of the usual fonts."""
    if taille == "badge":
        return _badge(card, width)
    inside = width - 2 * PADDING
    total = 2 * PADDING + _text(card.titre, TITLE, inside, bold=True)
    total += 26 + AFTER if card.fictif else 0
    total += _text(card.formation, TEXT, inside)
    total += sum(_bloc(bloc, inside) for bloc in card.blocs if not bloc.memoire)
    total += sum(_text(line.libelle, TEXT, inside) + _text(line.phrase, TEXT, inside) for line in card.specialites)
    total += sum(_text(choix.libelle, TEXT, inside) + AFTER for choix in card.choix)
    # The closed « Que compte-t-on ? », with the room to touch it.
    total += TEXT * LINE + 2 * AFTER if card.explications else 0
    total += _text(card.action, SMALL, inside) + _text(card.source, SMALL, inside) + _text(card.suite, TEXT, inside)
    return math.ceil(total)


def _badge(card: Card, width: int) -> int:
    inside = width - 2 * BADGE_PADDING
    said = [(card.badge.titre, TEXT, True), *((ligne, TEXT, False) for ligne in card.badge.lignes), (card.badge.note, SMALL, False)]
    lines = sum(_text(text, size, inside, bold=bold) - AFTER for text, size, bold in said if text)
    return math.ceil(2 * BADGE_PADDING + (27 if card.marque else 0) + lines)


def _bloc(bloc: Bloc, width: int) -> float:
    total = _text(bloc.perimetre, TEXT, width - INDENT, bold=True) + sum(_text(line, TEXT, width) for line in bloc.annonces)
    if bloc.has_figures:
        total += sum(_text(f"{ligne.phrase} {ligne.pourcentage}", TEXT, width - INDENT, bold=True) + BETWEEN for ligne in bloc.lignes)
        total += ROW * sum(ligne.sur_10 is not None for ligne in bloc.lignes)
        total += _text(bloc.groupe, TEXT, width) + sum(_text(ligne.dite, TEXT, width) for ligne in bloc.lignes)
    return total


def _text(text: str, size: int, width: float, *, bold: bool = False) -> float:
    return len(wrap(text, size, width, bold=bold)) * size * LINE + AFTER if text else 0
