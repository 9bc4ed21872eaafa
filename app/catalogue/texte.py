"""A CSV file as a table: its encoding and its separator are found, never asked for."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from app.catalogue.tableau import EXPECTED, Tableau, UnreadableCatalogue, table_of

LONGEST_LINE = 1_000_000
DELIMITERS = ";,\t|"
BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# What French names are written with beside ASCII. Almost any bytes are possible Windows-1252: this tells text from noise.
FRENCH = frozenset("àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ°º«»‘’“”–—…•·€²\xa0")
# The others are those of names from elsewhere.
FRENCH_SHARE = 0.8
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
ENCODINGS = "UTF-8, UTF-16 ou Windows-1252"


def read_text(content: bytes) -> Tableau:
    """Raises UnreadableCatalogue."""
    text = _decoded(content)
    if any(len(line) > LONGEST_LINE for line in text.split("\n")):
        raise UnreadableCatalogue(f"Une ligne a plus d'un million de caractères : ce n'est pas une liste de formations. {EXPECTED}")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))
    return table_of(_lines(text, delimiter), "csv", delimiter)


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader, start = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableCatalogue(
            f"La ligne {start} ne peut pas être lue : un guillemet y est sans doute ouvert et jamais fermé, ou une case est démesurée."
        ) from error


def _decoded(content: bytes) -> str:
    named = next((encoding for bom, encoding in BOMS.items() if content.startswith(bom)), None)
    for encoding in [named] if named else [*_unmarked_utf16(content), "utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROLS.search(text) and (encoding != "cp1252" or _is_french(text)):
            return text
    raise UnreadableCatalogue(f"L'encodage du fichier n'est pas reconnu : on attend {ENCODINGS}. Enregistrez-le en « CSV UTF-8 ».")


def _unmarked_utf16(content: bytes) -> list[str]:
    """Of a text mostly in ASCII, every other byte is null."""
    half = max(1, len(content) // 2)
    zeros = {"utf-16-be": content[0::2].count(0) / half, "utf-16-le": content[1::2].count(0) / half}
    return [encoding for encoding, share in zeros.items() if share > 0.6]


def _is_french(text: str) -> bool:
    beyond = [letter for letter in text if letter > "\x7f"]
    return sum(letter in FRENCH for letter in beyond) >= FRENCH_SHARE * len(beyond)
