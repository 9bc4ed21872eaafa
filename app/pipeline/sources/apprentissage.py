"""The catalogue of apprenticeship offers: where each is taught, by whom, and who answers for it.

No export of it is in the data seen. Its headers were read in public code, as the search of /work/.library gives it (by
number, without a path): the columns of the CSV export of the catalogue's site (`columnsDefinition`, 48055854998: « Lieu: UAI »
is `uai_formation`, « Formateur: UAI » `etablissement_formateur_uai`, « Responsable: UAI » `etablissement_gestionnaire_uai`,
« Formation: code CFD » `cfd`) and of its older form (18403029504), with the names of the answers of its API. Another client
reads the same four columns of either form (schema `OffresApprentissageSchema`, 18173059541 and 18345958661).
"""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.headers import known

# « Lieu: UAI édité par » names a person: known, and not read.
EXPORT = known(
    "cle_ministere_educatif fiche_catalogue lien_catalogue_public_carif_oref identifiant_parcoursup identifiant_affelnet"
    " identifiant_carif_formation identifiant_carif_action identifiant_certifinfo responsable_n_academie responsable_academie"
    " responsable_region responsable_siret responsable_raison_sociale responsable_enseigne formateur_n_academie"
    " formateur_academie formateur_region formateur_siret formateur_raison_sociale formateur_enseigne formateur_adresse"
    " formateur_code_postal formateur_ville formateur_code_commune lieu_n_academie lieu_academie lieu_region lieu_siret"
    " lieu_siret_actif lieu_uai_transmis_par_rco lieu_uai_edite lieu_uai_date_d_edition lieu_uai_edite_par lieu_adresse"
    " lieu_code_postal lieu_ville lieu_code_commune lieu_geolocalisation lieu_distance_entre_lieu_et_formateur"
    " formation_type_certification_bcn formation_type_certification_rncp formation_code_type_certification_rncp"
    " formation_libelle_long_bcn formation_libelle_rncp formation_libelle_carif_oref"
    " formation_type_d_enregistrement_certifinfo formation_type_d_enregistrement_france_competences"
    " formation_controle_d_expiration_sur_le_code formation_code_rncp formation_code_rncp_expiration"
    " formation_code_cfd_expiration formation_code_cfd_de_l_annee_d_entree"
    " formation_code_cfd_de_l_annee_d_entree_expiration formation_codes_mef formation_codes_mef_expirations"
    " formation_mef_dans_le_perimetre_affelnet formation_mef_dans_le_perimetre_affelnet_expiration"
    " formation_mef_dans_le_perimetre_parcoursup formation_mef_dans_le_perimetre_parcoursup_expiration formation_niveau_bcn"
    " formation_duree_collectee formation_annee_d_entree_en_apprentissage_collectee formation_url_onisep"
    " parametre_reglementaire_offre_reglementaire parametre_reglementaire_certifie_qualite"
    " parametre_reglementaire_formateur_certifie_qualite"
    " parametre_reglementaire_organisme_habilite_pour_ce_rncp parametre_reglementaire_siret_formateur_et_responsable_actif"
    " parametre_reglementaire_siret_responsable_actif parametre_reglementaire_siret_formateur_actif"
    " parametre_reglementaire_formation_etat_fiche_rncp affelnet_type_de_publication affelnet_derniere_action_par"
    " affelnet_perimetre affelnet_statut affelnet_statut_initial affelnet_regle_academique"
    " affelnet_statut_sur_la_precedente_campagne affelnet_perimetre_prise_de_rendez_vous_lba"
    " affelnet_session_sur_la_campagne_actuelle affelnet_session_sur_la_precedente_campagne affelnet_information"
    " affelnet_information_url affelnet_modalites_particulieres affelnet_modalites_particulieres_url"
    " affelnet_motif_de_non_publication parcoursup_type_de_publication parcoursup_derniere_action_par parcoursup_perimetre"
    " parcoursup_statut parcoursup_visible_moteur_de_recherche parcoursup_statut_initial"
    " parcoursup_perimetre_prise_de_rendez_vous_lba parcoursup_statut_sur_la_precedente_campagne"
    " parcoursup_session_sur_la_campagne_actuelle parcoursup_session_sur_la_precedente_campagne"
    " parcoursup_date_du_dernier_envoi parcoursup_motif_de_non_publication parcoursup_motif_de_rejet_webservice"
    " parcoursup_libelle_de_rejet_webservice parcoursup_motif_de_reinitialisation_moss"
    " parcoursup_date_de_reinitialisation_moss offre_nouvelle_fiche offre_dates_de_formation offre_tags offre_capacite"
    " offre_remplace_la_cle_me offre_est_remplacee_par_la_cle_me"
)
OLDER = known(
    "fiche_catalogue numero_academie nom_academie numero_departement siret_responsable enseigne_responsable siret_formateur"
    " enseigne_formateur raison_sociale_du_siret_formateur gestionnaire_certifie_qualiopi diplome"
    " intitule_long_de_la_formation intitule_court_de_la_formation organisme_habilite_rncp eligible_apprentissage_rncp"
    " codes_rncp intitule_du_code_rncp certificateurs codes_rome liste_mef_rattaches liste_mef_affelnet liste_mef_parcoursup"
    " statut_affelnet statut_parcoursup niveau_de_la_formation debut_de_formation capacite duree annee adresse_formation"
    " code_postal ville code_commune_insee geolocalisation numero_academie_siege nom_academie_siege url_onisep"
    " etablissement_dans_le_catalogue_eligible cle_ministere_educatif partenaires adresse_ofa_formateur"
    " code_postal_ofa_formateur ville_ofa_formateur code_commune_insee_ofa_formateur nda_gestionnaire nda_formateur"
    " id_rco_info id_rco_formation id_rco_action id_rco_certifinfo date_de_fermeture_du_cfd date_de_fin_de_validite_au_rncp tags"
)
# The API is asked for chosen fields (`select`): those of the offer, and what names it.
API = known("id cle_ministere_educatif rncp_code rncp_intitule intitule_long intitule_court diplome niveau annee duree region")

CATALOGUE = Source(
    id="catalogue-apprentissage",
    titre="Catalogue des offres de formation en apprentissage",
    producteur="réseau des Carif-Oref, ministères de l'Éducation nationale et du Travail",
    licence="non précisée",
    page="https://catalogue-apprentissage.intercariforef.org/",
    layouts=(
        Layout(
            {
                "lieu_uai": "uai_formation",
                "formateur_uai": "etablissement_formateur_uai",
                "responsable_uai": "etablissement_gestionnaire_uai",
                "formation_code_cfd": "cfd",
            },
            ignored=EXPORT,
        ),
        Layout(
            {
                "uai_formation": "uai_formation",
                "uai_formateur": "etablissement_formateur_uai",
                "uai_responsable": "etablissement_gestionnaire_uai",
                "code_du_diplome_ou_du_titre_suivant_la_nomenclature_de_l_education_nationale_codeen": "cfd",
            },
            ignored=OLDER,
        ),
        Layout(
            {name: name for name in ("uai_formation", "etablissement_formateur_uai", "etablissement_gestionnaire_uai", "cfd")},
            optional={"published": "published"},
            ignored=API,
        ),
    ),
    # No key: one offer has several sessions, and one place several offers of one diploma.
    key=(),
    ends_with_newline=False,
)

SOURCES = (CATALOGUE,)
