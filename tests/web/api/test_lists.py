"""Lists: pages that follow each other, and a CSV that a spreadsheet can open and a million rows that fit nowhere."""

from __future__ import annotations

import csv
import io
import shutil
import tracemalloc
from pathlib import Path

import duckdb
import pytest

from app import create_app
from app.config import Config
from app.queries import liste
from tests.conftest import TODAY

API = "/api/inserjeunes"


def read(text):
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("name", ["formations", "certifications", "regionales"])
def test_pages_follow_each_other_and_make_the_whole(client, name):
    whole = client.get(f"{API}/{name}?items_par_page=1000").json
    pages, page = [], 1
    while True:
        answer = client.get(f"{API}/{name}?items_par_page=7&page={page}").json
        assert answer["pagination"] == {"page": page, "items_par_page": 7, "nombre_de_page": -(-whole["pagination"]["total"] // 7), "total": whole["pagination"]["total"]}
        if not answer[name]:
            break
        pages += answer[name]
        page += 1
    assert pages == whole[name] and len(pages) == whole["pagination"]["total"] > 7
    exported = read(client.get(f"{API}/{name}.csv", buffered=True).text)
    assert [(line["code_certification"], line["filiere"], line["millesime"]) for line in exported] == [
        (line["code_certification"], line["filiere"], line["millesime"]) for line in pages
    ]
    assert client.get(f"{API}/{name}.json").json == client.get(f"{API}/{name}").json
    assert len(read(client.get(f"{API}/{name}.csv?items_par_page=7&page=1", buffered=True).text)) == 7


def test_a_list_without_answer_is_an_empty_page(client):
    answer = client.get(f"{API}/formations?uais=0750001U").json
    assert answer == {"formations": [], "pagination": {"page": 1, "items_par_page": 10, "nombre_de_page": 1, "total": 0}}


@pytest.mark.parametrize(("asked", "field", "wanted"), [("regions=35000", "region", "53"), ("academies=14", "academie", "14"), ("regions=04|53", "region", "53")])
def test_places_are_chosen_by_region_postal_code_and_academie(client, asked, field, wanted):
    lines = client.get(f"{API}/formations?{asked}&items_par_page=1000").json["formations"]
    every = client.get(f"{API}/formations?items_par_page=1000").json["formations"]
    kept = [line for line in every if line[field] and line[field]["code"] in (wanted, "04" if "04" in asked else wanted)]
    assert lines == kept and 0 < len(lines) < len(every)


def test_a_parameter_may_be_written_twice(client):
    once = client.get(f"{API}/formations?uais=0990001N,0990002P").json
    assert client.get(f"{API}/formations?uais=0990001N&uais=0990002P").json == once


def test_the_csv_says_what_the_json_says(client):
    answer = client.get(f"{API}/formations.csv", buffered=True)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8" and not answer.data.startswith(b"\xef\xbb\xbf")
    lines = client.get(f"{API}/formations?items_par_page=1000").json["formations"]
    for told, line in zip(read(answer.text), lines, strict=True):
        for name, cell in told.items():
            value = {"donnee_source_type": line["donnee_source"]["type"], "donnee_source_code_certification": line["donnee_source"]["code_certification"], "messages": " ".join(line["_meta"]["messages"])}
            expected = value[name] if name in value else line[name]
            assert cell == ("" if expected is None else str(expected)), name


@pytest.fixture
def served(database: Path, tmp_path: Path):
    """The sample with some of its rows changed by SQL, served."""

    def serve(*statements: str):
        target = tmp_path / "t.duckdb"
        shutil.copy(database, target)
        with duckdb.connect(str(target)) as connection:
            connection.execute("DROP INDEX marts.publication_key")
            for sql in statements:
                connection.execute(sql)
        return create_app(Config(database=target, today=TODAY)).test_client()

    return serve


@pytest.mark.parametrize("label", ["=CMD()", "+1", "-1", "@SUM(A1)", "\tx", 'a "b"; c\nd', "Élève œuvré"])
def test_no_label_is_a_formula_and_none_breaks_the_table(served, label):
    client = served("UPDATE marts.publication SET libelle = '" + label.replace("'", "''") + "', part_autres_situations = 0 WHERE lieu = '0990001N'")
    found = read(client.get(f"{API}/formations.csv?uais=0990001N", buffered=True).text)
    assert {line["libelle"] for line in found} == {f"'{label}" if label[0] in "=+-@\t" else label}
    # Numbers stay numbers.
    assert {line["taux_autres_6_mois"] for line in found} == {"0"}
    assert client.get(f"{API}/formations?uais=0990001N").json["formations"][0]["libelle"] == label


def test_a_long_export_is_never_held_in_memory(served, monkeypatch):
    monkeypatch.setattr(liste, "WINDOW", 256)
    client = served(
        "CREATE TABLE marts.longue AS SELECT p.* REPLACE (lpad(i::VARCHAR, 7, '0') || 'A' AS lieu) FROM range(1000) AS t (i),"
        " (FROM marts.publication WHERE niveau = 'etablissement' AND est_dernier_millesime LIMIT 20) AS p ORDER BY lieu, code",
        "DROP TABLE marts.publication",
        "ALTER TABLE marts.longue RENAME TO publication",
    )
    chunks = client.get(f"{API}/formations.csv", buffered=False).iter_encoded()
    tracemalloc.start()
    size, lines, highest = 0, 0, 0
    for chunk in chunks:
        size, lines = size + len(chunk), lines + chunk.count(b"\n")
        highest = max(highest, tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
    assert lines == 20_001
    # What is held follows the window, not the export.
    assert size > 9_000_000 and highest < size / 2


def test_a_csv_has_no_row_of_a_source_without_a_licence_and_the_json_has_them(licensed_database):
    client = create_app(Config(database=licensed_database, today=TODAY)).test_client()
    sql = "SELECT lieu, code, source LIKE 'api-%' FROM marts.publication WHERE niveau = 'etablissement' AND est_dernier_millesime"
    with duckdb.connect(str(licensed_database), read_only=True) as connection:
        told = connection.execute(sql).fetchall()
    for query in ("", "?items_par_page=1000"):
        given = [(line["uai"], line["code_certification"]) for line in read(client.get(f"{API}/formations.csv{query}", buffered=True).text)]
        assert given == [(uai, code) for uai, code, held in told if not held]
    held = [(uai, code) for uai, code, held in told if held]
    assert held and read(client.get(f"{API}/regionales.csv", buffered=True).text) == read(client.get(f"{API}/regionales/53.csv", buffered=True).text) == []
    assert read(client.get(f"{API}/formations.csv?uais={held[0][0]}&code_certifications={held[0][1]}", buffered=True).text) == []
    assert client.get(f"{API}/formations/{held[0][0]}-{held[0][1]}").json["code_certification"] == held[0][1]
    assert client.get(f"{API}/formations?items_par_page=1000").json["pagination"]["total"] == len(told)
