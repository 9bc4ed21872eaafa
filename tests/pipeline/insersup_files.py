"""Small InserSup files in each of the three published layouts, written by the tests that build them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from app.pipeline.sources.insersup import FIELDS, HORIZONS

LABELS = (
    "Région;Académie;Établissement;Établissement actuel;Type de diplôme;Domaine disciplinaire;Discipline;Secteur disciplinaire;"
    "Libellé du diplôme;Source de données;Nombre de poursuivants;Nombre de sortants;"
    "Année(s) d'obtention du diplôme prise(s) en compte;Date d'insertion en emploi;Flag;Exception;Taux d'emploi salarié en France;"
    "Taux d'insertion;Taux d'emploi;Code de la région;Code de l'académie;Identifiant interne de l'établissement;"
    "Identifiant interne de l'établissement actuel;Code UAI de l'établissement;type_diplome;Code du domaine disciplinaire;"
    "Code de la discipline;Code du secteur disciplinaire;Code du diplôme SISE;Mois après la diplomation"
).split(";")
STABLE = "% d'emplois stables parmi les salarié en France"
DIFFUSION = "Diffusion des données"
WIDE = (
    "date_jeu reg_nom reg_id aca_nom aca_id uo_lib uo_lib_actuel id_paysage id_paysage_actuel etablissement"
    " denomination_principale type_diplome_long type_diplome dom_lib dom discipli_lib discipli sectdis_lib sectdis"
    " libelle_diplome diplome source obtention_diplome genre nationalite regime_inscription promo"
).split() + [
    *(f"{name}_{month}" for name in ("flag", "exception", "nb_sortants", "nb_poursuivants") for month in HORIZONS),
    *(f"{name}_{month}" for name in ("tx_sortants_en_emploi", "tx_sortants_en_emploi_etranger") for month in HORIZONS[:3]),
    *(
        f"{kind}_sortants_en_emploi_{name}_{month}"
        for name in ("sal_fr", "non_sal", "stable")
        for kind in ("nb", "tx")
        for month in HORIZONS
    ),
    *(f"salaire_q{quartile}_{month}" for quartile in (1, 2, 3) for month in HORIZONS),
    "id",
]

ANYBODY = {"genre": "ensemble", "nationalite": "ensemble", "regime_inscription": "ensemble", "obtention_diplome": "ensemble"}
NICE = {
    "date_jeu": "2026_S1",
    "reg_id": "R93",
    "uo_lib": "UNIVERSITE COTE D'AZUR",
    "id_paysage": "s3t8T",
    "id_paysage_actuel": "s3t8T",
    "etablissement": "0062205P",
    "type_diplome": "master_MEEF",
    "libelle_diplome": "METIERS DE L'ENSEIGNEMENT",
    "diplome": "2500249",
    "source": "insersup",
    "promo": "2021",
}
NATIONAL = {"etablissement": "all", "uo_lib": "National", "id_paysage": "", "id_paysage_actuel": "", "reg_id": ""}


def at(month: int, sortants: object, poursuivants: object, en_emploi: object, flag: str = "") -> dict[str, str]:
    """The cells of one horizon of a wide row."""
    return {
        f"nb_sortants_{month}": str(sortants),
        f"nb_poursuivants_{month}": str(poursuivants),
        f"nb_sortants_en_emploi_sal_fr_{month}": str(en_emploi),
        f"flag_{month}": flag,
    }


def wide(*cells: dict[str, str], **changed: str) -> dict[str, str]:
    """A row of 2026 that counts everybody at Nice, changed where said."""
    row = {**ANYBODY, **NICE}
    for more in (*cells, changed):
        row.update(more)
    return row


def write_wide(folder: Path, *rows: dict[str, str], name: str = "insersup.csv") -> Path:
    return _write(folder / name, WIDE, rows)


def write_long(folder: Path, *rows: dict[str, str], name: str = "insersup.json") -> Path:
    """2024_S2, as the JSON of the portal: a row per horizon, promo as a list, an integer month, null for nothing."""
    records = [
        {field: row.get(field) or None for field in FIELDS} | {"promo": row["promo"].split(","), "date_inser": int(row["date_inser"])}
        for row in rows
    ]
    path = folder / name
    path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    return path


def write_labels(folder: Path, *rows: dict[str, str], more: tuple[str, ...] = (), name: str = "labels.csv") -> Path:
    """2023 and 2024_S1; `more` gives the labels that only some of these files have, « Diffusion des données » being first."""
    return _write(folder / name, [*({DIFFUSION} & {*more}), *LABELS, *({STABLE} & {*more})], rows)


def label_row(month: int, sortants: object, poursuivants: object, taux: object, **changed: str) -> dict[str, str]:
    """A row of the first layout, at the Université de La Réunion."""
    row = {
        "Établissement": "Université de La Réunion",
        "Libellé du diplôme": "METIERS DE L'ENSEIGNEMENT",
        "Source de données": "insersup",
        "Nombre de poursuivants": str(poursuivants),
        "Nombre de sortants": str(sortants),
        "Année(s) d'obtention du diplôme prise(s) en compte": "2020",
        "Taux d'emploi salarié en France": str(taux),
        "Code de la région": "R04",
        "Identifiant interne de l'établissement": "cEt92",
        "Identifiant interne de l'établissement actuel": "cEt92",
        "Code UAI de l'établissement": "9740478B",
        "type_diplome": "master_MEEF",
        "Code du diplôme SISE": "2500249",
        "Mois après la diplomation": str(month),
    }
    return row | changed


def _write(path: Path, header: list[str], rows: tuple[dict[str, str], ...]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header, delimiter=";", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path
