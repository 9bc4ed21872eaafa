"""Words that several files of InserJeunes share: their headers and their types."""

from __future__ import annotations

LICENCE_OUVERTE = "Licence Ouverte 2.0"
ODBL = "ODbL 1.0"
# Whoever has the rows of such a source may give them all to anybody.
LICENCES_DE_DIFFUSION = (LICENCE_OUVERTE, ODBL)
MINISTERES = "ministères de l'Éducation nationale et du Travail"
EDUCATION = "https://data.education.gouv.fr/explore/dataset/"
TAUX = {
    "taux_poursuite_etudes": "taux",
    "taux_emploi_6_mois": "taux",
    "taux_emploi_12_mois": "taux",
    "taux_emploi_18_mois": "taux",
    "taux_emploi_24_mois": "taux",
    "part_en_poursuite_d_etudes": "taux",
    "part_en_emploi_6_mois_apres_la_sortie": "taux",
    "part_des_autres_situations": "taux",
    "taux_emploi_6_mois_attendu": "taux",
    "va_emploi_6_mois": "points",
    "taux_contrats_interrompus": "taux",
}
WHO = {"annee": "annee", "uai": "uai", "libelle": "libelle", "region": "region"}
TECHNICAL_DEVENIR = {
    "part_en_poursuite_d_etudes": "part_en_poursuite_d_etudes",
    "part_en_emploi_6_mois_apres_la_sortie": "part_en_emploi_6_mois_apres_la_sortie",
    "part_des_autres_situations": "part_des_autres_situations",
}
LABEL_DEVENIR = {
    "devenir_part_poursuite_etudes": "part_en_poursuite_d_etudes",
    "devenir_part_en_emploi_6_mois": "part_en_emploi_6_mois_apres_la_sortie",
    "devenir_part_autre_situation_6_mois": "part_des_autres_situations",
}
EMPLOI = {name: name for name in TAUX if name.startswith(("taux_poursuite", "taux_emploi")) and "attendu" not in name}
ATTENDU = {name: name for name in ("taux_emploi_6_mois_attendu", "va_emploi_6_mois")}
APPRENTIS_EPLE = {"dont_apprentis_en_eple": "dont_apprentis_eple"}
FORMATION = {
    "type_diplome": "type_diplome",
    "code_formation_mefstat11": "code_formation_mefstat11",
    "libelle_formation": "libelle_formation",
    "duree_formation": "duree_formation",
    "diplome_renove_ou_nouveau": "diplome_renove_ou_nouveau",
}
