"""Departments, with their académie and their region."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.vocabulary import LICENCE_OUVERTE

DEPARTEMENTS = Source(
    id="departements-academies-regions",
    titre="Départements, académies et régions",
    producteur="ministère de l'Éducation nationale, table établie par Orion",
    licence=LICENCE_OUVERTE,
    layouts=(
        Layout(
            {
                "coderegion": "code_region",
                "codeacademie": "code_academie",
                "libelleacademie": "libelle_academie",
                "codedepartement": "code_departement",
                "libelledepartement": "libelle_departement",
            },
            ignored=frozenset({"libelleregion"}),
        ),
    ),
    # Académies without a department end the file: « Sans objet », « Étranger ».
    key=("code_academie", "code_departement"),
)

SOURCES = (DEPARTEMENTS,)
