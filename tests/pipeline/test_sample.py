"""The embedded sample: made by the script, impossible to take for real figures, and covering every state."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys

import duckdb
import pytest

from app.config import ROOT
from app.nomenclature import parse_uai
from app.pipeline.build import build
from tests.conftest import SAMPLE

LABELS = ("Libellé", "libelle", "nom_etablissement", "libelle_uai", "etab_nom", "uo_lib")


def test_the_script_writes_the_sample_again_byte_for_byte(tmp_path):
    subprocess.run([sys.executable, "-m", "scripts.sample", "--out", str(tmp_path)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert {path.name: path.read_bytes() for path in SAMPLE.iterdir()} == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


# A line of each of these names its establishment; the others name diplomas only, and hold no UAI.
WITH_ESTABLISHMENTS = {
    "api-inserjeunes-etablissement.csv",
    "fr-en-annuaire-education.csv",
    "fr-en-indicateurs-de-resultat-des-lycees-pro_v2.csv",
    "fr-en-inserjeunes-cfa.csv",
    "fr-en-inserjeunes-lycee_pro-formation-fine.csv",
    "fr-en-inserjeunes-lycee_pro.csv",
    "fr-esr-cartographie_formations_parcoursup.csv",
    "fr-esr-insersup.csv",
}


def test_its_establishments_cannot_exist():
    for path in sorted(SAMPLE.glob("*.csv")):
        text = path.read_text(encoding="cp1252" if path.name == "nFormationDiplome_.csv" else "utf-8-sig")
        found = re.findall(r"\b\d{7}[A-Z]\b", text)
        assert bool(found) == (path.name in WITH_ESTABLISHMENTS), path.name
        assert all(uai.startswith("099") and parse_uai(uai) == uai for uai in found), path.name
    assert WITH_ESTABLISHMENTS <= {path.name for path in SAMPLE.iterdir()}


@pytest.mark.parametrize("name", sorted(WITH_ESTABLISHMENTS))
def test_every_line_of_its_establishments_says_that_it_is_a_trial(name):
    with open(SAMPLE / name, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert rows
    for row in rows:
        [label] = [row[column] for column in LABELS if column in row]
        # The national rows of InserSup name no establishment: their diploma is of trial.
        assert "d'essai" in (row["libelle_diplome"] if label == "National" else label), row


def test_every_file_is_read_and_every_mart_has_rows(tmp_path):
    report = build(SAMPLE, tmp_path / "sample.duckdb")
    assert (report.arrets, report.non_lus, report.ecartes) == ((), (), ())
    assert {fichier for _, fichier, _ in report.fichiers} == {path.name for path in SAMPLE.glob("*.csv")}
    assert {table for table, rows in report.tables if not rows} == set()


def test_insersup_refuses_margins_and_aggregates_and_shows_each_kind_of_absence(database):
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute("SELECT sise, motif_absence, millesime FROM marts.insersup ORDER BY sise").fetchall()
        national = connection.execute("SELECT sise, salaire_q1, salaire_q2, salaire_q3 FROM marts.insersup_national ORDER BY sise")
        assert national.fetchall() == [
            ("2990001", 1310, 1560, 1820),
            ("2990003", 1720, 2050, 2480),
            ("2990004", 1390, None, 1720),
            ("2990005", None, 1610, None),
            ("2990006", 1490, 1690, 1930),
        ]
    assert rows == [
        ("2990001", None, "2023"),
        ("2990002", None, "2022_2023"),
        ("2990003", None, "2023"),
        ("2990004", None, "2023"),
        ("2990005", "effectif_faible", "2021"),
        ("2990006", "effectif_faible", None),
        ("2990007", "non_diffuse", None),
    ]


@pytest.mark.parametrize(
    ("cle", "etat", "etape"),
    [
        ("0990901S-SISE:2990001", "S7", "propre"),
        ("0990901S-SISE:2990005", "S2", "groupe_ancien"),
        ("0990901S-SISE:2990006", "S2", "france"),
        ("0990901S-SISE:2990007", "S10", None),
        ("0990009X", "S10", None),
        ("0990009X-23830025510", "S3", "region"),
        ("0990010Y-23830025510", None, "autre_uai"),
    ],
)
def test_the_enrichments_are_drawn(client, cle, etat, etape):
    card = json.loads(client.get(f"/cartes/{cle}.json").data)
    assert etat in (None, card["etat"])
    assert etape in [None, *(bloc["etape"] for bloc in card["blocs"])]


def test_it_covers_every_state_and_every_card_says_that_it_is_invented(client):
    exemples = json.loads(client.get("/exemples.json").data)
    # S9 is drawn nowhere yet.
    assert [exemple["etat"] for exemple in exemples] == ["S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S10", "S11"]
    for exemple in exemples:
        card = json.loads(client.get(f"/cartes/{exemple['cle']}.json").data)
        assert (card["etat"], card["fictif"], exemple["fictif"]) == (exemple["etat"], True, True)
        for form in ("", ".html", ".svg"):
            assert "Données fictives" in client.get(f"/cartes/{exemple['cle']}{form}").text
