"""The files that `scripts.fetch_api` writes from the API InserJeunes: one a level, one column a mesure."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source, normalise
from app.pipeline.sources.vocabulary import EMPLOI, LABEL_DEVENIR, MINISTERES, TAUX

# Names of the API, in the order of the columns.
EFFECTIFS = (
    "nb_annee_term", "nb_poursuite_etudes", "nb_sortant", "nb_en_emploi_6_mois", "nb_en_emploi_12_mois",
    "nb_en_emploi_18_mois", "nb_en_emploi_24_mois",
)  # fmt: skip
POURCENTAGES = (
    "taux_poursuite_etudes", "taux_emploi_6_mois", "taux_emploi_12_mois", "taux_emploi_18_mois", "taux_emploi_24_mois",
    "taux_rupture_contrats", "DEVENIR_part_poursuite_etudes", "DEVENIR_part_en_emploi_6_mois",
    "DEVENIR_part_autre_situation_6_mois",
)  # fmt: skip
SALAIRES = ("salaire_TS_Q1_12_mois", "salaire_TS_Q2_12_mois", "salaire_TS_Q3_12_mois")
MESURES = (*EFFECTIFS, *POURCENTAGES, *SALAIRES)
CODE = ("code", "type_code", "millesime", "filiere")

LICENCE = "non précisée (accès sur identifiants)"
RATES = {**EMPLOI, **LABEL_DEVENIR, "taux_rupture_contrats": "taux_contrats_interrompus"}
QUARTILES = {f"salaire_ts_q{rank}_12_mois": f"salaire_q{rank}_12_mois" for rank in (1, 2, 3)}
KINDS = {
    **TAUX,
    "uai": "uai",
    "code_region_academique": "region_academique",
    "code": "formation",
    "millesime": "annee",
    "filiere": "filiere",
    **{name: "nombre" for name in (*EFFECTIFS, *QUARTILES.values())},
}


def _source(level: str, titre: str, place: tuple[str, ...], counts: tuple[str, ...]) -> Source:
    read = {**{name: name for name in (*place, *CODE, *counts)}, **RATES, **QUARTILES}
    # A count of persons that no rule needs is not even read.
    ignored = frozenset(normalise(MESURES)) - read.keys()
    return Source(
        id=f"api-inserjeunes-{level}",
        titre=f"API InserJeunes, {titre}",
        producteur=MINISTERES,
        licence=LICENCE,
        layouts=(Layout(read, ignored=ignored),),
        kinds=KINDS,
        key=(*(name for name in place if name != "libelle"), "code", "millesime", "filiere"),
        cohort="millesime",
    )


ETABLISSEMENT = _source("etablissement", "formations des établissements", ("uai", "libelle"), ("nb_annee_term",))
REGION = _source("region", "formations par région", ("code_region_academique",), ("nb_annee_term", "nb_en_emploi_12_mois"))
NATIONAL = _source("national", "formations en France", (), ("nb_annee_term", "nb_en_emploi_12_mois"))

SOURCES = (ETABLISSEMENT, REGION, NATIONAL)
