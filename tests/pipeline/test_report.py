"""The report of a built file: what is missing, how shares spread, what changed, and where ten figures come from."""

from __future__ import annotations

import duckdb
import pytest

from app.pipeline import audit
from app.pipeline.build import build
from scripts.report import main
from tests.conftest import SAMPLE
from tests.pipeline.files import GOOD, OTHER, write_cfa


@pytest.fixture
def built(tmp_path):
    write_cfa(tmp_path / "raw", GOOD, OTHER)
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{tmp_path / 't.duckdb'}' AS built (READ_ONLY)")
        connection.execute("USE built")
        yield connection


def test_missing_cells_are_counted_by_column(built):
    found = {(row.mart, row.colonne): row.part_absente for row in audit.list_missing(built)}
    assert found["etablissement", "part_formation"] == 0
    assert found["etablissement", "motif_absence"] == 1


def test_a_distribution_has_one_place_for_each_percent(built):
    counts = audit.distribution(built, "etablissement", "part_en_emploi_6_mois")
    assert len(counts) == 101 and counts[44] == counts[54] == 1 and sum(counts) == 2


def test_a_trace_shows_the_published_line_itself(built, tmp_path):
    traces = {trace.adresse: trace for trace in audit.draw_traces(built, tmp_path / "raw")}
    assert traces["0631852W-cfa"].texte == GOOD
    assert traces["0631852W-cfa"].parts == (44, 27, 29)
    assert all(trace.texte is None for trace in audit.draw_traces(built, None))


def test_differences_count_new_gone_and_moved(built, tmp_path):
    write_cfa(tmp_path / "before", GOOD.replace("44.0;29.0", "33.0;40.0"), OTHER.replace("0932492D", "0932493E"))
    build(tmp_path / "before", tmp_path / "before.duckdb")
    found = {row.mart: row for row in audit.compare(built, tmp_path / "before.duckdb")}
    assert (found["etablissement"].nouvelles, found["etablissement"].disparues, found["etablissement"].deplacees) == (1, 1, 1)


def test_the_command_writes_one_page_that_asks_for_nothing(tmp_path, capsys):
    build(SAMPLE, tmp_path / "t.duckdb")
    page = tmp_path / "rapport.html"
    assert main([str(tmp_path / "t.duckdb"), "--raw", str(SAMPLE), "--former", str(tmp_path / "t.duckdb"), "--html", str(page)]) == 0
    html = page.read_text()
    assert html.count("<svg") >= 8 and "Données fictives" in html and "src=" not in html
    assert "Dix chiffres pris au hasard" in capsys.readouterr().out


def test_a_file_that_was_not_built_is_said(tmp_path, capsys):
    (tmp_path / "t.duckdb").write_text("rien")
    assert main([str(tmp_path / "t.duckdb")]) == 1
    assert "n'est pas un fichier construit" in capsys.readouterr().err
