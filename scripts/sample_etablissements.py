"""The directory and the IVAL of the embedded sample: where its establishments would be, and who passes the bac pro."""

from __future__ import annotations

from pathlib import Path

from app.pipeline.fetching.datasets import ANNUAIRE
from app.pipeline.sources.ival import GROUPS
from scripts.sample_cases import ETABLISSEMENTS, lines
from scripts.sample_files import in_order, uai, write_portal

# As InserJeunes writes it|code_region|code_academie|académie|as the directory writes it
REGIONS = {
    line[0]: line[1:]
    for line in lines("""
BRETAGNE|53|14|Rennes|Bretagne
CORSE|94|27|Corse|Corse
GRAND EST|44|15|Strasbourg|Grand Est
LA REUNION|04|28|La Réunion|La Réunion
NORMANDIE|28|70|Normandie|Normandie
OCCITANIE|76|16|Toulouse|Occitanie
PROVENCE-ALPES-COTE D'AZUR|93|02|Aix-Marseille|Provence-Alpes-Côte d'Azur
""")
}
COMMUNE = "Ville-d'Essai"
LYCEE = {"type_etablissement": "Lycée", "code_nature": "320", "libelle_nature": "LYCEE PROFESSIONNEL", "voie_professionnelle": "1"}
SECTION = LYCEE | {"code_nature": "334", "libelle_nature": "SECTION D ENSEIGNEMENT PROFESSIONNEL"}
CFA = {"type_etablissement": "Autre", "apprentissage": "1"}
# number|region|name|number of its mother|case
ANNUAIRE_SEUL = """
9|BRETAGNE|Lycée d'essai de l'Horizon||known by the directory only
10|BRETAGNE|Annexe d'essai du Grand Phare|1|no figure: those of its mother (autre_uai)
"""

MEASURES = ("presents", "taux_reu", "va_reu")
IVAL = ";".join([
    "annee;uai;libelle_uai;secteur;code_region;libelle_region;code_academie;libelle_academie;code_departement",
    "libelle_departement;code_commune;libelle_commune",
    *[f"{name}_{group}" for name in (*MEASURES, "taux_men", "va_men") for group, *_ in GROUPS],
    "nb_mentions_tb_avecf_p;nb_mentions_tb_sansf_p;nb_mentions_b_p;nb_mentions_ab_p;eff_2nde;eff_1ere;eff_term",
    "taux_acces_2nde;va_acces_2nde;taux_acces_1ere;va_acces_1ere;taux_acces_term;va_acces_term;num_ligne",
])
# number|year|pupils of seconde|taux d'accès and valeur ajoutée|group:candidates/taux de réussite/valeur ajoutée|case
REUSSITES = """
1|2023|64|78/2|total:58/86/1 production:58/86/1 meca_elec:58/86/1|an older year, not shown
1|2024|61|80/4|total:55/91/5 production:55/91/5 meca_elec:55/91/5|ordinary
2|2023|40|75/0|total:38/90/2 services:38/90/2 echanges:38/90/2|shown: the latest year has fewer than 20 candidates
2|2024|22|71/-4|total:14/93/4 services:14/93/4 echanges:14/93/4|fewer than 20 candidates: hidden
4|2024|18|70/-3|total:44/84/-2 production:26/88/1 meca_elec:26/88/1 services:18/78/-6 echanges:18/78/-6\
|a group and the rate of access under 20: hidden
"""


def write_etablissements(out: Path) -> None:
    known = [(number, region, name, "") for number, region, name, *_ in lines(ETABLISSEMENTS)]
    known += [(number, region, name, mere) for number, region, name, mere, _ in lines(ANNUAIRE_SEUL)]
    header = ";".join(ANNUAIRE)
    write_portal(out / "fr-en-annuaire-education.csv", header, in_order(header, [_annuaire(*line) for line in known]))
    reussites = [_reussite(str(rank), *line) for rank, line in enumerate(lines(REUSSITES), 1)]
    write_portal(out / "fr-en-indicateurs-de-resultat-des-lycees-pro_v2.csv", IVAL, in_order(IVAL, reussites))


def _place(region: str) -> dict[str, str]:
    code_region, code_academie, academie, libelle = REGIONS[region]
    return {
        "code_departement": "099", "code_academie": code_academie, "code_region": code_region,
        "libelle_departement": "Département d'essai", "libelle_academie": academie, "libelle_region": libelle,
    }


def _annuaire(number: str, region: str, name: str, mere: str) -> dict[str, str]:
    kind = SECTION if mere else CFA if name.startswith("CFA") else LYCEE
    return {
        "identifiant_de_l_etablissement": uai(number), "nom_etablissement": name, **kind, "statut_public_prive": "Public",
        "code_postal": "99000", "code_commune": "99000", "nom_commune": COMMUNE, **_place(region), "lycee_agricole": "0",
        "lycee_des_metiers": "0", "date_maj_ligne": "2026-06-01", "etat": "OUVERT",
        "ministere_tutelle": "MINISTERE DE L'EDUCATION NATIONALE", "etablissement_mere": mere and uai(mere),
        "type_rattachement_etablissement_mere": mere and "ANNEXE GEOGRAPHIQUE",
    }


def _reussite(rank: str, number: str, annee: str, seconde: str, acces: str, groups: str, _case: str) -> dict[str, str]:
    region, name = next((region, name) for known, region, name, *_ in lines(ETABLISSEMENTS) if known == number)
    cells = {
        "annee": annee, "uai": uai(number), "libelle_uai": name, "secteur": "public", **_place(region), "code_commune": "99000",
        "libelle_commune": COMMUNE, "eff_2nde": seconde, "num_ligne": rank,
        **dict(zip(("taux_acces_2nde", "va_acces_2nde"), acces.split("/"))),
    }
    for group, figures in (pair.split(":") for pair in groups.split()):
        cells |= {f"{measure}_{group}": figure for measure, figure in zip(MEASURES, figures.split("/"))}
    return cells
