"""Write data/sample from the tables of sample_cases: published formats, invented figures, impossible establishments."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from scripts.sample_api import write_api
from scripts.sample_apprentissage import write_apprentissage
from scripts.sample_cases import ETABLISSEMENTS, FORMATIONS, RUPTURES, lines
from scripts.sample_etablissements import write_etablissements
from scripts.sample_files import uai, write_portal
from scripts.sample_identifiants import write_identifiants
from scripts.sample_insersup import write_insersup
from scripts.sample_nomenclature import DIPLOMES, mefs, unaccented, write_nomenclature

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "sample"
SEED = "trajectoires"
COHORTS = ("cumul 2019-2020", "cumul 2020-2021", "cumul 2021-2022", "cumul 2022-2023")
VOIES = ("ensemble", "dont apprentis", "dont élèves en voie pro sco")
# Which of the ten figures of draw_figures a letter publishes.
KEPT = {"T": range(10), "D": range(4), "R": range(3, 10), "P": (3,), "E": (0, 2, 3), "-": ()}
DEVENIR = "DEVENIR Part poursuite études;DEVENIR Part en emploi 6 mois;DEVENIR Part autre situation 6 mois;"
CFA = (
    f"Année;UAI;Libellé;Région;{DEVENIR}Part contrats apprentissage interrompus;Taux poursuite études;"
    "Taux emploi 6 mois;Taux emploi 6 mois attendu;VA emploi 6 mois;Taux emploi 12 mois;Taux emploi 18 mois;"
    "Taux emploi 24 mois;num_ligne"
)
FORMATION_FINE = (
    "Année;UAI;Libellé;Région;Type diplome;Code formation mefstat11;Libellé formation;Durée formation;"
    f"Diplôme rénové ou nouveau;{DEVENIR}Taux poursuite études;Taux emploi 6 mois;Taux emploi 12 mois;"
    "Taux emploi 18 mois;Taux emploi 24 mois"
)
LYCEE_PRO = (
    "annee;uai;libelle;region;dont_apprentis_eple;part_en_poursuite_d_etudes;part_en_emploi_6_mois_apres_la_sortie;"
    "part_des_autres_situations;taux_poursuite_etudes;taux_emploi_6_mois;taux_emploi_12_mois;taux_emploi_18_mois;"
    "taux_emploi_24_mois;taux_emploi_6_mois_attendu;va_emploi_6_mois"
)
FICTIF = """\
Ce dossier est inventé : ces établissements n'existent pas, leurs chiffres sont tirés au hasard.
Il est écrit par scripts/sample.py ; seuls les codes et les titres des diplômes de la BCN sont réels. Les diplômes de
l'université, leurs codes SISE et les numéros RNCP, FOR et Parcoursup sont inventés.
Une construction qui lit ce dossier marque chaque carte « Données fictives ».
"""


def draw_figures(letters: str, cohort: str, key: str) -> list[int | None]:
    """DEVENIR shares, taux_poursuite, taux_emploi at 6, 12, 18 and 24 months, attendu, valeur ajoutée."""
    # A generator a row: to change a row of the tables changes no other row.
    dice = random.Random(f"{SEED} {key} {cohort}")
    poursuite = dice.randint(10, 70)
    emploi = dice.randint(8, 90 - poursuite)
    if letters[1:]:
        poursuite, emploi, _ = (int(share) for share in letters[1:].split("/"))
    taux = round(100 * emploi / max(1, 100 - poursuite))
    taux_12, taux_18, taux_24 = (min(100, taux + dice.randint(0, 5) + gain) for gain in (2, 4, 6))
    valeur_ajoutee = dice.randint(max(-9, taux - 100), min(9, taux))
    figures = [poursuite, emploi, 100 - poursuite - emploi, poursuite, taux, taux_12, taux_18, taux_24]
    figures += [taux - valeur_ajoutee, valeur_ajoutee]
    not_yet = {COHORTS[0]: (0, 1, 2), COHORTS[-1]: (6, 7)}.get(cohort, ())
    kept = set(KEPT[letters[0]]).difference(not_yet)
    return [figure if place in kept else None for place, figure in enumerate(figures)]


def cohort_rows(letters: str, key: str) -> Iterator[tuple[str, list[int | None]]]:
    for cohort, letter in zip(COHORTS, letters.split()):
        if letter != ".":
            yield cohort, draw_figures(letter, cohort, key)


def decimals(figures: list[int | None]) -> list[str]:
    return ["" if figure is None else f"{figure}.0" for figure in figures]


def cfa_rows() -> list[list[str]]:
    rows = []
    for number, region, name, *_, letters, _ in lines(ETABLISSEMENTS):
        for cohort, figures in cohort_rows(letters, f"{number} dont apprentis"):
            places = [*figures[:3], None, *figures[3:5], *figures[8:], *figures[5:8]]
            rows.append([cohort, uai(number), name, region, *decimals(places)])
    # The portal filled the interrupted contracts for 2018-2019 only, and left the shares of that cohort empty.
    ruptures = [_rupture_row(*line) for line in lines(RUPTURES)]
    return [[*row, f"{rank}.0"] for rank, row in enumerate([*sorted(rows), *ruptures], 1)]


def _rupture_row(number: str, rupture: str) -> list[str]:
    region, name = next((region, name) for known, region, name, *_ in lines(ETABLISSEMENTS) if known == number)
    figures = draw_figures("R", "cumul 2018-2019", f"{number} dont apprentis")
    places = [*figures[3:5], *figures[8:], *figures[5:8]]
    return ["cumul 2018-2019", uai(number), name, region, "", "", "", rupture, *decimals(places)]


def lycee_pro_rows() -> list[list[str]]:
    rows = []
    for number, region, name, *voies, _, _ in lines(ETABLISSEMENTS):
        for voie, letters in zip(VOIES, voies):
            for cohort, figures in cohort_rows(letters, f"{number} {voie}"):
                published = ["nd" if figure is None else str(figure) for figure in figures]
                rows.append([cohort, uai(number), name, region, voie, *published])
    return sorted(rows)


def formation_fine_rows() -> list[list[str]]:
    etablissements = {number: (name, region) for number, region, name, *_ in lines(ETABLISSEMENTS)}
    known = [(mef, diplome) for diplome in lines(DIPLOMES) for mef in mefs(diplome)]
    diplomes = {mef["MEF_STAT_11"]: (diplome, mef["DUREE_DISPOSITIF"]) for mef, diplome in known}
    rows = []
    for number, mefstat11, letters, _ in lines(FORMATIONS):
        (_, _, type_diplome, ouverture, _, anciens, *_, titre, _), duree = diplomes[mefstat11]
        renove = "rénové" if anciens and ouverture >= "2020" else ""
        formation = [type_diplome, mefstat11, unaccented(titre).lower(), f"en {duree} an{'s' * (duree > '1')}", renove]
        for cohort, figures in cohort_rows(letters, f"{number} {mefstat11}"):
            rows.append([cohort, uai(number), *etablissements[number], *formation, *decimals(figures[:8])])
    return sorted(rows)


def write_sample(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    write_portal(out / "fr-en-inserjeunes-cfa.csv", CFA, cfa_rows())
    write_portal(out / "fr-en-inserjeunes-lycee_pro-formation-fine.csv", FORMATION_FINE, formation_fine_rows())
    write_portal(out / "fr-en-inserjeunes-lycee_pro.csv", LYCEE_PRO, lycee_pro_rows())
    write_api(out, (dict(zip(FORMATION_FINE.split(";"), row, strict=True)) for row in formation_fine_rows()))
    write_nomenclature(out)
    write_insersup(out)
    write_etablissements(out)
    write_identifiants(out)
    write_apprentissage(out)
    (out / "FICTIF.txt").write_text(FICTIF, encoding="utf-8", newline="\n")


def print_cases() -> None:
    for number, _, name, *_, case in lines(ETABLISSEMENTS):
        print(f"{uai(number)} {name}: {case}")
        for owner, mefstat11, letters, formation_case in lines(FORMATIONS):
            if owner == number:
                print(f"    {mefstat11} {letters}: {formation_case}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SAMPLE)
    write_sample(parser.parse_args().out)
    print_cases()


if __name__ == "__main__":
    main()
