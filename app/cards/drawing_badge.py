"""The card in three lines as one picture."""

from __future__ import annotations

from app.cards.card import Card
from app.cards.drawing import Drawing

WIDTH = 300


def draw_badge(card: Card) -> Drawing:
    """Title, lines and note, in the order of the page."""
    drawing = Drawing(WIDTH)
    if card.marque:
        drawing.label(card.marque)
    drawing.write(card.badge.titre, 16, bold=True)
    for ligne in card.badge.lignes:
        drawing.write(ligne, 15)
    if card.badge.note:
        drawing.write(card.badge.note, 13, tone="discret")
    return drawing
