"""The numbers that others give to the diplomas of the embedded sample: real codes, invented RNCP, FOR and Parcoursup."""

from __future__ import annotations

from pathlib import Path

from scripts.sample_cases import ETABLISSEMENTS, lines
from scripts.sample_etablissements import COMMUNE, REGIONS
from scripts.sample_files import in_order, uai, write_portal
from scripts.sample_insersup import PAYSAGE, UNIVERSITE

CERTIF_INFO = (
    "Code_Diplome;Libelle_Diplome;Libelle_Type_Diplome;Code_Niveau_Europeen;Date_MaJ;Code_FormaCode;Libelle_FormaCode;"
    "Code_Rome_1;Code_Rome_2;Code_Rome_3;Code_Rome_4;Code_Rome_5;Code_Nsf;Code_RNCP;Code_RS;Code_Scolarité;valideur;"
    "certificateur;Annee_Premiere_Session;Annee_Derniere_Session;Code_Ancien_Diplome;Intitulé_Ancien_Diplome;"
    "Code_Ancien_RNCP;Code_Ancien_Scolarité;`Options`;Etat;Etat_Libelle;Etat_Ancien_Diplome;Etat_Ancien_Diplome_Libelle;"
    "accessibilite_fi;accessibilite_ca;accessibilite_fc;accessibilite_cp;accessibilite_vae;accessibilite_ind;"
    "code_type_diplome;codeIdeo2"
)
TYPES = {
    "500": ("Certificat d'aptitude professionnelle", "3", "500"),
    "400": ("Baccalauréat professionnel", "4", "400"),
    "320": ("Brevet de technicien supérieur", "5", "320"),
}
# number|title|RNCP|CFD|former title|former RNCP|former CFD|FOR|case
CERTIFICATIONS = """
990101|CAP cuisine|990101|50022146|CAP cuisine|990102|50022139|990101|FOR: two answers, with the next line
990102|CAP cuisine|990102|50022139||||990101|former diploma, under the same FOR; its RNCP has one answer
990103|Bac pro métiers de l'électricité et de ses environnements connectés|990103|40025520\
|Bac pro métiers de l'électricité et de ses environnements connectés|990104|40025510|990103|former RNCP: one answer
990105|BTS management commercial opérationnel|990105|32031213||||990105|RNCP and FOR: one answer each
990106|Bac pro gestion-administration|990106|40030001||||990106|RNCP: two answers, with the next line
990107|Bac pro assistance à la gestion des organisations et de leurs activités|990106|40030004||||990107|same RNCP
"""

CARTOGRAPHIE = (
    "annee;etab_uai;etab_nom;etab_gps;etab_url;tc;tf;nm;fl;app;int;amg;aut;region;departement;commune;fiche;dataviz;nmc;"
    "gta;gti;etablissement_id_paysage;composante_id_paysage;rnd;code_formation"
)
BTS = "BTS - BTSA - BTSM"
# gta|establishment|tf|nm|fl|case
FORMATIONS = f"""
990201|1|{BTS}|BTS - Services - Management Commercial Opérationnel|BTS - Management Commercial Opérationnel|one card
990202|2|{BTS}|BTS - Services - Management Commercial Opérationnel - en apprentissage|BTS - Management Commercial Opérationnel\
|one card: the words of the way are left out
990203|8|{BTS}|BTS - Agricole - Gestion et maîtrise de l'eau|BTSA - Gestion et maîtrise de l'eau|one card, without figures
990204|4|{BTS}|BTS - Services - Management Commercial Opérationnel - en 3 ans|BTS - Management Commercial Opérationnel\
|a label that nothing names: the establishment alone
990205|901|BUT|BUT - Techniques d'essai|BUT - Techniques d'essai|one card: the diploma that InserSup follows in its university, found by id_paysage
990206|901|BUT|BUT - Techniques d'essai - Parcours du bout du monde|BUT - Techniques d'essai\
|a word more than the diploma of InserSup: the establishment alone
"""


def write_identifiants(out: Path) -> None:
    rows = in_order(CERTIF_INFO, [_certification(*line) for line in lines(CERTIFICATIONS)])
    # Certif Info is not written by a portal: no mark of UTF-8, no quotes, ends of line of Unix.
    text = "".join(";".join(row) + "\n" for row in [CERTIF_INFO.split(";"), *rows])
    (out / "certif_info.csv").write_text(text, encoding="utf-8", newline="\n")
    formations = [_formation(*line) for line in lines(FORMATIONS)]
    write_portal(out / "fr-esr-cartographie_formations_parcoursup.csv", CARTOGRAPHIE, in_order(CARTOGRAPHIE, formations))


def _certification(
    number: str, titre: str, rncp: str, cfd: str, ancien: str, ancien_rncp: str, ancien_cfd: str, ideo: str, _case: str
) -> dict[str, str]:
    type_diplome, niveau, code_type = TYPES[cfd[:3]]
    ways = dict.fromkeys((f"accessibilite_{way}" for way in ("fi", "ca", "fc", "cp", "vae", "ind")), "1")
    return {
        "Code_Diplome": number, "Libelle_Diplome": titre, "Libelle_Type_Diplome": type_diplome, "Code_Niveau_Europeen": niveau,
        "Date_MaJ": "12/03/2024", "Code_RNCP": rncp, "Code_Scolarité": cfd, "Intitulé_Ancien_Diplome": ancien,
        "Code_Ancien_RNCP": ancien_rncp, "Code_Ancien_Scolarité": ancien_cfd, "`Options`": "  ", "Etat": "0",
        "Etat_Libelle": "Publié", **ways, "code_type_diplome": code_type, "codeIdeo2": f"FOR.{ideo}",
    }


def _formation(gta: str, number: str, tf: str, nm: str, fl: str, _case: str) -> dict[str, str]:
    known = {found: (name, REGIONS[region][-1]) for found, region, name, *_ in lines(ETABLISSEMENTS)}
    name, region = known.get(number, (UNIVERSITE, "Bretagne"))
    return {
        "annee": "2026", "etab_uai": uai(number), "etab_nom": f"{name} ({COMMUNE} - 099)", "tc": "Etablissements Publics",
        "tf": tf, "nm": nm, "fl": f"{gta}|{fl}", "app": "Formations en apprentissage" if "apprentissage" in nm else "",
        "region": region, "departement": "Département d'essai", "commune": COMMUNE, "gta": gta, "gti": gta,
        "etablissement_id_paysage": PAYSAGE if number == "901" else "",
    }
