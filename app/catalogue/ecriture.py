"""The file of the editor with our columns added, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import escape

import xlsxwriter

from app.catalogue.cellule import neutral_text
from app.catalogue.couverture import Couverture
from app.catalogue.decision import Decision
from app.catalogue.motifs import ETAPES, MOTIFS

ADDED = ("trajectoires_cle", "trajectoires_etat", "trajectoires_etape", "trajectoires_chiffres", "trajectoires_raison", "trajectoires_essai", "trajectoires_code")
MIMETYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def write_completed(couverture: Couverture, base: str) -> bytes:
    """In the form and with the separator that it came in: CSV in UTF-8 with its mark, which spreadsheets need, or XLSX.

    `base`: the public address of the service, for the snippets. Nothing is written on disk.
    """
    return _xlsx(couverture, base) if couverture.tableau.forme == "xlsx" else _csv(couverture, base)


def completed_lines(couverture: Couverture, base: str) -> Iterator[list[str]]:
    """The header, then each row, cells neutralised. Our own columns of a file that comes back are replaced."""
    header = couverture.tableau.header
    kept = [place for place, name in enumerate(header) if name not in ADDED]
    yield [*(neutral_text(header[place]) for place in kept), *ADDED]
    for row, decision in zip(couverture.tableau.rows, couverture.decisions, strict=True):
        yield [*(neutral_text(row[place]) for place in kept), *map(neutral_text, _added(decision, base))]


def snippet(cle: str, base: str) -> str:
    address = f"{base}/cartes/{cle}"
    return (
        f'<carte-insertion formation="{escape(cle)}"><a href="{escape(address)}">Où en sont les jeunes après cette formation ?</a></carte-insertion>'
    )


def _added(decision: Decision, base: str) -> tuple[str, ...]:
    raison = " ".join(filter(None, (MOTIFS.get(decision.motif, ""), decision.detail)))
    code = snippet(decision.cle, base) if decision.has_card else ""
    return decision.cle, decision.etat, decision.etape, ETAPES[decision.etape], raison, " ".join(decision.essais), code


def _csv(couverture: Couverture, base: str) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=couverture.tableau.delimiter, lineterminator="\r\n").writerows(completed_lines(couverture, base))
    return written.getvalue().encode("utf-8-sig")


def _xlsx(couverture: Couverture, base: str) -> bytes:
    written = io.BytesIO()
    # in_memory: its other mode keeps rows in temporary files. Every cell is text: neither formula, nor link, nor number.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, options) as workbook:
        sheet = workbook.add_worksheet("Catalogue")
        for number, cells in enumerate(completed_lines(couverture, base)):
            for place, cell in enumerate(cells):
                # A cell of a workbook holds no more, and no control character.
                sheet.write_string(number, place, re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", cell)[:32_767])
    return written.getvalue()
