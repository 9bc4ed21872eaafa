"""The older publication of the same figures by the DEPP: one file a cohort, headers partly blank."""

from __future__ import annotations

import re

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.vocabulary import APPRENTIS_EPLE, LICENCE_OUVERTE, MINISTERES, TAUX

DEPP_WHO = {
    "n_uai_de_l_etablissement": "uai",
    "libelle_de_l_etablissement": "libelle",
    "region": "region",
    "taux": "taux_emploi_6_mois",
    "taux_attendu": "taux_emploi_6_mois_attendu",
    "valeur_ajoutee": "va_emploi_6_mois",
}
DEPP_DEVENIR = {
    "taux_de_poursuite_d_etudes": "taux_poursuite_etudes",
    "part_en_poursuite_d_etudes": "part_en_poursuite_d_etudes",
    "part_en_emploi_6_mois_apres_la_sortie": "part_en_emploi_6_mois_apres_la_sortie",
    "part_des_autres_situations": "part_des_autres_situations",
}
# The older files had two header lines, merged into one by the publisher: blank cells are known by their place only.
DEPP_LATER = {"colonne_9": "taux_emploi_12_mois"}
DEPP_LAST = {"colonne_10": "taux_emploi_18_mois", "colonne_11": "taux_emploi_24_mois"}
DEPP_POURSUITE = {"colonne_5": "taux_poursuite_etudes"}


def _depp(kind: str, fourth: dict[str, str], fourth_of_2019: dict[str, str]) -> tuple[Layout, ...]:
    # The cohort is written in the name of these files and nowhere in them.
    name = re.compile(rf"(?P<annee>\d{{4}}_\d{{4}})-{kind}\.csv$")
    positional = {**DEPP_WHO, **DEPP_POURSUITE, **DEPP_LATER}
    labels = APPRENTIS_EPLE if kind == "pro" else {}
    return (
        Layout({**positional, **fourth, **DEPP_LAST}, filename=name),
        Layout({**positional, **fourth_of_2019}, filename=name),
        Layout({**DEPP_WHO, **DEPP_DEVENIR, **labels}, filename=name),
    )


DEPP_APPRENTISSAGE = Source(
    id="depp-etablissements-apprentissage",
    titre="InserJeunes, centres de formation d'apprentis (ancienne publication de la DEPP)",
    producteur=MINISTERES,
    licence=LICENCE_OUVERTE,
    layouts=_depp("apprentissage", {"colonne_4": "taux_contrats_interrompus"}, {"colonne_4": "taux_contrats_interrompus"}),
    kinds={**TAUX, "uai": "uai", "annee": "annee"},
    key=("uai", "annee"),
    cohort="annee",
    ends_with_newline=False,
)
DEPP_PRO = Source(
    id="depp-etablissements-pro",
    titre="InserJeunes, lycées professionnels (ancienne publication de la DEPP)",
    producteur=MINISTERES,
    licence=LICENCE_OUVERTE,
    layouts=_depp("pro", {"colonne_4": "dont_apprentis_eple"}, APPRENTIS_EPLE),
    kinds={**TAUX, "uai": "uai", "annee": "annee", "dont_apprentis_eple": "population"},
    key=("uai", "annee", "dont_apprentis_eple"),
    cohort="annee",
    ends_with_newline=False,
)

SOURCES = (DEPP_APPRENTISSAGE, DEPP_PRO)
