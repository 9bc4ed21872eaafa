"""The directory of the establishments, and the table of their addresses. E-mail addresses are known and never read."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.headers import kept, known
from app.pipeline.sources.vocabulary import EDUCATION, LICENCE_OUVERTE

PRODUCTEUR = "ministère de l'Éducation nationale"

# One layout for the headers of 2023, those of 2026 and the columns that the download asks for.
ANNUAIRE = Source(
    id="fr-en-annuaire-education",
    titre="Annuaire de l'éducation",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    page=EDUCATION + "fr-en-annuaire-education/",
    layouts=(
        Layout(
            {
                "identifiant_de_l_etablissement": "uai",
                **kept(
                    "nom_etablissement type_etablissement code_postal nom_commune code_departement code_academie code_region"
                    " date_maj_ligne etat code_nature libelle_nature"
                ),
            },
            optional=kept("etablissement_mere type_rattachement_etablissement_mere"),
            ignored=known(
                "mail telephone fax web statut_public_prive adresse_1 adresse_2 adresse_3 code_commune libelle_departement"
                " libelle_academie libelle_region ecole_maternelle ecole_elementaire voie_generale voie_technologique"
                " voie_professionnelle restauration hebergement ulis apprentissage segpa section_arts section_cinema"
                " section_theatre section_sport section_internationale section_europeenne lycee_agricole lycee_militaire"
                " lycee_des_metiers post_bac appartenance_education_prioritaire greta siren_siret nombre_d_eleves"
                " fiche_onisep position type_contrat_prive coordonnee_x coordonnee_y epsg coordx_origine coordy_origine"
                " epsg_origine nom_circonscription latitude longitude precision_localisation date_ouverture"
                " ministere_tutelle etablissement_multi_lignes multi_uai rpi_concentre rpi_disperse"
                " code_type_contrat_prive pial code_circonscription code_zone_animation_pedagogique"
                " libelle_zone_animation_pedagogique code_bassin_formation libelle_bassin_formation"
            ),
        ),
    ),
    kinds={"uai": "uai", "date_maj_ligne": "jour", "etat": "etat"},
    # An establishment of several sites has a line for each: 74 UAI of the national file come twice.
    key=(),
)
GEOLOCALISATION = Source(
    id="fr-en-adresse-et-geolocalisation-etablissements-premier-et-second-degre",
    titre="Adresse et géolocalisation des établissements",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    page=EDUCATION + "fr-en-adresse-et-geolocalisation-etablissements-premier-et-second-degre/",
    layouts=(
        Layout(
            {
                "code_etablissement": "uai",
                "appellation_officielle": "libelle",
                "code_postal": "code_postal",
                "commune": "commune",
                "code_nature": "code_nature",
                "nature": "nature",
                "etat_etablissement": "etat",
                **kept("code_departement code_region code_academie"),
            },
            ignored=known(
                "denomination_principale patronyme_uai secteur_public_prive adresse lieu_dit boite_postale"
                " localite_d_acheminement coordonnee_x coordonnee_y epsg latitude longitude qualite_d_appariement"
                " localisation code_etat_etablissement code_commune departement region academie position"
                " secteur_prive_code_type_contrat secteur_prive_libelle_type_contrat code_ministere libelle_ministere"
                " date_ouverture"
            ),
        ),
    ),
    kinds={"uai": "uai", "etat": "etat"},
    key=("uai",),
)

SOURCES = (ANNUAIRE, GEOLOCALISATION)
