"""Success at the bac professionnel, by lycée and group of specialities (IVAL), in its two publications."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.headers import kept, known
from app.pipeline.sources.vocabulary import EDUCATION, LICENCE_OUVERTE

PRODUCTEUR = "ministère de l'Éducation nationale, DEPP"
# Technical name of each group, its label in the former publication, its label in the present one.
GROUPS = (
    ("pluri_techno", "specialites_pluri_technologiques", "specialites_pluri_technologiques_de_la_production"),
    ("transfo", "transformations", "transformations"),
    ("genie_civil", "genie_civil_construction_et_bois", "genie_civil_construction_bois"),
    ("mat_souples", "materiaux_souples", "materiaux_souples"),
    ("meca_elec", "mecanique_electricite_electronique", "mecanique_electricite_electronique"),
    ("production", "production", "production"),
    ("pluri_services", "specialites_plurivalentes_des_services", "specialites_plurivalentes_des_services"),
    ("echanges", "echanges_et_gestion", "echanges_et_gestion"),
    ("communication", "communication_et_information", "communication_et_information"),
    ("serv_personnes", "services_aux_personnes", "services_aux_personnes"),
    ("serv_collec", "services_a_la_collectivite", "services_a_la_collectivite"),
    ("services", "services", "services"),
    ("total", "total_secteurs", "toutes_series"),
)
KINDS = {
    "uai": "uai",
    "annee": "session",
    "eff_2nde": "effectif",
    "taux_acces_2nde": "taux",
    "attendu_acces_2nde": "taux",
    "va_acces_2nde": "points",
    **{f"presents_{group}": "effectif" for group, *_ in GROUPS},
    **{f"taux_reu_{group}": "taux" for group, *_ in GROUPS},
    **{f"attendu_reu_{group}": "taux" for group, *_ in GROUPS},
    **{f"va_reu_{group}": "points" for group, *_ in GROUPS},
}


FORMER_WHO = {
    "code_etablissement": "uai",
    "etablissement": "libelle_uai",
    "annee": "annee",
    "commune_arrondissement": "libelle_commune",
    "code_region": "code_region",
    "effectif_de_seconde": "eff_2nde",
    "taux_acces_brut_seconde_bac": "taux_acces_2nde",
    "taux_acces_attendu_france_seconde_bac": "attendu_acces_2nde",
    # The expected rates of the three aggregates are called otherwise than those of the groups.
    "taux_reussite_attendu_france_production": "attendu_reu_production",
    "taux_reussite_attendu_france_services": "attendu_reu_services",
    "taux_reussite_attendu_france": "attendu_reu_total",
}
FORMER_UNREAD = known(
    "academie departement code_commune_arrondissement secteur_public_prive libelle_region"
    " taux_reussite_attendu_acad_production"
    " taux_reussite_attendu_acad_services taux_reussite_attendu_acad_total_secteurs"
    " pourcentage_bacheliers_sortants_2de_1re_terminale_etab pourcentage_bacheliers_sortants_terminale_etab"
    " pourcentage_bacheliers_sortants_2de_1re_terminale_acad pourcentage_bacheliers_sortants_terminale_acad"
    " pourcentage_bacheliers_sortants_2de_1re_terminale_france pourcentage_bacheliers_sortants_terminale_france"
    " effectif_de_premiere effectif_de_terminale taux_acces_attendu_acad_seconde_bac taux_acces_brut_premiere_bac"
    " taux_acces_attendu_acad_premiere_bac taux_acces_attendu_france_premiere_bac taux_acces_brut_terminale_bac"
    " taux_acces_attendu_france_terminale_bac taux_mentions_attendu_production taux_mentions_attendu_services"
    " taux_mentions_attendu_tous_secteurs"
)
TECHNICAL_WHO = kept("libelle_uai libelle_commune eff_2nde va_acces_2nde")
TECHNICAL_UNREAD = known(
    "secteur code_region libelle_region code_academie libelle_academie code_departement libelle_departement code_commune"
    " eff_1ere eff_term taux_acces_1ere va_acces_1ere taux_acces_term va_acces_term nb_mentions_tb_avecf_p nb_mentions_tb_sansf_p nb_mentions_b_p"
    " nb_mentions_ab_p num_ligne"
)
LABEL_WHO = {
    "etablissement": "libelle_uai",
    "commune": "libelle_commune",
    "effectif_de_seconde": "eff_2nde",
    "valeur_ajoutee_du_taux_d_acces_2nde_bac": "va_acces_2nde",
}
LABEL_UNREAD = known(
    "secteur code_region region code_academie academie code_departement departement code_commune effectif_de_premiere"
    " effectif_de_terminale taux_d_acces_1ere_bac taux_d_acces_terminale_bac valeur_ajoutee_du_taux_d_acces_1ere_bac"
    " valeur_ajoutee_du_taux_d_acces_terminale_bac nombre_de_mentions_tb nombre_de_mentions_b nombre_de_mentions_ab num_ligne"
)


def _by_group(place: int, **measures: str) -> dict[str, str]:
    """Headers of each measure (technical name = label) for each group, labelled as at `place` of GROUPS."""
    return {f"{label}_{group[place]}": f"{name}_{group[0]}" for name, label in measures.items() for group in GROUPS}


def _former() -> Layout:
    expected = _by_group(1, attendu_reu="taux_de_reussite_attendu_france")
    aggregates = ("_production", "_services", "_total")
    return Layout(
        FORMER_WHO
        | _by_group(1, presents="effectifs_presents", taux_reu="taux_brut_de_reussite")
        | {label: name for label, name in expected.items() if name.removeprefix("attendu_reu") not in aggregates},
        ignored=FORMER_UNREAD | _by_group(1, men="taux_brut_de_mentions", attendu="taux_de_mentions_attendu").keys(),
    )


def _technical() -> Layout:
    measures = _by_group(0, presents="presents", taux_reu="taux_reu", va_reu="va_reu")
    required = kept("uai annee presents_total taux_reu_total va_reu_total taux_acces_2nde")
    return Layout(
        required,
        optional=TECHNICAL_WHO | {name: name for name in measures if name not in required},
        ignored=TECHNICAL_UNREAD | _by_group(0, men="taux_men", va="va_men").keys(),
    )


def _labels() -> Layout:
    measures = _by_group(2, presents="presents", taux_reu="taux_de_reussite", va_reu="valeur_ajoutee_du_taux_de_reussite")
    total = {label: name for label, name in measures.items() if name.endswith("_total")}
    return Layout(
        {"uai": "uai", "annee": "annee", "taux_d_acces_2nde_bac": "taux_acces_2nde", **total},
        optional=LABEL_WHO | {label: name for label, name in measures.items() if label not in total},
        ignored=LABEL_UNREAD | _by_group(2, men="taux_de_mentions", va="valeur_ajoutee_du_taux_de_mentions").keys(),
    )


FORMER = Source(
    id="fr-en-indicateurs-de-resultat-des-lycees-denseignement-professionnels",
    titre="Indicateurs de valeur ajoutée des lycées professionnels (ancienne publication)",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    page=EDUCATION + "fr-en-indicateurs-de-resultat-des-lycees-denseignement-professionnels/",
    layouts=(_former(),),
    kinds=KINDS,
    # Guadeloupe is published twice, under its region and under code 0: intermediate/reussite.sql keeps its region.
    key=("uai", "annee", "code_region"),
)
PRESENT = Source(
    id="fr-en-indicateurs-de-resultat-des-lycees-pro_v2",
    titre="Indicateurs de valeur ajoutée des lycées professionnels",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    page=EDUCATION + "fr-en-indicateurs-de-resultat-des-lycees-pro_v2/",
    layouts=(_technical(), _labels()),
    kinds=KINDS,
    key=("uai", "annee"),
)

SOURCES = (FORMER, PRESENT)
