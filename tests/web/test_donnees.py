"""/donnees: what the page says is what the file holds, and a mart as a file is the mart, without what may not leave."""

from __future__ import annotations

import csv
import io
import re
import shutil
import tempfile
import tracemalloc
from html import unescape

import duckdb
import pytest

from app import create_app
from app.config import Config
from app.pipeline.secrecy import OTHER_COUNTS
from app.queries import telechargement
from tests.conftest import TODAY

GZIP = {"Accept-Encoding": "gzip"}
FILES = ("sample", "licensed", "real")


@pytest.fixture
def service(request):
    """(client, served file) of one of FILES."""
    target = request.getfixturevalue({"sample": "database", "licensed": "licensed_database", "real": "real_database"}[request.param])
    return create_app(Config(database=target, today=TODAY)).test_client(), target


@pytest.fixture
def changed(database, tmp_path):
    """The sample with some of its rows changed by SQL, served."""

    def serve(*statements):
        target = tmp_path / "t.duckdb"
        shutil.copy(database, target)
        with duckdb.connect(str(target)) as connection:
            for sql in statements:
                connection.execute(sql)
        return create_app(Config(database=target, today=TODAY)).test_client()

    return serve


def read(text):
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def ask(target, sql):
    with duckdb.connect(str(target), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def marts_of(client):
    return re.findall(r'href="http://localhost/donnees/(\w+)\.csv"', client.get("/donnees").text)


def number(amount):
    return f"{amount:,}".replace(",", " ")


def small_counts(lines):
    """(column, cell) of numbers of people from 1 to 19, and of anything in such a column that is no number."""
    return [
        (name, cell)
        for line in lines
        for name, cell in line.items()
        if re.match("nb_|effectif|presents", name) and name not in OTHER_COUNTS and cell and not int(cell) >= 20
    ]


def hidden_figures(lines):
    """(column, cell) of figures of a cohort that is too small to have any."""
    small = [line for line in lines if line.get("motif_absence") == "effectif_faible" and line["millesime"] == line.get("dernier_millesime", line["millesime"])]
    return [(name, cell) for line in small for name, cell in line.items() if re.match("part_|taux_|salaire_|effectif|origine", name) and cell]


@pytest.mark.parametrize("service", FILES, indirect=True)
def test_no_file_holds_a_figure_under_the_threshold(service):
    client, _ = service
    marts = marts_of(client)
    assert len(marts) > 10
    for mart in marts:
        lines = read(client.get(f"/donnees/{mart}.csv", buffered=True).text)
        assert lines and (small_counts(lines), hidden_figures(lines)) == ([], []), mart


def test_what_finds_nothing_under_the_threshold_would_find_it(changed):
    client = changed(
        "DROP INDEX marts.historique_key",
        "UPDATE marts.historique SET effectif = 12 WHERE effectif IS NOT NULL",
        "UPDATE marts.historique SET part_formation = 25 WHERE motif_absence = 'effectif_faible'",
    )
    lines = read(client.get("/donnees/historique.csv", buffered=True).text)
    assert set(small_counts(lines)) == {("effectif", "12")} and set(hidden_figures(lines)) == {("part_formation", "25")}


@pytest.mark.parametrize("service", ["sample", "licensed"], indirect=True)
def test_csv_and_parquet_are_the_mart_without_what_is_left_out(service, tmp_path, monkeypatch):
    client, target = service
    monkeypatch.setattr(telechargement, "WINDOW", 7)
    for mart in marts_of(client):
        lines = read(client.get(f"/donnees/{mart}.csv", buffered=True).text)
        parquet = tmp_path / f"{mart}.parquet"
        parquet.write_bytes(client.get(f"/donnees/{mart}.parquet", buffered=True).data)
        expected = ask(target, f"SELECT * EXCLUDE (numero) FROM diffusion.{mart} ORDER BY numero")
        with duckdb.connect() as connection:
            assert connection.execute(f"FROM '{parquet}'").fetchall() == expected, mart
            columns = [column[0] for column in connection.description]
        assert list(lines[0]) == columns and len(lines) == len(expected)
        assert ("fictif" in columns) == (target.name == "sample.duckdb") and all(line.get("fictif", "true") == "true" for line in lines)
        spelt = [tuple("" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in row) for row in expected]
        assert [tuple(line.values()) for line in lines] == spelt, mart


@pytest.mark.parametrize("forme", ["csv", "parquet"])
def test_a_file_is_named_by_its_version_and_not_sent_twice(client, database, forme, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    [(version,)] = ask(database, "SELECT version FROM meta.build")
    answer = client.get(f"/donnees/formation.{forme}", buffered=True)
    assert answer.headers["Content-Disposition"] == f"attachment; filename=trajectoires-fictif-formation-{version}.{forme}"
    again = client.get(f"/donnees/formation.{forme}", headers={"If-None-Match": answer.headers["ETag"]}, buffered=True)
    assert (again.status_code, again.data) == (304, b"")
    other = {client.get(f"/donnees/{name}", buffered=True).headers["ETag"] for name in ("formation.csv", "formation.parquet", "region.csv")}
    assert len(other) == 3 and answer.headers["ETag"] in other
    # Nothing is left where it was written.
    assert list(tmp_path.iterdir()) == []


def test_another_version_of_the_data_is_another_file(client, changed):
    before = client.get("/donnees/region.csv", buffered=True)
    after = changed("UPDATE meta.build SET version = 'autre', fictif = false").get("/donnees/region.csv", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200 and after.headers["Content-Disposition"].endswith("filename=trajectoires-region-autre.csv")


def test_what_is_no_mart_to_download_is_not_found(client):
    for name in ("rien.csv", "rien.parquet", "recherche_mot.csv", "source.csv", "formation.xlsx", "..%2Fmeta.csv"):
        assert client.get(f"/donnees/{name}").status_code == 404


@pytest.mark.parametrize("label", ["=CMD()", "+1", "@SUM(A1)", '-a "b"; c\nd'])
def test_no_cell_is_a_formula(changed, label):
    client = changed("DROP INDEX marts.annuaire_key", f"UPDATE marts.annuaire SET commune = '{label}'")
    assert {line["commune"] for line in read(client.get("/donnees/annuaire.csv", buffered=True).text)} == {f"'{label}"}


def test_a_long_mart_is_never_held_in_memory(changed, monkeypatch):
    monkeypatch.setattr(telechargement, "WINDOW", 256)
    client = changed(
        "CREATE TABLE marts.longue AS SELECT a.* REPLACE (lpad(i::VARCHAR, 7, '0') || 'A' AS uai) FROM range(2000) AS t (i), marts.annuaire AS a",
        "DROP TABLE marts.annuaire",
        "ALTER TABLE marts.longue RENAME TO annuaire",
    )
    tracemalloc.start()
    chunks = client.get("/donnees/annuaire.csv", buffered=False).iter_encoded()
    size, lines, highest = 0, 0, 0
    for chunk in chunks:
        size, lines = size + len(chunk), lines + chunk.count(b"\n")
        highest = max(highest, tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
    assert lines == 38_001 and size > 5_000_000 and highest < size / 3


@pytest.mark.parametrize("service", FILES, indirect=True)
def test_the_page_says_every_source_read_and_every_row_left_out(service):
    client, target = service
    answer = client.get("/donnees", headers=GZIP)
    assert len(answer.data) <= 30_000
    page = client.get("/donnees").text
    said = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " "))
    assert "<script" not in page and set(re.findall(r'src="([^"]+)"', page)) <= {"http://localhost/favicon.svg"}
    read_from = ask(target, "SELECT titre, producteur, licence, page, sum(lignes)::BIGINT FROM meta.fichier JOIN meta.source USING (source) GROUP BY ALL")
    for titre, producteur, licence, link, lines in read_from:
        about = f"{titre} Publié par : {producteur}. Licence : {licence}."
        assert re.search(f"{re.escape(about)}.{{0,80}}? {number(lines)} lignes? lue", said), titre
        assert not link or f'<a href="{link}">' in page
    for mart, left_out in ask(target, "SELECT mart, lignes_retenues FROM meta.telechargement WHERE lignes_retenues > 0"):
        assert re.search(rf"\( {mart} \).{{0,120}}? {number(left_out)} lignes? laissées? de côté, faute de licence précisée", said), mart
    definitions = ask(target, "SELECT count(*) FROM meta.dictionnaire")[0][0]
    assert page.count("</code> (") == definitions and re.findall(r'href="(?!http)(?!#)', page) == []


def test_dates_are_told_where_a_manifest_has_them(changed):
    client = changed("UPDATE meta.fichier SET date_donnees = '2025-09-03', date_telechargement = '2026-03-04' WHERE source = 'n-mef'")
    assert "Données&nbsp;: 03/09/2025.<br>\nTéléchargées&nbsp;: 04/03/2026.<br>" in client.get("/donnees").text


def test_every_share_is_a_bar_and_a_text_of_the_same_length(client, database):
    page = client.get("/donnees").text
    rows = re.findall(r'<td>(\d+).%<br>(\d+).sur.(\d+)(?:, dont (\d+) plus anciens?)?<svg class="barre couverte"[^>]* aria-hidden="true">(.*?)</svg>', page)
    [(bars,)] = ask(database, "SELECT count(*) FROM meta.couverture")
    wholes = len(ask(database, "SELECT DISTINCT etape FROM meta.couverture"))
    assert wholes == 6 and len(rows) == page.count("<svg") == bars
    for percent, shown, total, older, drawn in rows:
        shown, total, older = int(shown), int(total), int(older or 0)
        lengths = [float(length) for length in re.findall(r"h([\d.]+)v1", drawn)]
        assert int(percent) == (200 * shown + total) // (2 * total)
        assert lengths == [round(100 * part / total, 2) for part in (shown - older, older) if part]
