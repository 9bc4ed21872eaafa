"""Wider lists of diplomas than N_FORMATION_DIPLOME: those of apprenticeship, and the full titles of the professional ones."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.bcn import PRODUCTEUR, columns
from app.pipeline.sources.vocabulary import LICENCE_OUVERTE

READ = "formation_diplome niveau_formation_diplome libelle_long_200 date_ouverture date_fermeture"
KINDS = {"formation_diplome": "cfd", "date_ouverture": "date", "date_fermeture": "date"}
NOT_READ = frozenset(
    "groupe_specialite lettre_specialite ancien_recme libelle_court libelle_stat_33 unite_capitalisable"
    " date_premiere_session date_derniere_session date_arrete_creation date_arrete_abrogation commentaire"
    " nature_formation_diplome gestionnaire_formation_diplome date_intervention id_document cite_domaine_formation"
    " niveau_qualification_rncp".split()
) | {f"date_arrete_modification_{place}" for place in range(1, 11)}

V_FORMATION_DIPLOME = Source(
    id="v-formation-diplome",
    titre="V_FORMATION_DIPLOME, diplômes, ceux de l'apprentissage compris",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    layouts=(Layout(columns(READ), ignored=NOT_READ),),
    kinds=KINDS,
    key=("formation_diplome",),
    quoted=False,
)
ENQUETE_51 = Source(
    id="n-formation-diplome-enquete-51",
    titre="N_FORMATION_DIPLOME_ENQUETE_51, diplômes de l'enquête sur l'apprentissage",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    layouts=(
        Layout(
            columns(f"{READ} n_niveau_formation_diplome_libelle_100"),
            # Labels of other tables joined to it, their accents already lost in the file.
            ignored=NOT_READ
            | frozenset(
                "n_groupe_specialite_libelle_long n_lettre_specialite_libelle_long n_nature_formation_diplome_libelle_100"
                " n_cite_domaine_formation_libelle_edition diplome_sise n_diplome_sise_libelle_intitule_1"
                " habilitation_origine numero_uai n_commentaire cite_domaine_detaille"
                " n_cite_2013_domaine_detaill_libelle_edition n_niveau_qualification_rncp_libelle_long".split()
            ),
        ),
    ),
    kinds=KINDS,
    key=("formation_diplome",),
    quoted=False,
)
DIPLOMES_PROFESSIONNELS = Source(
    id="diplomes-professionnels",
    titre="Diplômes professionnels des commissions professionnelles consultatives",
    producteur="ministère de l'Éducation nationale",
    licence=LICENCE_OUVERTE,
    layouts=(
        Layout(
            {
                "code_diplome": "code_diplome",
                "intitule_de_la_specialite_et_options": "intitule",
                "premiere_session": "premiere_session",
            },
            ignored=frozenset(
                "commission_professionnelle_consultative secteur niveau diplome code_rncp date_de_l_arrete_de_creation"
                " derniere_session commentaire famille_de_metiers session_supplementaire".split()
            ),
        ),
    ),
    # A diploma renewed under its former code has a row for each of its versions.
    key=("code_diplome", "premiere_session"),
)

SOURCES = (V_FORMATION_DIPLOME, ENQUETE_51, DIPLOMES_PROFESSIONNELS)
