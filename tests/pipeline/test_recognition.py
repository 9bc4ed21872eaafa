"""A file whose header changed is said to be that file with a column changed, however few columns it has."""

from __future__ import annotations

import csv

import pytest

from app.pipeline.build import build
from app.pipeline.layouts import normalise
from app.pipeline.recognition import HeaderProblem, Published, recognise
from app.pipeline.sources import SOURCES
from app.pipeline.unread import ecartes
from tests.conftest import SAMPLE
from tests.pipeline.files import GOOD, write_cfa, write_rows

NEW_NAME = "Un tout autre nom"


def header_of(path, found):
    with open(path, encoding="utf-8-sig" if found.encoding == "utf-8" else found.encoding, newline="") as file:
        return next(csv.reader(file, delimiter=found.delimiter))


def renamed(path, folder):
    """(expected source, normalised column, file with that column renamed) for each column that the build reads of `path`."""
    found = recognise(path, SOURCES, None, ecartes())
    if not isinstance(found, Published):
        return
    header = header_of(path, found)
    names = normalise(header)
    required = [layout.columns for layout in found.source.layouts if set(layout.columns) <= set(names)]
    for place, name in enumerate(names):
        if all(name in columns for columns in required):
            cells = [*header[:place], NEW_NAME, *header[place + 1 :]]
            yield found.source.id, name, write_rows(folder, path.name, found.delimiter.join(f'"{cell}"' for cell in cells))


def test_each_column_of_each_file_of_the_sample_is_missed_by_name(tmp_path):
    said = 0
    for path in sorted(SAMPLE.glob("*.csv")):
        for source, name, changed in renamed(path, tmp_path):
            # Without its region, the file of the regions is that of France with a column too many.
            twin = (path.name, name) == ("api-inserjeunes-region.csv", "code_region_academique")
            with pytest.raises(HeaderProblem, match="un_tout_autre_nom" if twin else f"« {name} » manque") as problem:
                recognise(changed, SOURCES, None, ecartes())
            assert twin or problem.value.source == source
            said += 1
    assert said > 150


def test_each_column_of_each_real_file_is_missed_by_name(real_data, tmp_path):
    said = 0
    for path in sorted(real_data.rglob("*.csv")):
        for source, name, changed in renamed(path, tmp_path):
            with pytest.raises(HeaderProblem, match=f"« {name} » manque") as problem:
                recognise(changed, SOURCES, None, ecartes())
            assert problem.value.source == source
            said += 1
    assert said > 300


@pytest.mark.parametrize(
    ("header", "source", "expected"),
    [
        ("cfd_annee_1;famille;cfd_specialite;specialite", "options-bts", "« cfd_commun » manque"),
        ("famille;cfd_specialite;specialite", "options-bts", "« cfd_commun » manque"),
        ("uai;libelleformation;mefstat11;note;autre", "parcoursup-bts", "« note » est inconnue"),
        ("uai;libelle_formation;mefstat11", "parcoursup-bts", "« libelleformation » manque"),
        ("numero_uai_trouve;numero_uai_mere;rattachement", "acce-uai-mere", "« type_rattachement » manque"),
    ],
)
def test_a_table_of_a_few_columns_stops_its_source_and_no_other(tmp_path, header, source, expected):
    write_cfa(tmp_path, GOOD)
    write_rows(tmp_path, "table.csv", header, ";".join("1" for _ in header.split(";")))
    report = build(tmp_path, tmp_path / "t.duckdb")
    [(stopped, message)] = report.arrets
    assert stopped == source and expected in message


def test_the_name_of_a_file_only_chooses_between_two_sources_as_near(tmp_path):
    for name in ("acce_fille.csv", "acce_mere.csv"):
        path = write_rows(tmp_path, name, "numero_uai_trouve;numero;type_rattachement")
        with pytest.raises(HeaderProblem, match=f"« acce-uai-{path.stem.partition('_')[2]} »"):
            recognise(path, SOURCES)
    # Nor does a name make a near file of a far one.
    assert recognise(write_rows(tmp_path, "optionsBTS.csv", "a;b;c;d"), SOURCES) is None


@pytest.mark.parametrize("header", ["uai;effectif", "uai;note;mefstat11;rentree;effectif;capacite", "famille;nombre", "a;b"])
def test_another_table_is_only_not_recognised(tmp_path, header):
    write_cfa(tmp_path, GOOD)
    write_rows(tmp_path, "autre.csv", header, ";".join("1" for _ in header.split(";")))
    report = build(tmp_path, tmp_path / "t.duckdb")
    assert (report.arrets, report.non_lus) == ((), ("autre.csv",))
