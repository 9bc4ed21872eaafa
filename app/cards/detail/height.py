"""Height of what the detailed card adds, before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from app.cards.detail import Detail, Encart, EncartSalaire, Tableau, Volet
from app.cards.detail.chart import Chart, history_chart, salary_chart
from app.cards.lines import AFTER, LINE, SMALL, TEXT, TITLE, closed_details, lines_height, text_height
from app.cards.measure import text_width, wrap

# The metrics of detail.css.
BEFORE_TITLE, RULE = 16, 14
CHART_WIDTH = 416
CELL_ENDS = 13
# Down to which width the letters of a table have which size, and its cells which room on their sides.
CELLS = ((308, SMALL, 8), (294, 13, 4), (0, 12, 4))


def detail_height(detail: Detail, inside: float) -> float:
    """Upper bound in pixels of everything under the blocs, closed parts closed, in a width of `inside`."""
    total = text_height(detail.arrondi, SMALL, inside)
    total += sum(_volet(volet, inside) for volet in detail.volets)
    return total + sum(closed_details() for part in (detail.origines, detail.facile) if part)


def _volet(volet: Volet, width: float) -> float:
    total = RULE + _title(volet.titre, width, TITLE) if volet.titre else 0
    # Browsers share out the columns by rules of their own: a line more is room enough for each.
    total += _table(volet.tableau, width) + SMALL * LINE if volet.tableau else 0
    total += sum(text_height(repere, TEXT, width) for repere in volet.reperes)
    encarts = (volet.salaire, volet.diplome, volet.valeur_ajoutee, volet.rupture)
    total += sum(_encart(encart, width) for encart in encarts if encart)
    if volet.historique:
        total += _title(volet.historique.titre, width) + _chart(history_chart(volet.historique), width)
        total += _notes(volet.historique.notes, width) + closed_details()
    return total


def _encart(encart: Encart, width: float) -> float:
    total = _title(encart.titre, width) + text_height(encart.perimetre, SMALL, width)
    total += sum(text_height(phrase, TEXT, width) for phrase in encart.phrases)
    if isinstance(encart, EncartSalaire) and encart.reperes:
        total += _chart(salary_chart(encart), width)
    return total + _notes(encart.notes, width)


def _title(text: str, width: float, size: int = TEXT) -> float:
    return BEFORE_TITLE + text_height(text, size, width, bold=True)


def _notes(notes: Sequence[str], width: float) -> float:
    return sum(lines_height(note, SMALL, width) for note in notes) + AFTER if notes else 0


def _chart(chart: Chart, width: float) -> float:
    return min(width, CHART_WIDTH) * chart.height / chart.width + AFTER


def _table(tableau: Tableau, width: float) -> float:
    heads = [tableau.coin, *(" ".join(filter(None, (colonne.nom, colonne.annees))) for colonne in tableau.colonnes)]
    rows = [heads, *([rang.titre, *rang.cellules] for rang in tableau.rangs)]
    size, sides = next((size, sides) for least, size, sides in CELLS if width > least)
    widths = _column_widths(rows, size, width - sides * len(heads))
    lines = [max(len(wrap(text, size, room, bold=True)) for text, room in zip(row, widths)) for row in rows]
    # The years of a column begin a line of their own.
    lines[0] += any(colonne.annees for colonne in tableau.colonnes)
    total = sum(count * size * LINE + CELL_ENDS for count in lines)
    return total + lines_height(tableau.legende, SMALL, width, bold=True) + 4 + AFTER + _notes(tableau.notes, width)


def _column_widths(rows: Sequence[Sequence[str]], size: int, width: float) -> list[float]:
    """As browsers share a table: its longest word to each column, then the rest by what each would take on one line."""
    columns = list(zip(*rows))
    least = [max(text_width(word, size, bold=True) for text in column for word in text.split(" ")) for column in columns]
    most = [max(text_width(text, size, bold=True) for text in column) for column in columns]
    room = width - sum(least)
    wanted = sum(most) - sum(least)
    share = max(0.0, min(1.0, room / wanted)) if wanted else 0.0
    return [low + (high - low) * share for low, high in zip(least, most)]
