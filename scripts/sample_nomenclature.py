"""The BCN tables of the embedded sample: real codes, titles and links of a few diplomas."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from scripts.sample_cases import lines

MEF = (
    "MEF;DISPOSITIF_FORMATION;FORMATION_DIPLOME;DUREE_DISPOSITIF;ANNEE_DISPOSITIF;LIBELLE_COURT;LIBELLE_LONG;"
    "DATE_OUVERTURE;DATE_FERMETURE;STATUT_MEF;NB_OPTION_OBLIGATOIRE;NB_OPTION_FACULTATIF;RENFORCEMENT_LANGUE;"
    "DUREE_PROJET;DUREE_STAGE;HORAIRE;MEF_INSCRIPTION_SCOLARITE;MEF_STAT_11;MEF_STAT_9;DATE_INTERVENTION;"
    "LIBELLE_EDITION;N_COMMENTAIRE"
)
DIPLOME = ";".join([
    "FORMATION_DIPLOME;NIVEAU_FORMATION_DIPLOME;GROUPE_SPECIALITE;LETTRE_SPECIALITE;ANCIEN_RECME;LIBELLE_COURT",
    "LIBELLE_STAT_33;LIBELLE_LONG_200;DATE_OUVERTURE;DATE_FERMETURE",
    *[f"{link}_DIPLOME_{rank}" for link in ("ANCIEN", "NOUVEAU") for rank in range(1, 8)],
    "UNITE_CAPITALISABLE;DATE_PREMIERE_SESSION;DATE_DERNIERE_SESSION;DATE_ARRETE_CREATION;DATE_ARRETE_ABROGATION",
    *[f"DATE_ARRETE_MODIFICATION_{rank}" for rank in range(1, 11)],
    "COMMENTAIRE;NATURE_FORMATION_DIPLOME;GESTIONNAIRE_FORMATION_DIPLOME;DATE_INTERVENTION;NB_MEF_OUVERT;NB_MEF_FERME",
    "ID_DOCUMENT;CITE_DOMAINE_FORMATION;DATE_SESSION_RATTRAPAGE;OBSERVATION;N_COMMENTAIRE;CITE_DOMAINE_DETAILLE",
    "NIVEAU_QUALIFICATION_RNCP",
])
DATES = "DATE_OUVERTURE;DATE_FERMETURE;DATE_INTERVENTION;N_COMMENTAIRE"
GROUPE = f"GROUPE_FORMATION;TYPE_GROUPE_FORMATION;LIBELLE_COURT;LIBELLE_LONG;LIBELLE_EDITION;{DATES}"
LIEN = f"GROUPE_FORMATION;FORMATION_DIPLOME;{DATES}"
# A quote left bare and bytes 0x80-0x9F of Windows-1252, both found in the comments of the real files.
COMMENTAIRE = 'Ligne d’essai (codes et titres réels, le reste est vide) : « écrite » par "scripts/sample.py"'

INTERVENTION = "29/08/2025"
# A mark of six letters for each year of a dispositif, as N_MEF writes them in LIBELLE_COURT.
DISPOSITIFS = {
    "240": ["1CAP1 "],
    "241": ["1CAP2 ", "2CAP2 "],
    "242": ["1CAP3 ", "2CAP3 ", "3CAP3 "],
    "245": ["1BPR1 "],
    "246": ["PREPRO", "TERPRO"],
    "247": ["2NDPRO", "1ERPRO", "TLEPRO"],
    "253": ["MC    "],
    "254": ["1BP2  ", "2BP2  "],
    "257": ["CS-3  "],
    "310": ["1BTS1 "],
    "311": ["1BTS2 ", "2BTS2 "],
    "370": ["1BTS1A"],
    "371": ["1BTS2A", "2BTS2A"],
}

# Real codes, titles and dates of the BCN. dispositif:MEFSTAT11, « _ » standing for the year, « /23 » for years 2 and 3.
# CFD|lettre|type|ouverture|fermeture|anciens|nouveaux|LIBELLE_STAT_33|titre|MEF
DIPLOMES = """
40025510|P|BAC PRO|2016|2025|40025506|40025520|METIERS ELECT. ENVIRON. CONNECTES\
|métiers de l'électricité et de ses environnements connectés|247:238_0025510
40025520|P|BAC PRO|2024||40025510||METIERS ELECT. ENVIRON. CONNECTES\
|métiers de l'électricité et de ses environnements connectés|247:238_0025520
40030001|T|BAC PRO|2012|2022|40031402 40032402|40030004|GESTION-ADMINISTRATION\
|gestion-administration|247:238_0030001
40030003|T|BAC PRO|2019||||MET.GEST.ADM.,TRA.&LOG.2NDE COMM.\
|métiers de la gestion administrative, du transport et de la logistique 2nde commune|247:238_0030003/1
40030004|T|BAC PRO|2020||40030001||ASSISTANC.GEST.ORGANIS.ACTIVITES\
|assistance à la gestion des organisations et de leurs activités|247:238_0030004
40031106|T|BAC PRO|2010|2027|||LOGISTIQUE\
|logistique|247:238_0031106
40031114|T|BAC PRO|2020||||ORGANISAT.TRANSPORT MARCHANDISES\
|organisation de transport de marchandises|247:238_0031114
40031202|T|BAC PRO|1992|2021||40031213|COMMERCE\
|commerce|245:236_0031202 246:237_0031202 247:238_0031202
40031213|T|BAC PRO|2019||40031202||MET.COM.VEN.OP.A ANI.GES.ESP.COM.\
|métiers du commerce et de la vente option A animation et gestion de l'espace commercial|247:238_0031213
50022139|T|CAP|2016|2025|50022131|50022146|CUISINE\
|cuisine|240:231_0022139 241:232_0022139 242:233_0022139
50022146|T|CAP|2024||50022139||CUISINE\
|cuisine|240:231_0022146 241:232_0022146 242:233_0022146/23
50033204|T|CAP|2017|2022|50033202|50033205|ACCOMPAG. EDUCATIF PETITE ENFANCE\
|accompagnant éducatif petite enfance|240:231_0033204 241:232_0033204 242:233_0033204/12
50033205|S|CAP|2021||50033204||ACCOMPAG. EDUCATIF PETITE ENFANCE\
|accompagnant éducatif petite enfance|240:231_0033205 241:232_0033205 242:233_0033205/23
32031213|T|BTS|2019||32031209||MANAGEMENT COMMERC. OPERATIONNEL\
|management commercial opérationnel|310:321_1031213 311:322_1031213
32334302|M|BTSA|2011||||GESTION-MAITRISE-EAU\
|gestion et maîtrise de l'eau|370:321_2034302 371:322_2034302
01033605|T|MC3|2015|2024|01033603 01033604|56133605|COIFFURE COUPE COULEUR (MC3)\
|coiffure coupe couleur|253:239_0033605
56133605|T|CS3|2024||01033605||COIFFURE COUPE COULEUR\
|coiffure coupe couleur|257:23J00033605
50023440|S|CAP|2003|2023|||CONSTRUCTEUR BOIS\
|constructeur bois|241:232_0023440
45033608|T|BP|2011||45033605 45033606||COIFFURE\
|coiffure|254:251_0033608
"""

# A family of trades: its seconde commune, then its specialities. group|type|title|CFD
GROUPES = """
G0004|TG01|Gestion administrative, du transport et de la logistique|40030003 40030004 40031106 40031114
"""


def write_nomenclature(out: Path) -> None:
    diplomes = lines(DIPLOMES)
    _write(out / "nMef.csv", MEF, [mef for diplome in diplomes for mef in mefs(diplome)], "utf-8-sig")
    _write(out / "nFormationDiplome_.csv", DIPLOME, [_formation_diplome(diplome) for diplome in diplomes], "cp1252")
    groupes, liens = [], []
    for groupe, sorte, titre, codes in lines(GROUPES):
        groupes.append({"GROUPE_FORMATION": groupe, "TYPE_GROUPE_FORMATION": sorte, "LIBELLE_EDITION": titre})
        liens += [{"GROUPE_FORMATION": groupe, "FORMATION_DIPLOME": cfd} for cfd in codes.split()]
    _write(out / "n_groupe_formation_.csv", GROUPE, groupes, "utf-8-sig")
    _write(out / "n_lien_formation_groupe_.csv", LIEN, liens, "utf-8-sig")


def mefs(diplome: list[str]) -> Iterator[dict[str, str]]:
    """The rows of N_MEF of a diploma, one a year of each of its dispositifs."""
    cfd, *_, stat_33, titre, codes = diplome
    for dispositif, code in (pair.split(":") for pair in codes.split()):
        mefstat, _, annees = code.partition("/")
        marks = DISPOSITIFS[dispositif]
        for annee, mark in enumerate(marks, 1):
            if str(annee) in (annees or "123"):
                mefstat11 = mefstat.replace("_", str(annee))
                yield {
                    "MEF": f"{dispositif}{cfd[3:]}{len(marks)}{annee}", "DISPOSITIF_FORMATION": dispositif,
                    "FORMATION_DIPLOME": cfd, "DUREE_DISPOSITIF": str(len(marks)), "ANNEE_DISPOSITIF": str(annee),
                    "LIBELLE_COURT": mark + cfd[3:], "LIBELLE_LONG": f"{mark} {stat_33}", "MEF_STAT_11": mefstat11,
                    "MEF_STAT_9": mefstat11[:9], "LIBELLE_EDITION": f"{mark.strip().lower()} {titre}",
                    "N_COMMENTAIRE": COMMENTAIRE,
                }


def _formation_diplome(diplome: list[str]) -> dict[str, str]:
    """A diploma as a row of N_FORMATION_DIPLOME."""
    cfd, lettre, type_diplome, ouverture, fermeture, anciens, nouveaux, stat_33, titre, _ = diplome
    links = {"ANCIEN": anciens.split(), "NOUVEAU": nouveaux.split()}
    niveau = {"MC3": "MC NIVEAU III"}.get(type_diplome, type_diplome)
    return {
        "FORMATION_DIPLOME": cfd, "NIVEAU_FORMATION_DIPLOME": cfd[:3], "GROUPE_SPECIALITE": cfd[3:6],
        "LETTRE_SPECIALITE": lettre, "LIBELLE_COURT": type_diplome, "LIBELLE_STAT_33": stat_33,
        "LIBELLE_LONG_200": f"{unaccented(titre).upper()} ({niveau})", "DATE_OUVERTURE": f"01/09/{ouverture}",
        "DATE_FERMETURE": fermeture and f"31/08/{fermeture}", "DATE_INTERVENTION": INTERVENTION, "COMMENTAIRE": COMMENTAIRE,
        **{f"{link}_DIPLOME_{rank}": code for link, codes in links.items() for rank, code in enumerate(codes, 1)},
    }


def unaccented(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _write(path: Path, header: str, rows: list[dict[str, str]], encoding: str) -> None:
    # The BCN never quotes: csv.writer would double the quotes of a comment.
    records = [";".join(row.get(column, "") for column in header.split(";")) for row in rows]
    path.write_text("\n".join([header, *records, ""]), encoding=encoding, newline="\n")
