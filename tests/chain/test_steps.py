"""The whole fall-back chain on the lines of a real catalogue, decided a second time from the marts, slowly."""

from __future__ import annotations

import csv
import json
from collections import Counter

import duckdb
import pytest


def step_of(card):
    """The step that the card says it is at: the last bloc is the one with figures, where there is one."""
    if any("sur" in line["phrase"] for line in card["specialites"]):
        return "specialites"
    if card["motif"] and card["motif"].endswith(("_non_reconnu", "_non_reconnue")):
        return card["motif"]
    with_figures = [bloc["etape"] for bloc in card["blocs"] if any(ligne["part"] is not None for ligne in bloc["lignes"])]
    return with_figures[0] if with_figures else "aucune"


CATALOGUES = {
    "affelnet": ("attractivite_capacite_2022.csv", "utf-8", "Etablissement d'accueil", "MEF STAT 11", 53),
    "bts": ("BTS_attractivite_capacite_2024.csv", "utf-8-sig", "UAI", "MEFSTAT11", 47),
    "constat": ("constat_2020.csv", "utf-8-sig", "UAI", "Mef Bcp 11", 131),
}


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_each_line_of_a_real_catalogue_gets_the_step_that_the_rules_give(real_data, slowly, national_client, catalogue):
    name, encoding, uai_column, code_column, every = CATALOGUES[catalogue]
    with open(real_data / "catalogues" / name, encoding=encoding, newline="") as file:
        lines = [(row[uai_column], row[code_column]) for row in csv.DictReader(file, delimiter=";")]
    found = Counter()
    for uai, code in lines[::every]:
        answer = national_client.get(f"/cartes/{uai}-{code}.json")
        if answer.status_code == 400:
            continue
        step = step_of(json.loads(answer.data))
        assert step == slowly.step(uai, code), (uai, code)
        found[step] += 1
    assert {"propre", "etablissement"} <= found.keys() and len(found) >= 5, found


def test_a_step_is_named_on_its_bloc_and_wider_figures_are_outlined(national_client, real_data):
    with open(real_data / "catalogues" / "attractivite_capacite_2022.csv", encoding="utf-8", newline="") as file:
        lines = [(row["Etablissement d'accueil"], row["MEF STAT 11"]) for row in csv.DictReader(file, delimiter=";")]
    for uai, code in lines[::197]:
        card = json.loads(national_client.get(f"/cartes/{uai}-{code}.json").data)
        for bloc in card["blocs"]:
            own = bloc["etape"] in ("propre", "groupe_ancien", "continuum", "aucune")
            assert bloc["trace"] == ("plein" if own else "contour")


def people_of(card):
    """Who the title speaks of, and whom the sentences of the figures speak of."""
    said = {word for bloc in card["blocs"] for ligne in bloc["lignes"] if ligne["part"] for word in ("jeunes", "apprentis") if f"{word} sur" in ligne["phrase"].replace("\u00a0", " ")}
    return [word for word in ("jeunes", "apprentis") if f"les {word}" in card["titre"]], said


def test_the_title_speaks_of_the_people_that_the_figures_count(national_client, national):
    with duckdb.connect(str(national), read_only=True) as connection:
        keys = connection.execute(
            "SELECT DISTINCT f.uai || '-' || c.code FROM marts.formation AS f JOIN marts.continuum AS c ON c.code_lie = f.code"
            " JOIN marts.etablissement AS e ON e.uai = f.uai AND e.population = 'apprentis' WHERE f.etat = 'S0' ORDER BY 1 LIMIT 60"
        ).fetchall()
        cfa = connection.execute(
            "SELECT e.uai || '-' || r.code FROM marts.etablissement AS e, (SELECT DISTINCT code FROM marts.reference WHERE length(code) = 8"
            " ORDER BY code LIMIT 3) AS r WHERE e.population = 'cfa' AND e.millesime IS NULL ORDER BY 1 LIMIT 60"
        ).fetchall()
    assert len(keys) > 20 and len(cfa) > 20
    for (key,) in keys + cfa:
        card = json.loads(national_client.get(f"/cartes/{key}.json").data)
        title, said = people_of(card)
        assert not said or said == set(title), key


def test_a_cfa_never_gets_the_middle_of_pupils(national_client, national):
    with duckdb.connect(str(national), read_only=True) as connection:
        uai = connection.execute(
            "SELECT uai FROM marts.etablissement GROUP BY uai HAVING bool_and(population = 'cfa' AND millesime IS NULL) ORDER BY 1 LIMIT 1"
        ).fetchone()[0]
        code = connection.execute("SELECT code FROM marts.reference WHERE length(code) = 8 ORDER BY 1 LIMIT 1").fetchone()[0]
    card = json.loads(national_client.get(f"/cartes/{uai}-{code}.json").data)
    assert card["etat"] == "S10" and not any(ligne["part"] for bloc in card["blocs"] for ligne in bloc["lignes"])
