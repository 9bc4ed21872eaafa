"""The exports of ACCE: the establishments of every ministry, and which one is the mother of which."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.headers import kept, known

PRODUCTEUR = "ministère de l'Éducation nationale, ACCE"
LICENCE = "non précisée"
# mel_uai among them: some addresses are those of named people.
DESCRIPTION = known(
    "nature_uai nature_uai_libe type_uai type_uai_libe etat_etablissement etat_etablissement_libe ministere_tutelle"
    " ministere_tutelle_libe tutelle_2 tutelle_2_libe secteur_public_prive secteur_public_prive_libe sigle_uai"
    " categorie_juridique categorie_juridique_libe contrat_etablissement contrat_etablissement_libe categorie_financiere"
    " categorie_financiere_libe situation_comptable situation_comptable_libe niveau_uai niveau_uai_libe commune"
    " commune_libe academie academie_libe pays pays_libe departement_insee_3 departement_insee_3_libe"
    " denomination_principale appellation_officielle patronyme_uai hebergement_etablissement"
    " hebergement_etablissement_libe numero_siren_siret_uai numero_finess_uai date_ouverture date_fermeture"
    " date_derniere_mise_a_jour lieu_dit_uai adresse_uai boite_postale_uai code_postal_uai etat_sirad_uai"
    " localite_acheminement_uai pays_etranger_acheminement numero_telephone_uai numero_telecopieur_uai"
    " mention_distribution mel_uai site_web coordonnee_x coordonnee_y appariement appariement_complement localisation"
    " localisation_complement date_geolocalisation source"
)
READ = kept(
    "nature_uai nature_uai_libe type_uai_libe etat_etablissement_libe commune_libe academie departement_insee_3"
    " appellation_officielle date_derniere_mise_a_jour code_postal_uai"
)

UAI = Source(
    id="acce-uai",
    titre="ACCE, établissements",
    producteur=PRODUCTEUR,
    licence=LICENCE,
    layouts=(Layout({"numero_uai": "uai", **READ}, ignored=DESCRIPTION - READ.keys()),),
    kinds={"uai": "uai", "etat_etablissement_libe": "etat", "date_derniere_mise_a_jour": "date"},
    key=("uai",),
    ends_with_newline=False,
)


def _related(side: str, titre: str) -> Source:
    """One of the two exports of relations. They come with or without the description of the establishment."""
    pair = {"numero_uai_trouve": "uai", f"numero_uai_{side}": "uai_lie", "type_rattachement": "type_rattachement"}
    return Source(
        id=f"acce-uai-{side}",
        titre=titre,
        producteur=PRODUCTEUR,
        licence=LICENCE,
        layouts=(Layout(pair, ignored=DESCRIPTION | {"numero_uai"}),),
        key=(),
        ends_with_newline=False,
    )


MERE = _related("mere", "ACCE, établissements mères")
FILLE = _related("fille", "ACCE, établissements filles")

SOURCES = (UAI, MERE, FILLE)
