"""The tables of the Onisep and of Certif Info: which diploma an RNCP or a FOR number names, and where it is taught."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.headers import known
from app.pipeline.sources.vocabulary import ODBL

PRODUCTEUR = "Onisep"
OPENDATA = "https://opendata.onisep.fr/data/"

CERTIF_INFO = Source(
    id="certif-info",
    titre="Certif Info",
    producteur="Onisep et réseau des Carif-Oref",
    licence=ODBL,
    layouts=(
        Layout(
            {
                "libelle_diplome": "libelle",
                "code_rncp": "code_rncp",
                "code_scolarite": "cfd",
                "codeideo2": "code_ideo",
                "intitule_ancien_diplome": "libelle_ancien",
                "code_ancien_rncp": "code_rncp_ancien",
                "code_ancien_scolarite": "cfd_ancien",
            },
            ignored=known(
                "code_diplome libelle_type_diplome code_niveau_europeen date_maj code_formacode libelle_formacode code_rome_1"
                " code_rome_2 code_rome_3 code_rome_4 code_rome_5 code_nsf code_rs valideur certificateur"
                " annee_premiere_session annee_derniere_session code_ancien_diplome options etat etat_libelle"
                " etat_ancien_diplome etat_ancien_diplome_libelle accessibilite_fi accessibilite_ca accessibilite_fc"
                " accessibilite_cp accessibilite_vae accessibilite_ind code_type_diplome"
            ),
        ),
    ),
    key=(),
    ends_with_newline=False,
)
PASSAGE = Source(
    id="onisep-table-de-passage",
    titre="Table de passage codes certifications et formations (6152ccdf850ef)",
    producteur=PRODUCTEUR,
    licence=ODBL,
    page=OPENDATA + "6152ccdf850ef/",
    layouts=(
        Layout(
            {
                "ci_intitule": "libelle",
                "ci_code_rncp": "code_rncp",
                "ci_code_scolarite": "cfd",
                "ideo_identifiant_formation": "code_ideo",
                "ideo_libelle_complet_formation": "libelle_ideo",
                "statut": "statut",
            },
            ignored=known(
                "certif_info_ci_identifiant ci_niveau_europeen ci_intitule_type_diplome ci_certifiant rncp_intitule"
                " rncp_type_enregistrement v_formation_diplome_libelle_long"
            ),
        ),
    ),
    key=(),
    ends_with_newline=False,
)
FORMATIONS = Source(
    id="onisep-formations",
    titre="Idéo, formations initiales en France (5fa591127f501)",
    producteur=PRODUCTEUR,
    licence=ODBL,
    page=OPENDATA + "5fa591127f501/",
    layouts=(
        Layout(
            {"libelle_formation_principal": "libelle", "code_rncp": "code_rncp", "url_et_id_onisep": "url_ideo"},
            # Published since January 2026.
            optional={"code_scolarite": "cfd"},
            ignored=known(
                "code_nsf sigle_type_formation libelle_type_formation sigle_formation duree niveau_de_sortie_indicatif"
                " niveau_de_certification libelle_niveau_de_certification tutelle domaine_sous_domaine"
            ),
        ),
    ),
    key=(),
    ends_with_newline=False,
)
# Two files of one form: univers lycée (605340ddc19a9) and enseignement supérieur (605344579a7d7).
ACTIONS = Source(
    id="onisep-actions",
    titre="Idéo, actions de formation initiale (605340ddc19a9, 605344579a7d7)",
    producteur=PRODUCTEUR,
    licence=ODBL,
    page=OPENDATA + "605340ddc19a9/",
    layouts=(
        Layout(
            {
                "formation_for_libelle": "libelle",
                "for_url_et_id_onisep": "url_ideo",
                "ens_code_uai": "uai",
                "lieu_d_enseignement_ens_libelle": "libelle_etablissement",
                "for_type": "type_formation",
            },
            # ens_n_telephone aside, no contact: these files have no e-mail column.
            ignored=known(
                "action_de_formation_af_identifiant_onisep for_indexation_domaine_web_onisep for_nature_du_certificat"
                " for_url_referentiel for_niveau_de_sortie ens_url_et_id_onisep ens_statut ens_adresse ens_code_postal"
                " ens_commune ens_departement ens_academie ens_region ens_latitude ens_longitude ens_n_telephone"
                " ens_site_web ens_hebergement ens_accessibilite af_duree_cycle_standard af_modalites_scolarite"
                " af_elements_d_enseignement af_cout_scolarite af_modalites_accueil af_page_web af_date_de_modification"
            ),
        ),
    ),
    key=(),
    ends_with_newline=False,
)

SOURCES = (CERTIF_INFO, PASSAGE, FORMATIONS, ACTIONS)
