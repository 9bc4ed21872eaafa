"""The detailed card as one picture: what `drawing` draws, then tables, charts and sentences down the same card."""

from __future__ import annotations

from collections.abc import Sequence

from app.cards.card import Card
from app.cards.detail import Courbe, Detail, Encart, EncartSalaire, Tableau, Volet
from app.cards.detail.chart import Chart, history_chart, salary_chart
from app.cards.drawing import MARGIN, Drawing, draw_figures, draw_source
from app.cards.marks import Shape, Text
from app.cards.measure import wrap

WIDTH = 480
# Letters of a table, the height of their lines, and the room around a cell.
CELL, LEADING, PADDING = 13, 17, 6
# The first column of a table holds whole sentences: its share of the width.
FIRST = 0.34


class DetailDrawing(Drawing):
    """A pen that also knows tables and charts."""

    def table(self, tableau: Tableau) -> None:
        self.write(tableau.legende, 14, bold=True)
        heads = [" ".join(filter(None, (colonne.nom, colonne.annees))) for colonne in tableau.colonnes]
        self._cells([tableau.coin, *heads], bold=True)
        for rang in tableau.rangs:
            self._cells([rang.titre, *rang.cellules])
        self._y += 8
        for note in tableau.notes:
            self.write(note, 13, tone="discret")

    def chart(self, chart: Chart) -> None:
        self.shapes += [Shape(MARGIN, self._y, trait.genre, trait.tone, trait.d) for trait in chart.traits]
        self.texts += [
            Text(round(MARGIN + mot.x, 1), round(self._y + mot.y, 1), 13, False, mot.tone, mot.content, mot.anchor) for mot in chart.mots
        ]
        self._y += chart.height + 8

    def _cells(self, cells: Sequence[str], *, bold: bool = False) -> None:
        """A row, as high as its highest cell, and the line under it."""
        inside = self.width - 2 * MARGIN
        others = inside * (1 - FIRST) / (len(cells) - 1)
        places = [(MARGIN, inside * FIRST), *((MARGIN + inside * FIRST + others * place, others) for place in range(len(cells) - 1))]
        wrapped = [wrap(text, CELL, width - PADDING, bold=True) for text, (_, width) in zip(cells, places)]
        for place, ((x, _), lines) in enumerate(zip(places, wrapped)):
            for line, text in enumerate(lines):
                self.texts.append(Text(round(x, 1), round(self._y + LEADING * (line + 1), 1), CELL, bold or place == 0, "texte", text))
        self._y += LEADING * max(map(len, wrapped)) + PADDING
        self.shapes.append(Shape(0, 0, "axe", "discret", f"M{MARGIN} {round(self._y, 1)}h{inside}"))


def draw_detail(card: Card, *, titre: bool = True) -> Drawing:
    """The whole card; what opens on the page is left out, save the datasets: a picture travels without its page."""
    drawing = DetailDrawing(WIDTH)
    draw_figures(drawing, card, titre=titre)
    detail = card.detail
    if detail:
        _notes(drawing, [detail.arrondi] if detail.arrondi else [])
        for volet in detail.volets:
            _volet(drawing, volet)
        _origines(drawing, detail)
    draw_source(drawing, card)
    return drawing


def _volet(drawing: DetailDrawing, volet: Volet) -> None:
    if volet.titre:
        drawing.write(volet.titre, 18, bold=True)
    if volet.tableau:
        drawing.table(volet.tableau)
    for repere in volet.reperes:
        drawing.write(repere, 15)
    for encart in (volet.salaire, volet.diplome, volet.valeur_ajoutee, volet.rupture):
        if encart:
            _encart(drawing, encart)
    if volet.historique:
        _courbe(drawing, volet.historique)


def _encart(drawing: DetailDrawing, encart: Encart) -> None:
    drawing.write(encart.titre, 16, bold=True)
    _notes(drawing, [encart.perimetre] if encart.perimetre else [])
    for phrase in encart.phrases:
        drawing.write(phrase, 15)
    if isinstance(encart, EncartSalaire) and encart.reperes:
        drawing.chart(salary_chart(encart))
    _notes(drawing, encart.notes)


def _courbe(drawing: DetailDrawing, courbe: Courbe) -> None:
    drawing.write(courbe.titre, 16, bold=True)
    drawing.chart(history_chart(courbe))
    _notes(drawing, courbe.notes)


def _origines(drawing: DetailDrawing, detail: Detail) -> None:
    if detail.origines:
        drawing.write(detail.titre_origines, 16, bold=True)
    for origine in detail.origines:
        drawing.write(origine.sujet, 13, bold=True)
        _notes(drawing, [" · ".join([origine.nom, *origine.precisions])])


def _notes(drawing: DetailDrawing, notes: Sequence[str]) -> None:
    for note in notes:
        drawing.write(note, 13, tone="discret")
