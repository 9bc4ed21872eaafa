"""What is fetched: each open dataset with its portal, its licence, its columns and the part of it that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

EDUCATION = "https://data.education.gouv.fr"
ENSEIGNEMENT_SUPERIEUR = "https://data.enseignementsup-recherche.gouv.fr"
ONISEP = "https://api.opendata.onisep.fr"
LICENCE_OUVERTE = "Licence Ouverte 2.0"
ODBL = "ODbL 1.0"


@dataclass(frozen=True)
class Download:
    """A dataset of an Opendatasoft portal (Explore API v2.1).

    `columns` are those without which the file is of no use here, as normalised headers; where the technical name and
    the French label differ, both are given: `technical|label`. `where` and `select` are ODSQL.
    """

    id: str
    portail: str
    columns: tuple[str, ...]
    licence: str = LICENCE_OUVERTE
    where: str | None = None
    select: str | None = None
    ends_with_newline: bool = True

    @property
    def filename(self) -> str:
        return f"{self.id}.csv"

    @property
    def address(self) -> str:
        asked = {"delimiter": ";", "lang": "fr", "timezone": "Europe/Paris", "use_labels": "false"}
        asked |= {name: value for name, value in (("where", self.where), ("select", self.select)) if value}
        return f"{self.metadata_address}/exports/csv?{urlencode(asked, quote_via=quote, safe='')}"

    @property
    def metadata_address(self) -> str | None:
        """Where the portal says when it last processed the dataset; None if it does not say."""
        return f"{self.portail}/api/explore/v2.1/catalog/datasets/{self.id}"


class OnisepDownload(Download):
    """A file of opendata.onisep.fr: whole, without filter nor description."""

    @property
    def address(self) -> str:
        return f"{self.portail}/downloads/{self.id}/{self.id}.csv"

    @property
    def metadata_address(self) -> None:
        return None


@dataclass(frozen=True)
class ByHand:
    """Tables that no open address gives: someone who has them puts them in `folder`."""

    titre: str
    folder: str


# The three shares are called otherwise in the French labels.
DEVENIR = (
    "part_en_poursuite_d_etudes|devenir_part_poursuite_etudes",
    "part_en_emploi_6_mois_apres_la_sortie|devenir_part_en_emploi_6_mois",
    "part_des_autres_situations|devenir_part_autre_situation_6_mois",
)
INSERJEUNES = ("annee", "uai", "libelle", "region", *DEVENIR, "taux_poursuite_etudes", "taux_emploi_6_mois")
CONTRATS_INTERROMPUS = "taux_contrats_interrompus|part_contrats_apprentissage_interrompus"

INSERSUP = (
    "genre", "nationalite", "regime_inscription|regime_d_inscription", "obtention_diplome|obtention_du_diplome",
    "type_diplome", "diplome|code_du_diplome_sise", "etablissement|code_uai_de_l_etablissement",
    "id_paysage|identifiant_interne_de_l_etablissement",
    "promo|promotion|annee_s_d_obtention_du_diplome_prise_s_en_compte",
    "nb_sortants_6|6_nombre_de_sortants_6_mois_apres_le_diplome",
    "nb_poursuivants_6|6_nombre_de_poursuivants_6_mois_apres_le_diplome",
    "tx_sortants_en_emploi_sal_fr_6|6_taux_d_emploi_salarie_en_france_6_mois_apres_le_diplome",
    "salaire_q2_12|12_salaire_mensuel_net_median_en_equivalent_temps_plein_12_mois_apres_le_diplome",
)  # fmt: skip
# Every other row counts the same people again: a million rows of them.
INSERSUP_ENSEMBLE = 'genre="ensemble" and nationalite="ensemble" and regime_inscription="ensemble"'

# All but what the service has no use for, the e-mail first: some are those of named people.
ANNUAIRE = (
    "identifiant_de_l_etablissement", "nom_etablissement", "type_etablissement", "statut_public_prive", "code_postal",
    "code_commune", "nom_commune", "code_departement", "code_academie", "code_region", "libelle_departement",
    "libelle_academie", "libelle_region", "voie_professionnelle", "apprentissage", "lycee_agricole", "lycee_des_metiers",
    "post_bac", "fiche_onisep", "latitude", "longitude", "date_maj_ligne", "etat", "ministere_tutelle", "code_nature",
    "libelle_nature", "etablissement_mere", "type_rattachement_etablissement_mere",
)  # fmt: skip

CARTOGRAPHIE = (
    "annee|session",
    "etab_uai|identifiant_de_l_etablissement",
    "etab_nom|nom_de_l_etablissement",
    "gta|code_interne_parcoursup_de_la_formation",
    "gti|code_interne_parcoursup_pour_les_portails",
    "nm|nom_long_de_la_formation",
    "fl|mentions_specialites",
    "etablissement_id_paysage",
)
PARCOURSUP = (
    "session",
    "cod_uai|code_uai_de_l_etablissement",
    "cod_aff_form",
    "fili|filiere_de_formation_tres_agregee",
    "lib_for_voe_ins|filiere_de_formation",
)
IVAL = ("annee", "uai", "secteur", "presents_total", "taux_reu_total", "va_reu_total", "taux_acces_2nde")

IDEO_ACTIONS = ("for_type", "formation_for_libelle", "for_url_et_id_onisep", "ens_code_uai")
IDEO_FORMATIONS = ("libelle_formation_principal", "code_rncp", "url_et_id_onisep")
PASSAGE = ("ci_code_rncp", "ci_code_scolarite", "ideo_identifiant_formation")


def _onisep(identifier: str, columns: tuple[str, ...]) -> OnisepDownload:
    # Files written by another tool than Opendatasoft: nothing says that their last line ends with a newline.
    return OnisepDownload(identifier, ONISEP, columns, licence=ODBL, ends_with_newline=False)


DOWNLOADS: tuple[Download, ...] = (
    Download(
        "fr-en-inserjeunes-lycee_pro-formation-fine",
        EDUCATION,
        (*INSERJEUNES, "code_formation_mefstat11", "libelle_formation", "type_diplome"),
    ),
    Download("fr-en-inserjeunes-lycee_pro", EDUCATION, (*INSERJEUNES, "dont_apprentis_eple|dont_apprentis_en_eple")),
    Download("fr-en-inserjeunes-cfa", EDUCATION, (*INSERJEUNES, CONTRATS_INTERROMPUS)),
    Download("fr-esr-insersup", ENSEIGNEMENT_SUPERIEUR, INSERSUP, where=INSERSUP_ENSEMBLE),
    Download("fr-en-indicateurs-de-resultat-des-lycees-pro_v2", EDUCATION, IVAL),
    Download("fr-en-annuaire-education", EDUCATION, ANNUAIRE, select=",".join(ANNUAIRE)),
    Download("fr-esr-cartographie_formations_parcoursup", ENSEIGNEMENT_SUPERIEUR, CARTOGRAPHIE),
    Download("fr-esr-parcoursup", ENSEIGNEMENT_SUPERIEUR, PARCOURSUP),
    _onisep("605340ddc19a9", IDEO_ACTIONS),
    _onisep("605344579a7d7", IDEO_ACTIONS),
    _onisep("5fa591127f501", IDEO_FORMATIONS),
    _onisep("6152ccdf850ef", PASSAGE),
)

BY_HAND = (
    ByHand("BCN (N_MEF, N_FORMATION_DIPLOME, V_FORMATION_DIPLOME, groupes de formations, familles, options)", "bcn"),
    ByHand("ACCE (export des établissements)", "uai"),
    ByHand("Certif Info (RNCP et codes scolarité)", "onisep"),
)
