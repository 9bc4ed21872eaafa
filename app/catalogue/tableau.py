"""The file of an editor as a table of text, whatever its format; or a sentence that says why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

MOST_BYTES = 20 * 1024 * 1024
MOST_LINES = 50_000
MOST_COLUMNS = 300
LIMITS = "Un catalogue a au plus 20 Mo, 50 000 lignes et 300 colonnes."
EXPECTED = "On attend un fichier CSV, ou un classeur XLSX ou ODS, avec le nom des colonnes sur la première ligne."


class UnreadableCatalogue(ValueError):
    """The file cannot be read as a catalogue; the message, in French, says what was expected."""


@dataclass(frozen=True)
class Tableau:
    """Cells as text, without spaces around, every row as long as the header. `numeros`: the line of each row in its file.

    `forme` and `delimiter`: what the completed file is written as.
    """

    header: tuple[str, ...]
    rows: list[tuple[str, ...]]
    numeros: list[int]
    forme: Literal["csv", "xlsx"]
    delimiter: str = ";"


def table_of(lines: Iterable[tuple[int, list[str]]], forme: Literal["csv", "xlsx"], delimiter: str = ";") -> Tableau:
    """The first line that is not empty is the header; empty lines are left out. Raises UnreadableCatalogue."""
    kept = list(_bounded((number, [cell.strip() for cell in cells]) for number, cells in lines if any(cell.strip() for cell in cells)))
    if not kept:
        raise UnreadableCatalogue(f"Le fichier est vide. {EXPECTED}")
    (_, header), *body = kept
    if not body:
        raise UnreadableCatalogue(f"Le fichier n'a aucune ligne sous ses noms de colonnes. {EXPECTED}")
    width = max(len(cells) for _, cells in kept)
    padded = [tuple(cells) + ("",) * (width - len(cells)) for _, cells in body]
    return Tableau(tuple(header) + ("",) * (width - len(header)), padded, [number for number, _ in body], forme, delimiter)


def _bounded(lines: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for count, (number, cells) in enumerate(lines):
        if count > MOST_LINES:
            raise UnreadableCatalogue(f"Le fichier a plus de 50 000 lignes. {LIMITS} Coupez-le en plusieurs fichiers.")
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise UnreadableCatalogue(f"La ligne {number} a {len(cells)} colonnes. {LIMITS} Gardez celles des codes et des noms.")
        yield number, cells
