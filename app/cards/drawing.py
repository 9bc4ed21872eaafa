"""The card as one picture: every line of text and every row of figures with its place, for the SVG template."""

from __future__ import annotations

from app.cards.card import Bloc, Card
from app.cards.marks import Frame, Icon, Row, Shape, Text, Tone
from app.cards.measure import text_width, wrap
from app.cards.picture import empty_path, filled_path
from app.cards.wording import Subject

WIDTH = 340
MARGIN = 16
ICON = 20


class Drawing:
    """A pen that goes down the card. `height` is what it used, margins included, and `gap` the space after a paragraph."""

    gap = 8

    def __init__(self, width: int = WIDTH) -> None:
        self.width = width
        self.texts: list[Text] = []
        self.icons: list[Icon] = []
        self.rows: list[Row] = []
        self.frames: list[Frame] = []
        self.shapes: list[Shape] = []
        self._y = float(MARGIN)

    @property
    def height(self) -> int:
        return round(self._y + MARGIN - 8)

    def write(self, text: str, size: int, *, bold: bool = False, tone: Tone = "texte", icon: str = "") -> None:
        """One paragraph, wrapped to the width of the card; the space after it included."""
        indent = ICON if icon else 0
        for place, line in enumerate(wrap(text, size, self.width - 2 * MARGIN - indent, bold=bold)):
            self._y += size * 1.3
            if icon and place == 0:
                self.icons.append(Icon(MARGIN, round(self._y - 13, 1), icon, tone))
            self.texts.append(Text(MARGIN + indent, round(self._y, 1), size, bold, tone, line))
        self._y += self.gap

    def row(self, subject: Subject, count: float, contour: bool) -> None:
        """The ten figures of one outcome."""
        self.rows.append(Row(MARGIN, round(self._y - 2, 1), subject, filled_path(count), empty_path(count), contour))
        self._y += 34

    def label(self, text: str) -> None:
        """A framed word that cannot be missed."""
        width = round(text_width(text, 16, bold=True) + 16)
        self.frames.append(Frame(MARGIN, self._y, width, 26))
        self.texts.append(Text(MARGIN + 8, self._y + 19, 16, True, "texte", text))
        self._y += 34


def draw(card: Card, *, titre: bool = True) -> Drawing:
    """The whole card, in the order of the page; what only opens on a page is left out."""
    drawing = Drawing()
    draw_figures(drawing, card, titre=titre)
    draw_source(drawing, card)
    return drawing


def draw_figures(drawing: Drawing, card: Card, *, titre: bool) -> None:
    """What every size but the badge begins with; the figures of a closed formation in the detailed one only."""
    if card.marque:
        drawing.label(card.marque)
    if titre:
        drawing.write(card.titre, 18, bold=True)
    if card.formation:
        drawing.write(card.formation, 16)
    for bloc in card.blocs:
        if bloc.memoire and card.detail:
            drawing.write(card.detail.memoire, 16, bold=True)
        if card.detail or not bloc.memoire:
            _draw_bloc(drawing, bloc, detailed=card.detail is not None)
    for ligne in card.specialites:
        drawing.write(ligne.libelle, 15, bold=True)
        drawing.write(ligne.phrase, 15)
    for choix in card.choix:
        drawing.write(choix.libelle, 15)


def draw_source(drawing: Drawing, card: Card) -> None:
    if card.source:
        drawing.write(card.source, 13, tone="discret")


def _draw_bloc(drawing: Drawing, bloc: Bloc, *, detailed: bool) -> None:
    if bloc.perimetre:
        drawing.write(bloc.perimetre, 15, bold=True, icon="lieu")
    for annonce in bloc.annonces:
        drawing.write(annonce, 15)
    if not bloc.has_figures:
        return
    for ligne in bloc.lignes:
        drawing.write(ligne.entiere, 15, bold=True, tone=ligne.id, icon=ligne.id)
        if ligne.sur_10 is not None:
            drawing.row(ligne.id, ligne.sur_10, bloc.trace == "contour")
        for said in ligne.dites if detailed else (ligne.dite,):
            if said:
                drawing.write(said, 15)
    drawing.write(bloc.groupe, 15)
