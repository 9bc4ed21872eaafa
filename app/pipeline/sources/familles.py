"""Common first years (secondes communes, BTS with a common year) and the specialities that they lead to."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.bcn import PRODUCTEUR, columns
from app.pipeline.sources.vocabulary import LICENCE_OUVERTE

ORION = "ministère de l'Éducation nationale, table établie par Orion"
# The programming interface of the BCN adds its own housekeeping to each table.
HOUSEKEEPING = frozenset("numero_compte gestion_diffusion id created_at updated_at statut_id date_statut n_commentaire".split())
DATES = {"date_ouverture": "date", "date_fermeture": "date", "date_intervention": "date"}


def _both_forms(names: str, ignored: str) -> tuple[Layout, ...]:
    """The CSV file and the JSON answer of one table of the BCN: the same columns, under the same names."""
    known = frozenset(ignored.split())
    return (Layout(columns(names), ignored=known), Layout(columns(names), ignored=known | HOUSEKEEPING))


GROUPE_FORMATION = Source(
    id="n-groupe-formation",
    titre="N_GROUPE_FORMATION, familles de métiers et diplômes à options",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    layouts=_both_forms(
        "groupe_formation type_groupe_formation libelle_edition date_ouverture date_fermeture date_intervention",
        "libelle_court libelle_long n_commentaire",
    ),
    kinds=DATES,
    # Both forms may lie in one folder: a row is repeated only inside one file (see intermediate/famille.sql).
    key=("fichier", "groupe_formation"),
    quoted=False,
)
LIEN_FORMATION_GROUPE = Source(
    id="n-lien-formation-groupe",
    titre="N_LIEN_FORMATION_GROUPE, diplômes d'une famille de métiers ou d'un diplôme à options",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    layouts=_both_forms("groupe_formation formation_diplome date_ouverture date_fermeture date_intervention", "n_commentaire"),
    kinds={**DATES, "formation_diplome": "cfd"},
    key=("fichier", "groupe_formation", "formation_diplome"),
    quoted=False,
)
FAMILLES_METIERS = Source(
    id="familles-metiers",
    titre="Familles de métiers : secondes communes et leurs spécialités",
    producteur=ORION,
    licence=LICENCE_OUVERTE,
    layouts=(
        Layout(
            columns("famille specialite mefstat11_commun cfd_commun mefstat11_specialite cfd_specialite"),
            ignored=frozenset({"code_ministere_tutelle"}),
        ),
    ),
    kinds={
        "mefstat11_commun": "mefstat11",
        "cfd_commun": "cfd",
        "mefstat11_specialite": "mefstat11",
        "cfd_specialite": "cfd",
    },
    key=("mefstat11_commun", "mefstat11_specialite"),
)
OPTIONS_BTS = Source(
    id="options-bts",
    titre="BTS à première année commune et leurs options",
    producteur=ORION,
    licence=LICENCE_OUVERTE,
    layouts=(
        Layout(
            columns("cfd_commun famille cfd_specialite specialite"),
            ignored=frozenset(
                f"{what}_cfdannee{year}" for what in ("rs", "date_ouverture", "date_fermeture") for year in (1, 2)
            )
            | {"code_ministere_tutelle"},
        ),
    ),
    kinds={"cfd_commun": "cfd", "cfd_specialite": "cfd"},
    key=("cfd_commun", "cfd_specialite"),
)

SOURCES = (GROUPE_FORMATION, LIEN_FORMATION_GROUPE, FAMILLES_METIERS, OPTIONS_BTS)
