"""Catalogues as editors have them, and as nobody should send them."""

from __future__ import annotations

import csv
import io
import zipfile

import xlsxwriter

HEADER = ["Nom", "UAI", "MEFSTAT11"]
LINES = [["Électricité", "0750428H", "23830025510"], ["Logistique à l’œuvre", "0750428H", "23830031106"]]


def csv_of(*rows, delimiter=";"):
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


def xlsx_of(*rows, hidden_first=False):
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        if hidden_first:
            first = workbook.add_worksheet("Notes")
            first.write(0, 0, "à ne pas lire")
            first.hide()
        sheet = workbook.add_worksheet()
        if hidden_first:
            sheet.activate()
            sheet.set_first_sheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return written.getvalue()


def zip_of(parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def ods_of(*rows):
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="F">'
        f"{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zip_of({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": content})


def replaced(workbook, name, content):
    """The workbook with another content in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return zip_of({part: content if part == name else archive.read(part) for part in archive.namelist()})


def liar(workbook):
    """Every size that the central directory declares is 10 bytes."""
    changed, at = bytearray(workbook), 0
    while (at := changed.find(b"PK\x01\x02", at)) >= 0:
        changed[at + 24 : at + 28] = (10).to_bytes(4, "little")
        at += 4
    return bytes(changed)


def old_xls(*words):
    """The first bytes of what Office wrote before XLSX, and of a workbook with a password."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + b"".join(word.encode("utf-16-le") for word in words)
