"""JSON in the envelopes of the portals becomes rows like those of a CSV."""

from __future__ import annotations

import json

import duckdb
import pytest

from app.pipeline.build import BuildFailed, build
from tests.pipeline.files import CFA_TECHNICAL, GOOD

RECORD = dict(zip(CFA_TECHNICAL.split(";"), GOOD.rsplit(";", 1)[0].split(";"), strict=True))


@pytest.mark.parametrize(
    "content",
    [
        [RECORD],
        {"total_count": 1, "results": [RECORD]},
        {"data": [RECORD]},
        [{"datasetid": "x", "recordid": "y", "fields": RECORD, "record_timestamp": "z"}],
    ],
    ids=["bare", "explore v2.1", "bcn", "portal v1"],
)
def test_each_envelope_gives_the_same_figures(tmp_path, content):
    (tmp_path / "cfa.json").write_text(json.dumps(content), encoding="utf-8")
    build(tmp_path, tmp_path / "t.duckdb")
    with duckdb.connect(str(tmp_path / "t.duckdb"), read_only=True) as connection:
        found = connection.execute("SELECT part_en_emploi_6_mois, fichier, ligne FROM marts.etablissement").fetchall()
    assert found == [(44, "cfa.json", 2)]


def test_a_json_file_cut_short_is_refused(tmp_path):
    (tmp_path / "cfa.json").write_text(json.dumps([RECORD])[:-20], encoding="utf-8")
    with pytest.raises(BuildFailed, match="pas du JSON complet"):
        build(tmp_path, tmp_path / "t.duckdb")


@pytest.mark.parametrize("content", ["17", "null", '"mot"', '{"results": 3, "data": {"a": []}}'])
def test_json_without_a_list_is_named_and_not_read(tmp_path, content):
    (tmp_path / "cfa.json").write_text(json.dumps([RECORD]), encoding="utf-8")
    (tmp_path / "autre.json").write_text(content, encoding="utf-8")
    assert build(tmp_path, tmp_path / "t.duckdb").non_lus == ("autre.json",)


@pytest.mark.parametrize("content", ["[" * 100_000, "9" * 5_000], ids=["too deep", "too large a number"])
def test_json_that_cannot_be_read_is_refused(tmp_path, content):
    (tmp_path / "cfa.json").write_text(content)
    with pytest.raises(BuildFailed, match="pas du JSON complet"):
        build(tmp_path, tmp_path / "t.duckdb")


def test_half_a_letter_of_json_is_read_as_a_question_mark(tmp_path):
    (tmp_path / "cfa.json").write_text(json.dumps([{**RECORD, "libelle": "CFA \ud800"}]))
    build(tmp_path, tmp_path / "t.duckdb")
    with duckdb.connect(str(tmp_path / "t.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT libelle_etablissement FROM marts.etablissement").fetchone() == ("CFA ?",)


def test_bytes_of_no_known_encoding_are_refused_with_their_file(tmp_path):
    row = ";".join(RECORD.values()).encode().replace(b"CFA du Puy", b"CFA \x81\xe9")
    (tmp_path / "cfa.csv").write_bytes(CFA_TECHNICAL.encode() + b"\r\n" + row + b"\r\n")
    with pytest.raises(BuildFailed, match=r"cfa\.csv.*ni de l'UTF-8 ni du Windows-1252"):
        build(tmp_path, tmp_path / "t.duckdb")


def test_json_that_holds_no_records_is_named_and_not_read(tmp_path):
    (tmp_path / "cfa.json").write_text(json.dumps([RECORD]), encoding="utf-8")
    (tmp_path / "autre.json").write_text('{"meta": {"a": 1}, "lycees": [1, 2]}', encoding="utf-8")
    assert build(tmp_path, tmp_path / "t.duckdb").non_lus == ("autre.json",)
