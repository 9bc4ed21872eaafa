"""The whole fall-back chain on the lines of a real catalogue, decided a second time from the marts, slowly."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict

import duckdb
import pytest

class Slowly:
    """The rules of data.md, section 4, over whole tables held in dictionaries."""

    def __init__(self, database):
        with duckdb.connect(str(database), read_only=True) as connection:
            self.formation = {
                (uai, code): figures for uai, code, *figures in connection.execute(
                    "SELECT uai, code, millesime IS NOT NULL, motif_absence IS NULL FROM marts.formation"
                ).fetchall()
            }
            self.whole = defaultdict(dict)
            for uai, population, has, region in connection.execute(
                "SELECT uai, population, millesime IS NOT NULL, code_region FROM marts.etablissement"
            ).fetchall():
                self.whole[uai][population] = (has, region)
            self.annuaire = dict(connection.execute("SELECT uai, code_region FROM marts.annuaire").fetchall())
            self.known = dict(connection.execute("SELECT code, type_diplome FROM marts.diplome").fetchall())
            self.common = defaultdict(list)
            for code, last in connection.execute("SELECT code, mefstat11 FROM marts.specialite").fetchall():
                self.common[code].append(last)
            self.last = defaultdict(list)
            for code, last in connection.execute("SELECT code, mefstat11 FROM marts.derniere_annee").fetchall():
                self.last[code].append(last)
            self.continuum = defaultdict(list)
            for code, other, _, _ in connection.execute(
                "SELECT code, code_lie, rang, sens FROM marts.continuum WHERE type_code = 'mefstat11' ORDER BY rang, sens"
            ).fetchall():
                self.continuum[code].append(other)
            self.related = defaultdict(list)
            for uai, other in connection.execute(
                "SELECT uai, uai_lie FROM marts.uai_lie WHERE nb_reponses = 1 ORDER BY lien DESC, uai_lie"
            ).fetchall():
                self.related[uai].append(other)
            self.departement = dict(connection.execute("SELECT prefixe_uai, code_region FROM marts.departement").fetchall())
            self.reference = set(connection.execute("SELECT code, niveau, code_region FROM marts.reference").fetchall())

    def has(self, uai, code):
        return self.formation.get((uai, code), [False])[0]

    def whole_has(self, uai):
        return any(self.whole[uai].get(population, (False,))[0] for population in ("eleves", "lycee", "cfa"))

    def step(self, uai, code):
        if self.whole.get(uai) or uai in self.annuaire:
            return self.step_of_known(uai, code)
        # Of a place that nothing describes, its number tells the region.
        found = self.step_of_known(uai, code) if code in self.known else "aucune"
        return "etablissement_non_reconnu" if found == "aucune" else found

    def region_of(self, uai):
        if self.whole.get(uai):
            return next(iter(self.whole[uai].values()))[1]
        return self.annuaire[uai] if uai in self.annuaire else self.departement.get(uai[:3])

    def step_of_known(self, uai, code):
        if code not in self.known:
            return "formation_non_reconnue"
        if code in self.common:
            if any(self.has(uai, last) for last in self.common[code]):
                return "specialites"
            if not self.whole.get(uai) and uai not in self.annuaire:
                region = self.region_of(uai)
                place = ("region", region) if region else ("france", "00")
                return "specialites" if any((last, *place) in self.reference for last in self.common[code]) else "aucune"
            return "etablissement" if self.whole_has(uai) else "aucune"
        asked = code
        code = self.last[code][0] if len(self.last[code]) == 1 else code
        if self.has(uai, code):
            return "propre" if self.formation[uai, code][1] else "groupe_ancien"
        if any(self.has(uai, other) for other in self.continuum[code]):
            return "continuum"
        if any(self.has(other, code) for other in self.related[uai]):
            return "autre_uai"
        # A whole lycée speaks for its professional formations only.
        if self.known[asked] != "autre" and self.whole_has(uai) or self.whole[uai].get("cfa", (False,))[0]:
            return "etablissement"
        if self.whole.get(uai) and set(self.whole[uai]) == {"cfa"}:
            return "aucune"
        for niveau, place in (("region", self.region_of(uai)), ("france", "00")):
            if (code, niveau, place) in self.reference:
                return niveau
        return "aucune"


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
def test_each_line_of_a_real_catalogue_gets_the_step_that_the_rules_give(real_data, national, national_client, catalogue):
    name, encoding, uai_column, code_column, every = CATALOGUES[catalogue]
    with open(real_data / "catalogues" / name, encoding=encoding, newline="") as file:
        lines = [(row[uai_column], row[code_column]) for row in csv.DictReader(file, delimiter=";")]
    slowly, found = Slowly(national), Counter()
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
