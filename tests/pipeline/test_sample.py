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

LABELS = ("Libellé", "libelle", "nom_etablissement", "libelle_uai", "etab_nom", "uo_lib", "Responsable: raison sociale")


def test_the_script_writes_the_sample_again_byte_for_byte(tmp_path):
    subprocess.run([sys.executable, "-m", "scripts.sample", "--out", str(tmp_path)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert {path.name: path.read_bytes() for path in SAMPLE.iterdir()} == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


# A line of each of these names its establishment; the others name diplomas only, and hold no UAI.
WITH_ESTABLISHMENTS = {
    "api-inserjeunes-etablissement.csv",
    "catalogue-apprentissage.csv",
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
        ("0990009X-23220033205", "S3", "region"),
        ("0990010Y-23830025510", None, "autre_uai"),
    ],
)
def test_the_enrichments_are_drawn(client, cle, etat, etape):
    card = json.loads(client.get(f"/cartes/{cle}.json").data)
    assert etat in (None, card["etat"])
    assert etape in [None, *(bloc["etape"] for bloc in card["blocs"])]


def test_it_covers_every_state_and_every_card_says_that_it_is_invented(client):
    exemples = json.loads(client.get("/exemples.json").data)
    assert [exemple["etat"] for exemple in exemples] == [f"S{number}" for number in range(13)]
    for exemple in exemples:
        card = json.loads(client.get(f"/cartes/{exemple['cle']}.json").data)
        assert (card["etat"], card["fictif"], exemple["fictif"]) == (exemple["etat"], True, True)
        for form in ("", ".html", ".svg"):
            assert "Données fictives" in client.get(f"/cartes/{exemple['cle']}{form}").text


def rows(database, sql):
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_the_api_and_the_open_data_publish_the_same_shares(database):
    # What the build makes of the two files, side by side: the shares of the mart are those of the open data.
    with open(SAMPLE / "fr-en-inserjeunes-lycee_pro-formation-fine.csv", encoding="utf-8-sig", newline="") as file:
        fine = [line for line in csv.DictReader(file, delimiter=";") if line["Année"] == "cumul 2022-2023"]
    with open(SAMPLE / "api-inserjeunes-etablissement.csv", encoding="utf-8", newline="") as file:
        api = {(line["uai"], line["code"]): line for line in csv.DictReader(file, delimiter=";")}
    both = [(line, api[key]) for line in fine if (key := (line["UAI"], line["Code formation mefstat11"])) in api]
    assert len(both) == sum(line["type_code"] == "mefstat11" for line in api.values()) > 5
    names = {
        "DEVENIR Part poursuite études": "DEVENIR_part_poursuite_etudes",
        "DEVENIR Part en emploi 6 mois": "DEVENIR_part_en_emploi_6_mois",
        "DEVENIR Part autre situation 6 mois": "DEVENIR_part_autre_situation_6_mois",
        "Taux poursuite études": "taux_poursuite_etudes",
        "Taux emploi 6 mois": "taux_emploi_6_mois",
    }
    for line, same in both:
        assert [line[name].removesuffix(".0") for name in names] == [same[name] for name in names.values()]
    assert rows(database, "SELECT count(*) FROM marts.formation WHERE motif_absence IS NULL AND effectif IS NULL")[0][0] > 5


def test_every_verdict_is_drawn_from_it_beside_a_region_and_beside_france(database):
    found = rows(database, "SELECT niveau, unnest([verdict_emploi, verdict_formation]) FROM marts.comparaison WHERE filiere <> 'superieur'")
    assert {verdict for _, verdict in found} == {"plus", "moins", "proche", "inconnu", None}
    assert {niveau for niveau, _ in found} == {"region", "france"}
    emploi = rows(database, "SELECT DISTINCT verdict_emploi FROM marts.comparaison WHERE filiere <> 'superieur' ORDER BY ALL")
    assert emploi == [("inconnu",), ("moins",), ("plus",), ("proche",), (None,)]


def test_it_has_small_groups_and_shares_that_are_exactly_k_in_ten_of_a_large_one(database):
    exact = "part_en_emploi_6_mois % 10 = 0 AND part_formation % 10 = 0 AND part_en_emploi_6_mois > 0"
    assert rows(database, f"SELECT count(*) > 0 FROM marts.formation WHERE effectif >= 65 AND {exact}") == [(True,)]
    assert rows(database, "SELECT count(*) > 2 FROM marts.formation WHERE effectif BETWEEN 20 AND 64") == [(True,)]


def test_france_has_salaries_with_and_without_quartiles(database):
    sql = """
        SELECT DISTINCT type_diplome, salaire_q1_12_mois < salaire_q2_12_mois AND salaire_q2_12_mois < salaire_q3_12_mois
        FROM marts.reference_publiee JOIN marts.diplome USING (code)
        WHERE niveau = 'national' AND salaire_q2_12_mois IS NOT NULL ORDER BY ALL
    """
    assert rows(database, sql) == [("bac_pro", True), ("cap", True), ("mention_complementaire", None)]


@pytest.mark.parametrize(("cle", "origine"), [("53-23220033205", "publie"), ("53-23830025510", "mediane"), ("0990007V-23830025510", "mediane")])
def test_a_region_is_drawn_as_published_or_as_the_middle_of_its_lycees(client, cle, origine):
    blocs = json.loads(client.get(f"/cartes/{cle}.json").data)["blocs"]
    bloc = next(bloc for bloc in blocs if any(ligne["part"] is not None for ligne in bloc["lignes"]))
    assert bloc["etape"] in ("region", "france")
    assert any("milieu" in line for line in bloc["annonces"]) == (origine == "mediane")
