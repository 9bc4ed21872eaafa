"""An export holds what the live service answers, byte for byte, and the next one writes only what changed."""

from __future__ import annotations

import gzip
import re
import shutil
from dataclasses import replace
from itertools import product
from pathlib import Path
from urllib.parse import unquote

import brotli
import duckdb
import pytest

from app.export.problem import ExportFailed
from app.export.run import export
from app.export.variants import Choice
from app.queries.adresse import list_adresses
from app.warehouse import Snapshot
from tests.test_warehouse import NEW_VERSION, NOT_GATHERED

FRAGMENTS = Choice(("fragment",), {})
SIZES, ENDINGS = ("carte", "badge", "detail"), ("", ".html", ".svg", ".json")
# They ask the service, or are missing on purpose from a page that shows what is then seen.
NOT_EXPORTED = ("oembed", "widget/v1/bloque.js")


def files(site: Path) -> dict[str, bytes]:
    """Path → content, compressed forms aside."""
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file() and path.suffix not in (".gz", ".br")}


def test_every_card_is_what_the_service_answers(exported, database):
    """The data form of a card holds all that its other forms say."""
    names = list_adresses(Snapshot(database))
    assert len(names) > 200 and exported.outcome.cards >= len(names)
    for name in names:
        for taille, suffix in (("carte", ""), ("detail", "_taille-detail")):
            body = (exported.site / "cartes" / f"{name}{suffix}.json").read_bytes()
            assert body == exported.live.get(f"/cartes/{name}.json?taille={taille}").data, (name, taille)


def test_every_form_and_size_of_every_state_is_what_the_service_answers(exported):
    names = [exemple["cle"] for exemple in exported.live.get("/exemples.json").json]
    for name, taille, ending in product([*names, "parcoursup:990204", "SISE:2990001"], SIZES, ENDINGS):
        suffix = "" if taille == "carte" else f"_taille-{taille}"
        body = (exported.site / "cartes" / f"{name}{suffix}{ending}").read_bytes()
        assert body == exported.live.get(f"/cartes/{name}{ending}?taille={taille}").data, (name, taille, ending)


def test_the_compressed_forms_are_those_of_the_same_bytes(exported):
    found = 0
    for path in exported.site.rglob("*.gz"):
        body = path.with_suffix("").read_bytes()
        assert gzip.decompress(path.read_bytes()) == body == brotli.decompress(path.with_suffix(".br").read_bytes())
        found += 1
    assert found > 3000


def test_everything_that_a_file_leads_to_on_the_site_is_there(exported):
    there = files(exported.site)
    link = re.compile(rf'(?:href|src)="{exported.base}/([^"#?]*)')
    led_to = {unquote(found) or "index.html" for path, body in there.items() if not path.endswith(".js") for found in link.findall(body.decode(errors="ignore"))}
    assert len(led_to) > 200
    assert {name for name in led_to if name not in there and f"{name}.html" not in there} == set(NOT_EXPORTED)


def test_no_more_rules_than_cloudflare_reads(exported):
    assert 50 < len(re.findall("^/", (exported.site / "_headers").read_text(), re.MULTILINE)) <= 100


def test_a_second_export_writes_nothing_but_what_was_lost(exported):
    lost = exported.site / "cartes" / "0990001N-23110033205.html.br"
    content = lost.read_bytes()
    lost.unlink()
    before = {path: path.stat().st_mtime_ns for path in exported.site.rglob("*")}
    again = export(exported.order)
    assert (again.written, again.deleted, again.unchanged) == (1, 0, exported.outcome.written - 1)
    after = {path: path.stat().st_mtime_ns for path in exported.site.rglob("*")}
    assert {path.name.split(".")[0] for path in after if before.get(path) != after[path]} <= {"0990001N-23110033205", "cartes"}
    assert lost.read_bytes() == content


def test_new_data_rewrite_the_cards_that_they_change_and_delete_those_that_are_gone(exported, database, tmp_path):
    former, present = shutil.copytree(exported.order.folder, tmp_path / "export"), tmp_path / "new.duckdb"
    shutil.copy(database, present)
    with duckdb.connect(str(present)) as connection:
        (changed, code), (gone, other) = connection.execute("SELECT uai, code FROM marts.formation WHERE etat = 'S0' AND filiere = 'scolaire' ORDER BY uai, code").fetchall()[:2]
        connection.execute("DROP INDEX marts.formation_key")
        connection.execute("UPDATE marts.formation SET libelle_etablissement = 'Lycée renommé' WHERE uai = ? AND code = ?", [changed, code])
        for table in ("formation", "recherche_offre"):
            connection.execute(f"DELETE FROM marts.{table} WHERE uai = ? AND code = ?", [gone, other])
        for change in (NOT_GATHERED, NEW_VERSION):
            connection.execute(change)
    before = files(former / "site")
    config = replace(exported.order.config, database=present)
    outcome = export(replace(exported.order, folder=former, config=config))
    after = files(former / "site")
    differing = {path for path in after if before.get(path) != after[path]}
    assert outcome.written == len(differing) and outcome.deleted == len(before.keys() - after.keys()) > 0
    assert f"cartes/{changed}-{code}.html" in differing and "Lycée renommé" in after[f"cartes/{changed}-{code}.html"].decode()
    assert f"cartes/{gone}-{other}.html" not in after and not (former / "site" / "cartes" / f"{gone}-{other}.html.br").exists()
    assert len(differing) < len(after) / 10


def test_an_interrupted_export_goes_on_where_it_stopped(exported, database, tmp_path):
    names = list_adresses(Snapshot(database))
    order = replace(exported.order, folder=tmp_path, choice=FRAGMENTS)

    def stop(made: int, needed: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(order, names, progress=stop)
    begun = {path: path.stat().st_mtime_ns for path in (tmp_path / "site" / "cartes").glob("*.html")}
    with (tmp_path / "manifeste.journal").open("a") as journal:
        # As a power cut leaves it, in the middle of a line.
        journal.write('{"name":"0990001N","made_')
    told: list[int] = []
    outcome = export(order, names, progress=lambda made, needed: told.append(made))
    assert 50 < len(begun) < len(names) and told[0] > len(begun)
    assert {path: path.stat().st_mtime_ns for path in begun} == begun
    there, whole = files(tmp_path / "site" / "cartes"), files(exported.site / "cartes")
    assert there == {path: whole[path] for path in there} and outcome.cards == exported.outcome.cards


def test_a_folder_that_holds_something_else_is_left_alone(exported, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "robots.txt").write_text("à moi")
    with pytest.raises(ExportFailed, match="Choisissez un dossier vide"):
        export(replace(exported.order, folder=tmp_path), [])
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["robots.txt"]
