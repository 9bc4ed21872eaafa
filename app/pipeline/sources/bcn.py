"""The nomenclatures of the BCN: what formations exist, in which year of which diploma."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.vocabulary import LICENCE_OUVERTE

PRODUCTEUR = "ministère de l'Éducation nationale, Base centrale des nomenclatures"


def columns(names: str) -> dict[str, str]:
    """Headers that are their own technical names, as the BCN writes them."""
    return {name: name for name in names.split()}


MEF = Source(
    id="n-mef",
    titre="N_MEF, modules élémentaires de formation",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    layouts=(
        Layout(
            columns(
                "mef mef_stat_11 formation_diplome dispositif_formation annee_dispositif duree_dispositif"
                " libelle_long libelle_edition date_ouverture date_fermeture"
            ),
            ignored=frozenset(
                "libelle_court statut_mef nb_option_obligatoire nb_option_facultatif renforcement_langue duree_projet"
                " duree_stage horaire mef_inscription_scolarite mef_stat_9 date_intervention n_commentaire".split()
            ),
        ),
    ),
    kinds={
        "mef_stat_11": "mefstat11",
        "formation_diplome": "cfd",
        "annee_dispositif": "entier",
        "duree_dispositif": "entier",
        "date_ouverture": "date",
        "date_fermeture": "date",
    },
    key=("mef",),
    quoted=False,
)
FORMATION_DIPLOME = Source(
    id="n-formation-diplome",
    titre="N_FORMATION_DIPLOME, diplômes et leurs anciens et nouveaux codes",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    layouts=(
        Layout(
            columns(
                "formation_diplome niveau_formation_diplome libelle_court libelle_long_200 date_ouverture date_fermeture"
                " date_intervention ancien_diplome_1 ancien_diplome_2 ancien_diplome_3 ancien_diplome_4 ancien_diplome_5 ancien_diplome_6"
                " ancien_diplome_7 nouveau_diplome_1 nouveau_diplome_2 nouveau_diplome_3 nouveau_diplome_4"
                " nouveau_diplome_5 nouveau_diplome_6 nouveau_diplome_7"
            ),
            ignored=frozenset(
                "groupe_specialite lettre_specialite ancien_recme libelle_stat_33 unite_capitalisable date_premiere_session"
                " date_derniere_session date_arrete_creation date_arrete_abrogation commentaire nature_formation_diplome"
                " gestionnaire_formation_diplome nb_mef_ouvert nb_mef_ferme id_document"
                " cite_domaine_formation date_session_rattrapage observation n_commentaire cite_domaine_detaille"
                " niveau_qualification_rncp".split()
            )
            | {f"date_arrete_modification_{place}" for place in range(1, 11)},
        ),
    ),
    kinds={"formation_diplome": "cfd", "date_ouverture": "date", "date_fermeture": "date", "date_intervention": "date"},
    key=("formation_diplome",),
    quoted=False,
)

SOURCES = (MEF, FORMATION_DIPLOME)
