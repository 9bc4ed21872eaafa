"""The rules of InserSup written again, slow and obvious, from the published files: what the marts must hold."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path

LABELS = {
    "date_jeu": "Diffusion des données",
    "etablissement": "Code UAI de l'établissement",
    "diplome": "Code du diplôme SISE",
    "source": "Source de données",
    "promo": "Année(s) d'obtention du diplôme prise(s) en compte",
    "date_inser": "Mois après la diplomation",
    "nb_sortants": "Nombre de sortants",
    "nb_poursuivants": "Nombre de poursuivants",
    "tx_sortants_en_emploi_sal_fr": "Taux d'emploi salarié en France",
    "flag": "Flag",
}
CUBE = ("genre", "nationalite", "regime_inscription", "obtention_diplome")


def read(path: Path) -> list[dict[str, str]]:
    """Every row with its line, technical names, a promo as « 2021,2022 »."""
    if path.suffix == ".json":
        rows = [
            {name: ",".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell) for name, cell in record.items()}
            for record in json.loads(path.read_text(encoding="utf-8"))
        ]
    else:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        if "Région" in rows[0]:
            rows = [{name: row.get(label, "") for name, label in LABELS.items()} for row in rows]
    return [{**row, "line": str(line)} for line, row in enumerate(rows, start=2)]


def six_months(row: dict[str, str]) -> dict[str, str] | None:
    """The cells of the 6-month horizon of a row; None for a row of another horizon."""
    if "nb_sortants_6" in row:
        return {name.removesuffix("_6"): cell for name, cell in row.items()}
    return row if row["date_inser"] == "6" else None


def number(cell: str) -> int | None:
    return None if cell in ("", "nd", "ns", "na", "-") else int(float(cell))


def whole_shares(counts: list[int]) -> list[int]:
    """Percents that sum to 100: rounded down, then one more for those that lost most."""
    exact = [Fraction(100 * count, sum(counts)) for count in counts]
    shares = [int(share) for share in exact]
    by_loss = sorted(range(len(counts)), key=lambda place: (shares[place] - exact[place], place))
    for place in by_loss[: 100 - sum(shares)]:
        shares[place] += 1
    return shares


def judged(row: dict[str, str] | None) -> tuple[str | None, list[int] | None]:
    """The reason for no figure, or the shares and the number of students."""
    if row is None:
        return "absence", None
    leavers, continuing = number(row["nb_sortants"]), number(row["nb_poursuivants"])
    working = number(row.get("nb_sortants_en_emploi_sal_fr", ""))
    if "obtention_diplome" not in row and leavers and row["tx_sortants_en_emploi_sal_fr"] not in ("", "-"):
        working = round(float(row["tx_sortants_en_emploi_sal_fr"]) * leavers / 100)
    everybody = None if leavers is None or continuing is None else leavers + continuing
    cells = [row["nb_sortants"], row["nb_poursuivants"], row.get("nb_sortants_en_emploi_sal_fr", "")]
    if everybody is not None and everybody < 20:
        return "effectif_faible", None
    if row["flag"] == "**":
        return ("effectif_faible" if everybody is None else "non_diffuse"), None
    if "na" in cells:
        return "sans_objet", None
    if "nd" in cells or "ns" in cells:
        return "non_diffuse", None
    if everybody is None or working is None:
        return "absence", None
    return None, [*whole_shares([working, continuing, leavers - working]), everybody]


def expected(paths: list[Path]) -> dict[tuple[str, str], tuple[object, ...]]:
    """(UAI or « national », SISE) -> (last promo, reason, promo of the shares, three shares, students, line)."""
    return {key: latest(candidates) for key, candidates in every_promo(paths).items()}


def every_promo(paths: list[Path]) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """(UAI or « national », SISE) -> its promos: (promo, reason, three shares and students or None, line or None)."""
    found: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for path in paths:
        for row in read(path):
            everybody = all(row.get(column, "ensemble") == "ensemble" for column in CUBE)
            if everybody and len(row["diplome"]) == 7 and row["source"] == "insersup":
                uai = "national" if row["etablissement"] in ("all", "UNIV") else row["etablissement"]
                promo = "_".join(sorted(row["promo"].split(",")))
                found.setdefault((uai, row["diplome"], promo), []).append(row)
    promos: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    for (uai, sise, promo), rows in found.items():
        newest = max(row["date_jeu"] for row in rows)
        kept = [row for row in rows if row["date_jeu"] == newest]
        at_six = [row for row in kept if six_months(row)]
        figures = {str(judged(six_months(row))) for row in at_six}
        if len(figures) > 1:
            continue
        chosen = at_six[0] if at_six else None
        reason, shares = judged(six_months(chosen) if chosen else None)
        line = int(chosen["line"]) if shares else None
        promos.setdefault((uai, sise), []).append((promo, reason, shares, line))
    return promos


def latest(promos: list[tuple[object, ...]]) -> tuple[object, ...]:
    """Among promos that end with the same year, those with shares first, then the single year."""
    in_order = sorted(promos, key=lambda promo: (promo[0][-4:], promo[2] is not None, promo[0][:4]))
    with_shares = [promo for promo in in_order if promo[2] is not None]
    last, reason, *_ = in_order[-1]
    if not with_shares:
        return (last, reason, None, None, None, None, None, None)
    promo, _, shares, line = with_shares[-1]
    return (last, reason, promo, *shares, line)
