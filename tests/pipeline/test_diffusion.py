"""What may be given in bulk: the licence of each source decides, row by row, and what is left out is counted."""

from __future__ import annotations

import json
import shutil
from collections import Counter

import duckdb
import pytest

from app.pipeline import stamp
from app.pipeline.build import build
from app.pipeline.diffusion import sources_read
from app.pipeline.layers import REFERENCE
from app.pipeline.sources import SOURCES
from app.pipeline.sources.vocabulary import LICENCES_DE_DIFFUSION
from tests.conftest import SAMPLE
from tests.pipeline.files import GOOD, write_cfa
from tests.pipeline.test_api_inserjeunes import DEVENIR, FINE, MEF, row, write_api

API = "api-inserjeunes-etablissement"


def rows(target, sql, *parameters):
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"ATTACH '{target}' AS served (READ_ONLY)")
        connection.execute("USE served")
        return connection.execute(sql, parameters).fetchall()


def test_a_licence_is_one_that_lets_rows_go_or_is_said_to_be_unknown():
    unknown = {source.licence for source in SOURCES} - set(LICENCES_DE_DIFFUSION)
    assert unknown and all(licence.startswith("non précisée") for licence in unknown)


def test_sources_without_a_licence_are_not_given_in_bulk(licensed_database):
    held = {source for (source,) in rows(licensed_database, "SELECT source FROM meta.source WHERE NOT diffusion_en_masse")}
    assert held == {source.id for source in SOURCES if source.licence.startswith("non précisée")}
    assert {"acce-uai", "parcoursup-bts", "catalogue-apprentissage", API} <= held


def test_no_row_that_may_be_given_names_a_source_that_may_not(licensed_database):
    held = {source for (source,) in rows(licensed_database, "SELECT source FROM meta.source WHERE NOT diffusion_en_masse")}
    for mart, lines, left_out in rows(licensed_database, "SELECT mart, lignes, lignes_retenues FROM meta.telechargement"):
        given = rows(licensed_database, f"SELECT * EXCLUDE (numero) FROM diffusion.{mart}")
        every = rows(licensed_database, f"SELECT * FROM marts.{mart}")
        assert (lines, left_out) == (len(given), len(every) - len(given))
        assert not [cells for cells in given if held & {cell for cell in cells if isinstance(cell, str)}], mart
        # Of a mart that names its sources, nothing else is left out.
        if not held & sources_read(mart):
            assert len(given) == len(every), mart


def test_a_row_without_a_figure_is_that_of_the_source_that_says_so(licensed_database):
    silent = "SELECT uai, code FROM {0} WHERE source IS NULL AND source_dernier_millesime {1} '{2}'"
    assert rows(licensed_database, silent.format("marts.formation", "=", API)) == [("0990101X", "50033205")]
    assert rows(licensed_database, silent.format("diffusion.formation", "=", API)) == []
    kept = rows(licensed_database, silent.format("diffusion.formation", "<>", API))
    assert len(kept) == 6 and kept == rows(licensed_database, silent.format("marts.formation", "<>", API))


def test_a_mart_that_names_no_source_is_given_whole_or_not_at_all(licensed_database):
    told = {mart: (lines, out, held) for mart, lines, out, held in rows(licensed_database, "SELECT mart, lignes, lignes_retenues, sources_retenues FROM meta.telechargement")}
    assert told["offre_apprentissage"] == (0, 10, ["catalogue-apprentissage"])
    assert told["diplome"] == (80, 0, []) and "n-mef" in sources_read("diplome")


def test_a_middle_that_counts_a_figure_of_the_api_is_held_with_it(tmp_path):
    raw = tmp_path / "raw"
    write_cfa(raw, GOOD)
    for name in ("nMef.csv", "nFormationDiplome_.csv"):
        shutil.copy(SAMPLE / name, raw)
    lycees = ("0932492D", "0932493E", "0932494F", "0932495G", "0932496H")
    lines = [f"cumul 2022-2023;{uai};Lycée du Cycle;ILE-DE-FRANCE;{MEF};27;44;29;;;;;;CAP;cuisine;2;" for uai in lycees]
    (raw / "fine.csv").write_text("\n".join([FINE, *lines, ""]), encoding="utf-8")
    build(raw, tmp_path / "open.duckdb")
    (raw / "fine.csv").write_text("\n".join([FINE, *lines[:4], ""]), encoding="utf-8")
    write_api(raw, row(code=MEF, place=lycees[4], **DEVENIR))
    build(raw, tmp_path / "mixed.duckdb")
    given = "SELECT count(*) FROM {0}.reference WHERE origine = 'mediane' AND niveau = 'france'"
    assert [rows(tmp_path / f"{name}.duckdb", given.format(schema)) for name in ("open", "mixed") for schema in ("marts", "diffusion")] == [
        [(2,)], [(2,)], [(2,)], [(0,)]
    ]  # fmt: skip


def test_what_is_invented_is_given_and_frees_nothing_that_is_not(tmp_path, database):
    assert rows(database, "SELECT count(*) FROM diffusion.formation WHERE source = ?", API) == [(12,)]
    assert rows(database, "SELECT DISTINCT fictif FROM diffusion.formation") == [(True,)]
    shutil.copytree(SAMPLE, tmp_path / "raw" / "sample")
    write_api(tmp_path / "raw", row(**DEVENIR))
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    assert rows(tmp_path / "t.duckdb", "SELECT fictif FROM meta.build") == [(True,)]
    assert rows(tmp_path / "t.duckdb", "SELECT count(*) FROM diffusion.formation WHERE source = ?", API) == [(0,)]
    # The other files of the sample are all invented.
    assert rows(tmp_path / "t.duckdb", "SELECT count(*) FROM diffusion.offre_apprentissage") == [(10,)]


def test_the_manifest_tells_when_the_data_changed_and_when_they_came(tmp_path):
    path = write_cfa(tmp_path / "raw", GOOD)
    entry = {"date": "2026-03-04T05:06:07+00:00", "data_processed": "2025-09-03T10:00:00+00:00"}
    (path.parent / "manifeste.json").write_text(json.dumps({path.name: entry}))
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    assert rows(tmp_path / "t.duckdb", "SELECT date_donnees, date_telechargement, est_invente FROM meta.fichier") == [("2025-09-03", "2026-03-04", False)]


def test_another_definition_makes_another_version_of_the_code(tmp_path, monkeypatch):
    copy = tmp_path / "reference"
    shutil.copytree(REFERENCE, copy)
    monkeypatch.setattr(stamp, "REFERENCE", copy)
    before = stamp.code_version()
    changed = copy / "dictionnaire" / "formation.csv"
    changed.write_text(changed.read_text().replace("Famille de diplômes", "Sorte de diplôme"))
    assert stamp.code_version() != before


AXES = {"filiere": 0, "type_diplome": 1, "code_region": 2}
STEPS = {
    "formation": "SELECT filiere, type_diplome, code_region, millesime, motif_absence FROM marts.formation",
    "etablissement": "SELECT population, NULL, code_region, millesime, motif_absence FROM marts.etablissement WHERE population IN ('cfa', 'lycee')",
    "superieur": "SELECT NULL, type_diplome, code_region, millesime, motif_absence FROM marts.insersup",
}


@pytest.mark.parametrize("step", STEPS)
def test_addresses_with_figures_are_counted_as_a_person_would(database, step):
    addresses = rows(database, STEPS[step])
    expected = Counter()
    for cells in addresses:
        values = [("ensemble", "ensemble"), *((axis, cells[place] or (axis == "code_region" and "inconnue")) for axis, place in AXES.items())]
        for axis, value in values:
            shown, older = cells[3] is not None, cells[3] is not None and cells[4] is not None
            expected.update({(axis, value, "adresses"): 1, (axis, value, "avec"): shown, (axis, value, "anciens"): older} if value else {})
    sql = "SELECT axe, valeur, adresses, avec_chiffres, dont_anciens FROM meta.couverture WHERE etape = ? AND axe <> 'millesime'"
    found = Counter()
    for axis, value, *counts in rows(database, sql, step):
        found.update({(axis, value, name): count for name, count in zip(("adresses", "avec", "anciens"), counts, strict=True)})
    assert found == expected and found["ensemble", "ensemble", "anciens"] == 1


def test_a_diploma_of_a_region_has_a_figure_where_a_reference_has(database):
    asked = set(rows(database, "SELECT code_region, filiere, code FROM marts.formation WHERE code_region IS NOT NULL"))
    known = set(rows(database, "SELECT code_region, filiere, code FROM marts.reference WHERE niveau = 'region'"))
    counts = "SELECT adresses, avec_chiffres FROM meta.couverture WHERE etape = 'region' AND axe = 'ensemble'"
    assert rows(database, counts) == [(len(asked), len(asked & known))] and 0 < len(asked & known) < len(asked)


def test_each_cohort_is_counted_alone(database):
    sql = "SELECT millesime, count(*), count(*) FILTER (motif_absence IS NULL) FROM marts.historique WHERE type_code <> 'sise' GROUP BY ALL ORDER BY 1"
    found = "SELECT valeur, adresses, avec_chiffres FROM meta.couverture WHERE etape = 'formation' AND axe = 'millesime' ORDER BY 1"
    assert len(rows(database, found)) == 4 and rows(database, found) == rows(database, sql)
