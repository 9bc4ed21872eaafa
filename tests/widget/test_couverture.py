"""A catalogue dropped in a real browser, without script: the chart, the completed file, and nothing to mend on the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.catalogue.lecture import read_table
from tests.catalogue.files import csv_of
from tests.widget.accessibility.axe import COLOURS, run_axe
from tests.widget.accessibility.test_reflow import CUT, READERS, STYLE, ZOOMED

pytestmark = pytest.mark.browser

HEADER = ["Nom", "UAI", "MEFSTAT11"]


@pytest.fixture
def catalogue(cles, tmp_path):
    path = tmp_path / "mes formations.csv"
    lines = [["Avec", *cles["S0"].split("-")], ["=CMD()", "0750428X", "23830025510"], ["Année commune", *cles["S6"].split("-")]]
    path.write_text(csv_of(HEADER, *lines), encoding="cp1252")
    return path


def drop(page, served, catalogue, button="Voir la couverture"):
    page.goto(f"{served.base}/couverture")
    page.get_by_label("Votre catalogue").set_input_files(catalogue)
    page.get_by_role("button", name=button).click()


def test_a_catalogue_is_seen_and_completed_without_script(open_page, served, catalogue):
    page = open_page(java_script_enabled=False)
    drop(page, served, catalogue)
    expect(page.get_by_role("heading", level=1)).to_have_text("Couverture de votre catalogue")
    row = page.get_by_role("row").filter(has_text="propre")
    expect(row).to_contain_text("33")
    bar, cell = row.locator("svg rect").bounding_box(), row.locator("svg").bounding_box()
    assert 0.3 < bar["width"] / cell["width"] < 0.36
    expect(page.get_by_text("Lecture en cours")).to_be_hidden()
    page.get_by_label("Votre catalogue").set_input_files(catalogue)
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger le fichier complété").click()
    assert download.value.suggested_filename == "mes formations-trajectoires.csv"
    with open(download.value.path(), "rb") as file:
        back = read_table(file.read())
    assert [row[0] for row in back.rows] == ["Avec", "'=CMD()", "Année commune"]
    assert [row[4:6] for row in back.rows] == [("S0", "propre"), ("", "aucune"), ("S6", "specialites")]


def test_a_refusal_leads_back_to_the_file(open_page, served, tmp_path):
    page, wrong = open_page(java_script_enabled=False), tmp_path / "noms.csv"
    wrong.write_text("Nom\n12\n")
    drop(page, served, wrong)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Aucune colonne n'est reconnue")
    alert.get_by_role("link").click()
    assert page.url.endswith("/couverture#fichier")


@pytest.mark.parametrize("answer", ["result", "refusal"])
def test_an_answer_has_nothing_to_mend_and_is_not_cut(open_page, served, catalogue, answer):
    if answer == "refusal":
        catalogue.write_text("Nom\n12\n")
    page = open_page(**ZOOMED)
    drop(page, served, catalogue)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert run_axe(page).found == []
    for style in READERS.values():
        page.evaluate(STYLE, style)
        assert (style, page.evaluate("document.documentElement.scrollWidth"), page.evaluate(CUT)) == (style, 320, [])
    page.emulate_media(color_scheme="dark")
    assert run_axe(page, COLOURS).found == []
