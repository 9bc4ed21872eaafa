"""Any bytes become a table, or a sentence that says what was expected."""

from __future__ import annotations

from app.catalogue.classeur import is_workbook, read_workbook
from app.catalogue.tableau import LIMITS, MOST_BYTES, Tableau, UnreadableCatalogue
from app.catalogue.texte import read_text

TOO_BIG = f"Le fichier est trop lourd. {LIMITS}"


def read_table(content: bytes) -> Tableau:
    """By what the file is, never by its name. Raises UnreadableCatalogue."""
    if len(content) > MOST_BYTES:
        raise UnreadableCatalogue(TOO_BIG)
    return read_workbook(content) if is_workbook(content) else read_text(content)
