"""The completed file: the same cells, nothing that a spreadsheet runs, the key, the state and the code to paste."""

from __future__ import annotations

import csv
import io

import pytest

from app.catalogue.cellule import neutral_text
from app.cards.french import percent_of
from app.catalogue.couverture import cover
from app.catalogue.ecriture import ADDED, write_completed
from app.catalogue.lecture import read_table
from app.warehouse import Snapshot
from tests.catalogue.files import HEADER, csv_of, xlsx_of

HOSTILE = ["=CMD()", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1", "=\"a\"&B1"]


@pytest.fixture(scope="module")
def snapshot(database):
    return Snapshot(database)


@pytest.fixture(scope="module")
def pair(snapshot):
    """(UAI, code) of a formation of the sample with all its figures."""
    return snapshot.rows("SELECT uai, code FROM marts.formation WHERE etat = 'S0' AND filiere = 'scolaire' ORDER BY uai, code LIMIT 1")[0].values()


def completed(snapshot, content):
    *_, (_, _, whole) = cover(snapshot, read_table(content), 2026)
    return write_completed(whole, "https://exemple.fr")


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_formula_is_shown_and_not_run(cell):
    assert neutral_text(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "-2", "+33", "-2,5", "+12.5 %", "a=b", "2+3", "x@y.fr", "<b>"])
def test_a_number_and_a_text_are_left_as_they_are(cell):
    assert neutral_text(cell) == cell


@pytest.mark.parametrize("form", [lambda *rows: csv_of(*rows).encode(), lambda *rows: csv_of(*rows, delimiter=",").encode("utf-16"), xlsx_of])
def test_the_file_comes_back_with_its_cells_and_ours(snapshot, pair, form):
    uai, code = pair
    rows = [["Cuisine ; été", uai, code], *([cell.strip(), uai, ""] for cell in HOSTILE)]
    back = read_table(completed(snapshot, form(HEADER, *rows)))
    assert back.header == (*HEADER, *ADDED)
    # A workbook was never a list of formulas; a text file becomes one when it is opened.
    assert [row[:3] for row in back.rows] == [(neutral_text(name), *others) for name, *others in rows]
    found = dict(zip(back.header, back.rows[0], strict=True))
    assert (found["trajectoires_cle"], found["trajectoires_etat"], found["trajectoires_etape"]) == (f"{uai}-{code}", "S0", "propre")
    assert found["trajectoires_code"].startswith(f'<carte-insertion formation="{uai}-{code}"><a href="https://exemple.fr/cartes/{uai}-{code}">')
    without = dict(zip(back.header, back.rows[1], strict=True))
    assert (without["trajectoires_cle"], without["trajectoires_code"], without["trajectoires_essai"]) == ("", "", uai)
    assert without["trajectoires_raison"] == "La ligne ne dit pas de formation."


def test_a_file_that_comes_back_gets_no_second_set_of_columns(snapshot, pair):
    once = completed(snapshot, csv_of(HEADER, ["Nom", *pair]).encode())
    assert completed(snapshot, once) == once


def test_a_text_file_keeps_its_separator_and_says_its_encoding(snapshot, pair):
    content = completed(snapshot, csv_of(HEADER, ["Électricité", *pair], delimiter="\t").encode("cp1252"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert next(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter="\t")) == [*HEADER, *ADDED]


@pytest.mark.parametrize(("lines", "said"), [(0, "0 %"), (1, "moins de 1 %"), (500, "50 %"), (999, "plus de 99 %"), (1000, "100 %")])
def test_a_share_is_none_or_all_only_where_it_is(lines, said):
    assert percent_of(lines, 1000) == said
