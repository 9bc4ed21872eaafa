"""The files of the API InserJeunes in the embedded sample: invented numbers of young people, regions, France and salaries."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.pipeline.fetching.api_files import PLACES
from app.pipeline.sources.api_inserjeunes import CODE, MESURES
from scripts.sample_cases import ETABLISSEMENTS, lines
from scripts.sample_files import uai

COHORT, MILLESIME = "cumul 2022-2023", "2022_2023"
SCOLAIRE, APPRENTISSAGE = "voie_pro_sco_educ_nat", "apprentissage"
# The names of the open data, as the API calls them: its shares are those of the open data.
MESURE_OF = {
    "DEVENIR Part poursuite études": "DEVENIR_part_poursuite_etudes",
    "DEVENIR Part en emploi 6 mois": "DEVENIR_part_en_emploi_6_mois",
    "DEVENIR Part autre situation 6 mois": "DEVENIR_part_autre_situation_6_mois",
    "Taux poursuite études": "taux_poursuite_etudes",
    **{f"Taux emploi {month} mois": f"taux_emploi_{month}_mois" for month in (6, 12, 18, 24)},
}
DEVENIR = tuple(MESURE_OF.values())[:3]
SALAIRES = ("salaire_TS_Q1_12_mois", "salaire_TS_Q2_12_mois", "salaire_TS_Q3_12_mois")

# Formations of lycées: their figures are those of FORMATIONS, of which most stay without a number of young people.
# number|MEFSTAT11|young people|case
ELEVES = """
1|23220022139|150|shares rebuilt from the same rates; proche for emploi, moins for formation
1|23110033205|26|small group: inconnu for both
1|23220033205|110|40/30/30, exact words for a large group; moins for emploi, inconnu for formation
2|32221031213|70|partial: no reference, no comparison
4|23220022139|48|nobody continues: plus for emploi, moins for formation
4|23220033205|24|everybody continues: moins for emploi, plus for formation
4|23830031213|60|96 in work: plus for emploi, moins for formation
6|23220033205|31|part en emploi withheld: formation only, inconnu
6|23910033605|22|no figure of the region: compared with France, two years pooled; plus
"""

# Formations of apprentices, which the open data do not have.
# number|CFD|young people|poursuite/emploi/autre|case
APPRENTIS = """
6|50033205|34|26/50/24|the same diploma as pupils of this lycée prepare: both voies side by side
101|50022139|72|18/44/38|moins for emploi in a group of 65 or more
101|50033205|12|25/50/25|fewer than 20: its figures are hidden
107|50022139|40|30/60/10|no figure of its region nor of France: no comparison
"""

# région académique|code|filière|young people|poursuite/emploi/autre|case
REGIONS = f"""
03|23110033205|{SCOLAIRE}|210|30/44/26|
03|23220022139|{SCOLAIRE}|1840|41/35/24|
03|23220033205|{SCOLAIRE}|1260|33/42/25|
03|23830031213|{SCOLAIRE}|980|46/33/21|
03|50022139|{APPRENTISSAGE}|640|20/63/17|
03|50033205|{APPRENTISSAGE}|130|24/55/21|fewer than 100 elsewhere: no comparison
05|23220022139|{SCOLAIRE}|14|50/29/21|Corse: fewer than 20, hidden
11|23220022139|{SCOLAIRE}|420|45/22/33|La Réunion: 11 is its code as région académique
"""

# Years of leavers are published one by one. In work: 12 months after, they are those whom salaries are of.
# code|filière|year|young people|in work|poursuite/emploi/autre|Q1 Q2 Q3|case
NATIONAL = f"""
23220022139|{SCOLAIRE}|2022|14300|5600|42/33/25|1290 1420 1560|
23220022139|{SCOLAIRE}|2023|13900|5700|40/35/25|1310 1450 1590|CAP with its quartiles
23220033205|{SCOLAIRE}|2022|9100|3500|35/40/25|1210 1360 1480|
23220033205|{SCOLAIRE}|2023|9400|3800|34/41/25|1230 1380 1510|CAP with its quartiles
23830025510|{SCOLAIRE}|2023|11200|4600||1430 1580 1760|bac pro with its quartiles; no share: the middle of the lycées stays
23910033605|{SCOLAIRE}|2022|310|170|22/57/21|-1390-|
23910033605|{SCOLAIRE}|2023|330|190|20/60/20|-1410-|median alone
"""


def write_api(out: Path, fine: Iterable[Mapping[str, str]]) -> None:
    """`fine`: the rows of the open data by column, whose shares the API gives again."""
    last = {(row["UAI"], row["Code formation mefstat11"]): row for row in fine if row["Année"] == COHORT}
    eleves = [_eleves(last[uai(number), code], effectif) for number, code, effectif, _ in lines(ELEVES)]
    _write(out, "etablissement", [*eleves, *(_apprentis(*line) for line in lines(APPRENTIS))])
    _write(out, "region", [_region(*line) for line in lines(REGIONS)])
    _write(out, "national", [_national(*line) for line in lines(NATIONAL)])


def _eleves(row: Mapping[str, str], effectif: str) -> dict[str, str]:
    figures = {mesure: row[column].removesuffix(".0") for column, mesure in MESURE_OF.items()}
    place = {"uai": row["UAI"], "libelle": row["Libellé"]}
    return {**place, **_formation(row["Code formation mefstat11"], SCOLAIRE, MILLESIME, effectif), **figures}


def _apprentis(number: str, cfd: str, effectif: str, shares: str, _case: str) -> dict[str, str]:
    libelle = next(name for known, _, name, *_ in lines(ETABLISSEMENTS) if known == number)
    return {"uai": uai(number), "libelle": libelle, **_formation(cfd, APPRENTISSAGE, MILLESIME, effectif), **_shares(shares)}


def _region(region: str, code: str, filiere: str, effectif: str, shares: str, _case: str) -> dict[str, str]:
    return {"code_region_academique": region, **_formation(code, filiere, MILLESIME, effectif), **_shares(shares)}


def _national(
    code: str, filiere: str, year: str, effectif: str, en_emploi: str, shares: str, salaires: str, _case: str
) -> dict[str, str]:
    pay = dict(zip(SALAIRES, salaires.replace("-", " ").split(" "), strict=True))
    return {**_formation(code, filiere, year, effectif), "nb_en_emploi_12_mois": en_emploi, **_shares(shares), **pay}


def _formation(code: str, filiere: str, millesime: str, effectif: str) -> dict[str, str]:
    type_code = "cfd" if len(code) == 8 else "mefstat11"
    return {"code": code, "type_code": type_code, "millesime": millesime, "filiere": filiere, "nb_annee_term": effectif}


def _shares(text: str) -> dict[str, str]:
    return dict(zip(DEVENIR, text.split("/"), strict=True)) if text else {}


def _write(out: Path, niveau: str, rows: list[dict[str, str]]) -> None:
    # As app/pipeline/fetching/api_files.py writes them.
    with open(out / f"api-inserjeunes-{niveau}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*PLACES[niveau], *CODE, *MESURES], delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
