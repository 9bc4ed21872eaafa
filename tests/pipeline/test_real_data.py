"""The build on the published files of ../shared/data: every figure is read again, the slow and obvious way."""

from __future__ import annotations

import csv
import json

import duckdb

from app import create_app
from app.config import Config
from tests.pipeline.scale import FORMATION_FINE
from tests.conftest import TODAY

LATEST = "cumul 2022-2023"
COLUMNS = {
    "emploi": "DEVENIR Part en emploi 6 mois",
    "formation": "DEVENIR Part poursuite études",
    "autre": "DEVENIR Part autre situation 6 mois",
}


def cfa_rows(real_data):
    with open(real_data / "inserjeunes" / "fr-en-inserjeunes-cfa.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def published(row):
    """What the card must say of a row, from the row alone."""
    shares = {subject: float(row[name]) if row[name] else None for subject, name in COLUMNS.items()}
    if shares["formation"] is None and row["Taux poursuite études"]:
        shares["formation"] = float(row["Taux poursuite études"])
    return shares


def test_every_cfa_row_of_the_latest_cohort_equals_its_card(real_data, real_client):
    rows = [row for row in cfa_rows(real_data) if row["Année"] == LATEST]
    assert len(rows) > 2000
    for row in rows:
        card = json.loads(real_client.get(f"/cartes/{row['UAI']}.json").data)
        assert {ligne["id"]: ligne["part"] for ligne in card["lignes"]} == published(row), row
        assert card["annees"] == [2022, 2023]
        assert card["perimetre"] == row["Libellé"].strip()
        if any(part is not None for part in published(row).values()):
            assert card["provenance"]["fichier"].endswith("fr-en-inserjeunes-cfa.csv")
        else:
            assert (card["etat"], card["motif"]) == ("S2", "effectif_faible")


def test_the_cfa_of_the_issue(real_data, real_client):
    card = json.loads(real_client.get("/cartes/0631852W.json").data)
    assert {ligne["id"]: ligne["part"] for ligne in card["lignes"]} == {"emploi": 44, "formation": 27, "autre": 29}
    assert {ligne["origine"] for ligne in card["lignes"]} == {"publie"}
    assert card["provenance"] == {
        "source": "fr-en-inserjeunes-cfa",
        "millesime": "2022_2023",
        "fichier": "inserjeunes/fr-en-inserjeunes-cfa.csv",
        "ligne": 3994,
        "nb_etablissements": None,
    }
    assert card["fictif"] is False


def test_every_line_number_leads_to_its_row(real_data, real_database):
    with open(real_data / "inserjeunes" / "fr-en-inserjeunes-cfa.csv", encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    with duckdb.connect(str(real_database), read_only=True) as connection:
        found = connection.execute(
            "SELECT uai, millesime, ligne FROM marts.etablissement WHERE fichier LIKE '%fr-en-inserjeunes-cfa.csv'"
        ).fetchall()
    assert len(found) > 2000
    for uai, millesime, ligne in found:
        assert lines[ligne - 1][:2] == [f"cumul {millesime.replace('_', '-')}", uai]


# Columns of the five lycée files by position, as the README of the data gives them.
POSITIONS = {"2018_2019": 4, "2019_2020": 4, "2020_2021": 4, "2021_2022": 4, "2022_2023": 4}
POPULATIONS = {"ensemble": "lycee", "dont apprentis": "apprentis", "dont élèves en voie pro sco": "eleves"}


def number(cell):
    return int(float(cell)) if cell not in ("", "nd") else None


def shares_of(cells, cohort):
    poursuite, emploi_leavers = number(cells[4]), number(cells[5])
    if cohort >= "2020_2021":
        devenir = tuple(number(cell) for cell in (cells[9], cells[8], cells[10]))
        if any(share is not None for share in devenir):
            return devenir
        return (None, poursuite, None)
    if poursuite is None or emploi_leavers is None:
        return (None, poursuite, None)
    emploi = int((100 - poursuite) * emploi_leavers / 100 + 0.5)
    return (emploi, poursuite, 100 - poursuite - emploi)


def test_every_lycee_shows_its_latest_row_with_a_figure(real_data, real_database):
    expected = {}
    for cohort in sorted(POSITIONS):
        with open(real_data / "inserjeunes" / f"depp-etablissements-{cohort}-pro.csv", encoding="utf-8", newline="") as file:
            for cells in list(csv.reader(file, delimiter=";"))[1:]:
                shares = shares_of(cells, cohort)
                key = (cells[0], POPULATIONS[cells[3]])
                if any(share is not None for share in shares):
                    expected[key] = (cohort, *shares)
                else:
                    expected.setdefault(key, (None, None, None, None))
    with duckdb.connect(str(real_database), read_only=True) as connection:
        rows = connection.execute(
            "SELECT uai, population, millesime, part_en_emploi_6_mois, part_formation, part_autres_situations"
            " FROM marts.etablissement WHERE population <> 'cfa'"
        ).fetchall()
    assert {(uai, population): tuple(rest) for uai, population, *rest in rows} == expected


def test_the_two_publications_of_the_cfa_agree_where_both_exist(real_data, real_database):
    """The portal wins: a disagreement in the latest cohort would mean that a column is read wrongly in one of them."""
    name = real_data / "inserjeunes" / "depp-etablissements-2022_2023-apprentissage.csv"
    with open(name, encoding="utf-8", newline="") as file:
        older = {row[0]: (number(row[8]), number(row[7]), number(row[9])) for row in list(csv.reader(file, delimiter=";"))[1:]}
    rows = [row for row in cfa_rows(real_data) if row["Année"] == LATEST]
    assert {row["UAI"]: tuple(number(row[name]) for name in COLUMNS.values()) for row in rows} == older


def test_formations_at_national_volume_equal_their_rows(national_database):
    with open(national_database.with_name("raw") / FORMATION_FINE, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    latest = max(row["Année"] for row in rows)
    full = [row for row in rows if row["Année"] == latest and row[COLUMNS["emploi"]]]
    client = create_app(Config(database=national_database, today=TODAY)).test_client()
    assert len(full) > 5000
    for row in full[::25]:
        card = json.loads(client.get(f"/cartes/{row['UAI']}-{row['Code formation mefstat11']}.json").data)
        # Of a diploma closed since, the figures are for the detailed card.
        assert card["etat"] in ("S0", "S9")
        lignes = card["blocs"][card["etat"] == "S9"]["lignes"]
        assert {ligne["id"]: ligne["part"] for ligne in lignes} == {
            subject: float(row[name]) for subject, name in COLUMNS.items()
        }
