"""Run alone, as a program: a spreadsheet on its input, its first sheet as CSV on its output.

A process of its own, with little memory and little time: a file of a few kilobytes can ask a reader for gigabytes (a cell
in the last corner of a sheet, compressed nothing), and only this process then dies. Nothing is written on disk.
"""

import csv
import io
import sys

MEMORY = 1 << 30
SECONDS = 20
# Beyond these the file is refused by who reads the output: enough is written for that.
LINES, COLUMNS = 50_010, 400
PASSWORD, DAMAGED, NO_SHEET = 3, 4, 5


def main() -> int:
    _limit()
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        shown = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet]
        if not shown:
            return NO_SHEET
        _write(workbook.get_sheet_by_name(shown[0]))
    except PasswordError:
        return PASSWORD
    except (CalamineError, OSError, ValueError, KeyError):
        return DAMAGED
    return 0


def _limit() -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limits; who serves there reads workbooks without them.
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            # macOS refuses some of them.
            continue


def _write(sheet) -> None:
    writer = csv.writer(io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace", newline=""))
    for number, cells in enumerate(sheet.iter_rows()):
        if number >= LINES:
            break
        writer.writerow([_text(cell) for cell in cells[:COLUMNS]])


def _text(cell: object) -> str:
    """A code kept as a number comes back as it was typed: 23210023446, not 23210023446.0."""
    if isinstance(cell, bool):
        return "VRAI" if cell else "FAUX"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15 else str(cell)


if __name__ == "__main__":
    sys.exit(main())
