"""InserSup on data.enseignementsup-recherche.gouv.fr, in its three layouts: one row per horizon (two), then wide."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.vocabulary import LICENCE_OUVERTE

PRODUCTEUR = "SIES, ministère chargé de l'Enseignement supérieur"
PAGE = "https://data.enseignementsup-recherche.gouv.fr/explore/dataset/fr-esr-insersup/"
HORIZONS = (6, 12, 18, 24, 30)
# Margins of the cube: any other value than « ensemble » counts the same people again.
CUBE = ("genre", "nationalite", "regime_inscription", "obtention_diplome")

# 2023 and 2024_S1. Every label is required, read or not: copies with columns dropped or recoded circulate.
LABELS = {
    "region": "reg_nom",
    "academie": "aca_nom",
    "etablissement": "uo_lib",
    "etablissement_actuel": "uo_lib_actuel",
    "type_de_diplome": "type_diplome_long",
    "domaine_disciplinaire": "dom_lib",
    "discipline": "discipli_lib",
    "secteur_disciplinaire": "sectdis_lib",
    "libelle_du_diplome": "libelle_diplome",
    "source_de_donnees": "source",
    "nombre_de_poursuivants": "nb_poursuivants",
    "nombre_de_sortants": "nb_sortants",
    "annee_s_d_obtention_du_diplome_prise_s_en_compte": "promo",
    "date_d_insertion_en_emploi": "date_inser_long",
    "flag": "flag",
    "exception": "exception",
    "taux_d_emploi_salarie_en_france": "tx_sortants_en_emploi_sal_fr",
    "taux_d_insertion": "tx_insertion",
    "taux_d_emploi": "tx_sortants_en_emploi",
    "code_de_la_region": "reg_id",
    "code_de_l_academie": "aca_id",
    "identifiant_interne_de_l_etablissement": "id_paysage",
    "identifiant_interne_de_l_etablissement_actuel": "id_paysage_actuel",
    "code_uai_de_l_etablissement": "etablissement",
    "type_diplome": "type_diplome",
    "code_du_domaine_disciplinaire": "dom",
    "code_de_la_discipline": "discipli",
    "code_du_secteur_disciplinaire": "sectdis",
    "code_du_diplome_sise": "diplome",
    "mois_apres_la_diplomation": "date_inser",
}
LABELS_OF_2024 = {
    "diffusion_des_donnees": "date_jeu",
    "d_emplois_stables_parmi_les_salarie_en_france": "tx_sortants_en_emploi_stable",
}
# 2024_S2.
FIELDS = (
    "date_jeu reg_nom aca_nom uo_lib type_diplome_long dom_lib discipli_lib sectdis_lib libelle_diplome source obtention_diplome"
    " genre nationalite nb_poursuivants nb_sortants promo date_inser_long flag exception nb_sortants_en_emploi_sal_fr"
    " tx_sortants_en_emploi_sal_fr tx_sortants_en_emploi_non_sal nb_sortants_en_emploi_stable tx_sortants_en_emploi_stable"
    " salaire_q1 salaire_q2 salaire_q3 tx_sortants_en_emploi tx_sortants_en_emploi_etranger reg_id aca_id etablissement"
    " type_diplome dom discipli sectdis diplome id_paysage id_paysage_actuel date_inser"
).split()
# 2025 and later: only what is used is read of its 101 columns and its million rows.
WIDE = (
    "date_jeu reg_id uo_lib id_paysage id_paysage_actuel etablissement type_diplome libelle_diplome diplome source"
    " obtention_diplome genre nationalite promo"
).split()
MEASURES = (
    "flag nb_sortants nb_poursuivants nb_sortants_en_emploi_sal_fr tx_sortants_en_emploi_sal_fr salaire_q1 salaire_q2 salaire_q3"
).split()
NOT_READ = (
    "reg_nom aca_nom aca_id uo_lib_actuel denomination_principale type_diplome_long dom_lib dom discipli_lib discipli"
    " sectdis_lib sectdis id"
).split()
MEASURES_NOT_READ = (
    "exception tx_sortants_en_emploi tx_sortants_en_emploi_etranger nb_sortants_en_emploi_non_sal tx_sortants_en_emploi_non_sal"
    " nb_sortants_en_emploi_stable tx_sortants_en_emploi_stable"
).split()

MEASURE_KINDS = {"flag": "flag", "nb": "compte", "tx": "pourcentage", "salaire": "salaire"}
KINDS = {"date_jeu": "diffusion", "etablissement": "uai_ou_total", "diplome": "code_diplome", "promo": "promo"}


def _same(names: list[str]) -> dict[str, str]:
    return {name: name for name in names}


def _at_each_horizon(measures: list[str]) -> list[str]:
    return [f"{measure}_{month}" for measure in measures for month in HORIZONS]


def _kinds(measures: list[str]) -> dict[str, str]:
    return {measure: MEASURE_KINDS[measure.split("_")[0]] for measure in measures}


PAR_HORIZON = Source(
    id="fr-esr-insersup-par-horizon",
    titre="InserSup, publications d'avant 2025",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    page=PAGE,
    layouts=(
        Layout(LABELS, optional=LABELS_OF_2024),
        Layout(_same(FIELDS), optional=_same(["regime_inscription"])),
    ),
    kinds={**KINDS, **_kinds(MEASURES), "date_inser": "horizon"},
    # One formation may be published in several files: the newest is chosen later (intermediate/insersup_ligne.sql).
    key=("fichier", "ligne"),
    cohort="promo",
    cube=CUBE,
)
INSERSUP = Source(
    id="fr-esr-insersup",
    titre="InserSup, insertion des sortants de l'enseignement supérieur",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    page=PAGE,
    layouts=(
        Layout(
            _same([*WIDE, *_at_each_horizon(MEASURES)]),
            optional=_same(["regime_inscription"]),
            ignored=frozenset([*NOT_READ, *_at_each_horizon(MEASURES_NOT_READ)]),
        ),
    ),
    kinds={**KINDS, **_kinds(_at_each_horizon(MEASURES))},
    key=("fichier", "ligne"),
    cohort="promo",
    cube=CUBE,
)

SOURCES = (PAR_HORIZON, INSERSUP)
