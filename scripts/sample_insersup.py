"""InserSup of the embedded sample, in its layout of 2026: one invented university, invented SISE codes and titles."""

from __future__ import annotations

from pathlib import Path

from scripts.sample_cases import lines
from scripts.sample_files import in_order, uai, write_portal

MONTHS = (6, 12, 18, 24, 30)
NOT_GIVEN = ("nb_sortants_en_emploi_non_sal", "tx_sortants_en_emploi_non_sal", "nb_sortants_en_emploi_stable", "tx_sortants_en_emploi_stable")
SALAIRES = ("salaire_q1", "salaire_q2", "salaire_q3")
HEADER = ";".join([
    "date_jeu;reg_nom;reg_id;aca_nom;aca_id;uo_lib;uo_lib_actuel;id_paysage;id_paysage_actuel;etablissement",
    "denomination_principale;type_diplome_long;type_diplome;dom_lib;dom;discipli_lib;discipli;sectdis_lib;sectdis",
    "libelle_diplome;diplome;source;obtention_diplome;genre;nationalite;regime_inscription;promo",
    *[f"{name}_{month}" for name in ("flag", "exception", "nb_sortants", "nb_poursuivants") for month in MONTHS],
    *[f"{name}_{month}" for name in ("tx_sortants_en_emploi", "tx_sortants_en_emploi_etranger") for month in MONTHS[:3]],
    *[f"{name}_{month}" for name in ("nb_sortants_en_emploi_sal_fr", "tx_sortants_en_emploi_sal_fr") for month in MONTHS],
    *[f"{name}_{month}" for name in (*NOT_GIVEN, *SALAIRES) for month in MONTHS],
    "id",
])
UNIVERSITE = "Université d'essai de la Presqu'île"
PAYSAGE, FORMER_PAYSAGE = "eSs01", "eSs00"
TYPES = {
    "Licence générale": "Licence générale", "licence_pro": "Licence professionnelle", "master_LMD": "Master LMD",
    "but": "Bachelor universitaire de technologie", "Formation ingénieur": "Formation ingénieur",
}
SOMEBODY = {"femme": {"genre": "femme"}, "homme": {"genre": "homme"}, "diplômé": {"obtention_diplome": "diplômé"}, "": {}}

# Place: U the university, F the same under its former id_paysage, N France. Margin: femme, homme, diplômé, none for all.
# In work: at 6, 12… months, as far as the promo is followed. Salaries: 12 months after, + 40 a horizon; nd where hidden.
# place|SISE|type|title|promo|flag|margin|leavers|continuing|in work|q1 q2 q3|case
DIPLOMES = """
U|2990001|Licence générale|Sciences d'essai|2022|||64|146|30 38 41 44 45||ordinary, an older promo with figures too
U|2990001|Licence générale|Sciences d'essai|2023|||60|140|27 35 40||70 % continue
U|2990001|Licence générale|Sciences d'essai|2023||femme|31|78|15 19 21||margin: counted, not read
U|2990001|Licence générale|Sciences d'essai|2023||homme|29|62|12 16 19||margin: counted, not read
U|2990001|Licence générale|Sciences d'essai|2023||diplômé|48|132|24 30 34||margin: counted, not read
U|2990002|licence_pro|Métiers d'essai du commerce|2022,2023|*||58|17|37 42 45||two promos pooled
U|2990002|licence_pro|Métiers d'essai du commerce|2023|**||17|8|nd nd nd||the second of them alone: fewer than 20 leavers, not disclosed
U|2990003|master_LMD|Gestion d'essai|2023|||120|15|84 93 99||full, with its national row
U|2990004|but|Techniques d'essai|2023|||45|75|26 30 32||BUT: Parcoursup knows its university by id_paysage
F|2990005|master_LMD|Histoire d'essai|2021|||40|10|22 27 29 30 31||older promo with figures, former id_paysage
U|2990005|master_LMD|Histoire d'essai|2023|**||9|4|nd nd nd||latest promo: fewer than 20
U|2990006|licence_pro|Métiers d'essai du bois|2023|**||8|6|nd nd nd||fewer than 20, never any figure; France has some
U|2990007|Formation ingénieur|Génie d'essai|2023|||nd|nd|nd nd nd||not disclosed, and nothing for France
U|all|Licence générale|Toute licence générale d'essai|2023|||410|980|190 240 265||aggregate: refused
N|2990001|Licence générale|Sciences d'essai|2023|||5100|11900|2300 2950 3300|1310 1560 1820|national row
N|2990003|master_LMD|Gestion d'essai|2023|||7400|900|5200 5800 6100|1720 2050 2480|national row
N|2990004|but|Techniques d'essai|2023|||3800|6200|2100 2400 2600|1390 nd 1720|national row, quartiles without the median
N|2990005|master_LMD|Histoire d'essai|2023|||2100|600|1200 1350 1450|nd 1610 nd|national row, median alone
N|2990006|licence_pro|Métiers d'essai du bois|2023|||640|210|430 470 500|1490 1690 1930|national row
"""


def write_insersup(out: Path) -> None:
    write_portal(out / "fr-esr-insersup.csv", HEADER, in_order(HEADER, [_row(*line) for line in lines(DIPLOMES)]))


def _row(place: str, sise: str, sorte: str, titre: str, promo: str, flag: str, margin: str, *figures: str) -> dict[str, str]:
    everybody = dict.fromkeys(("obtention_diplome", "genre", "nationalite", "regime_inscription"), "ensemble")
    return {
        "date_jeu": "2026_S1", **_place(place), "type_diplome_long": TYPES[sorte], "type_diplome": sorte,
        "dom_lib": "Droit, économie, gestion", "dom": "DEG", "discipli_lib": "Gestion", "discipli": "04",
        "sectdis_lib": "Sciences de gestion", "sectdis": "06", "libelle_diplome": titre, "diplome": sise,
        "source": "insersup", **everybody, **SOMEBODY[margin], "promo": promo, **_figures(flag, *figures),
    }


def _place(place: str) -> dict[str, str]:
    if place == "N":
        return {"uo_lib": "National", "uo_lib_actuel": "National", "etablissement": "all"}
    return {
        "reg_nom": "Bretagne", "reg_id": "R53", "aca_nom": "Rennes", "aca_id": "A14", "uo_lib": UNIVERSITE,
        "uo_lib_actuel": UNIVERSITE, "id_paysage": FORMER_PAYSAGE if place == "F" else PAYSAGE,
        "id_paysage_actuel": PAYSAGE, "etablissement": uai("901"), "denomination_principale": UNIVERSITE,
    }


def _figures(flag: str, sortants: str, poursuivants: str, en_emploi: str, salaires: str, _case: str) -> dict[str, str]:
    cells = {}
    for rank, (month, count) in enumerate(zip(MONTHS, en_emploi.split())):
        taux = count if count == "nd" else f"{100 * int(count) / int(sortants):.2f}"
        cells |= {
            f"flag_{month}": flag, f"nb_sortants_{month}": sortants, f"nb_poursuivants_{month}": poursuivants,
            f"nb_sortants_en_emploi_sal_fr_{month}": count, f"tx_sortants_en_emploi_sal_fr_{month}": taux,
            **dict.fromkeys((f"{name}_{month}" for name in (*NOT_GIVEN, *SALAIRES)), "nd"),
        }
        if month in MONTHS[:3]:
            cells |= {f"tx_sortants_en_emploi_{month}": "nd", f"tx_sortants_en_emploi_etranger_{month}": "nd"}
        if month > 6:
            quartiles = {f"{name}_{month}": q for name, q in zip(SALAIRES, salaires.split())}
            cells |= {name: q if q == "nd" else str(int(q) + 40 * (rank - 1)) for name, q in quartiles.items()}
    return cells
