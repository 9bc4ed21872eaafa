"""Any file is a table or a sentence that says what was expected; never an error of ours, never a flood of memory."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.catalogue.lecture import read_table
from app.catalogue.tableau import MOST_BYTES, Tableau, UnreadableCatalogue
from tests.catalogue.files import HEADER, LINES, csv_of, liar, ods_of, old_xls, replaced, xlsx_of, zip_of

TEXT = csv_of(HEADER, *LINES)
ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8 with its mark": TEXT.encode("utf-8-sig"),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16, big end first": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "utf-16 without its mark": TEXT.encode("utf-16-le"),
    "windows-1252": TEXT.encode("cp1252"),
    "commas": csv_of(HEADER, *LINES, delimiter=",").encode(),
    "tabs": csv_of(HEADER, *LINES, delimiter="\t").encode(),
    "xlsx": xlsx_of(HEADER, *LINES),
    "xlsx, first sheet hidden": xlsx_of(HEADER, *LINES, hidden_first=True),
    "ods": ods_of(HEADER, *LINES),
    "empty lines": ("\n;;\n" + TEXT + ";;\n\n").encode(),
}
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CORNER = (
    f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 99}">' for a, b in zip("abcdefg", "bcdefgh", strict=True))
    + f']><worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>&h;</v></c></row></sheetData></worksheet>'
)
REFUSED = {
    "nothing": (b"", "vide"),
    "spaces": (b" \n;;\n", "vide"),
    "a header alone": (b"UAI;MEFSTAT11\n", "aucune ligne"),
    "ten thousand columns": ((";".join(["UAI"] * 10_000) + "\n" + ";".join(["x"] * 10_000)).encode(), "10000 colonnes"),
    "too many lines": (b"UAI\n" + b"x\n" * 50_001, "50 000 lignes"),
    "a line of a megabyte": (b"UAI\n" + b"x" * 1_000_001 + b"\n", "million de caract"),
    "a quote never closed": (b'UAI\n0750428H\n"' + b"x;\n" * 60_000, "La ligne 3 "),
    "latin-2": ("UAI;Nom\nx;Łódź, Kraków, Gdańsk\n".encode("iso8859-2"), "encodage"),
    "mac": ("UAI;Nom\nx;été, lycée, Orléans\n".encode("mac-roman"), "encodage"),
    "dos": ("UAI;Nom\nx;été, lycée, Orléans\n".encode("cp850"), "encodage"),
    "utf-16 cut": ("\ufeffUAI\nx\n".encode("utf-16-le")[:-1], "encodage"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "encodage"),
    "too heavy": (b"x" * (MOST_BYTES + 1), "20 Mo"),
    "an old workbook": (old_xls("Workbook"), "XLS (1997-2003)"),
    "a password": (old_xls("EncryptedPackage"), "mot de passe"),
    "another archive": (zip_of({"a.txt": "a"}), "abîmé"),
    "a workbook cut": (ENCODED["xlsx"][:2_000], "abîmé"),
    "a bomb": (zip_of({SHEET: b"\0" * (201 << 20)}), "décompressé"),
    "a bomb that hides its size": (liar(zip_of({SHEET: b"\0" * (201 << 20)})), "abîmé"),
    "two thousand parts": (zip_of({f"{n}": "" for n in range(2_001)}), "décompressé"),
    "a cell in the last corner": (replaced(ENCODED["xlsx"], SHEET, CORNER), "décompressé"),
    "words that multiply": (replaced(ENCODED["xlsx"], SHEET, LAUGHS), "Le "),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_catalogue_is_read_in_every_form(name):
    tableau = read_table(ENCODED[name])
    assert (list(tableau.header), [list(row) for row in tableau.rows]) == (HEADER, LINES)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_catalogue_is_refused_with_what_was_expected(name):
    content, said = REFUSED[name]
    begun = time.monotonic()
    with pytest.raises(UnreadableCatalogue, match=said.replace("(", r"\(").replace(")", r"\)")):
        read_table(content)
    assert time.monotonic() - begun < 60


def test_a_line_keeps_its_number_and_all_its_cells():
    tableau = read_table(b'UAI;Nom\n\n0750428H;"sur\ndeux lignes"\n0750428H;b;en trop\n')
    assert tableau.numeros == [3, 5]
    assert tableau.rows == [("0750428H", "sur\ndeux lignes", ""), ("0750428H", "b", "en trop")]


def test_a_line_of_a_workbook_keeps_its_number():
    assert read_table(xlsx_of([], [], HEADER, *LINES)).numeros == [4, 5]


def test_a_code_kept_as_a_number_is_read_as_it_was_typed():
    assert read_table(xlsx_of(["MEFSTAT11", "RNCP"], [23830025510, 38878])).rows == [("23830025510", "38878")]


def outcome(content):
    try:
        tableau = read_table(content)
    except UnreadableCatalogue as error:
        assert str(error).endswith((".", "»."))
        return
    assert isinstance(tableau, Tableau) and {len(row) for row in tableau.rows} == {len(tableau.header)}


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode), st.text("aé;\"',\n\r\0", max_size=60).map(str.encode)))
def test_any_bytes_are_a_table_or_a_sentence(content):
    outcome(content)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, len(ENCODED["xlsx"]) - 1), st.binary(min_size=1, max_size=40))
def test_a_workbook_damaged_anywhere_is_a_table_or_a_sentence(place, noise):
    outcome(ENCODED["xlsx"][:place] + noise + ENCODED["xlsx"][place + len(noise) :])
