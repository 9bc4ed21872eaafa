"""InserJeunes on data.education.gouv.fr, in both header forms: French labels and technical names."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.vocabulary import (
    APPRENTIS_EPLE,
    ATTENDU,
    EDUCATION,
    EMPLOI,
    FORMATION,
    LABEL_DEVENIR,
    LICENCE_OUVERTE,
    MINISTERES,
    TAUX,
    TECHNICAL_DEVENIR,
    WHO,
)

CFA = Source(
    id="fr-en-inserjeunes-cfa",
    titre="InserJeunes, centres de formation d'apprentis",
    producteur=MINISTERES,
    licence=LICENCE_OUVERTE,
    page=EDUCATION + "fr-en-inserjeunes-cfa/",
    layouts=(
        Layout(
            {**WHO, **LABEL_DEVENIR, **EMPLOI, **ATTENDU, "part_contrats_apprentissage_interrompus": "taux_contrats_interrompus"},
            ignored=frozenset({"num_ligne"}),
        ),
        Layout(
            {**WHO, **TECHNICAL_DEVENIR, **EMPLOI, **ATTENDU, "taux_contrats_interrompus": "taux_contrats_interrompus"},
            ignored=frozenset({"num_ligne"}),
        ),
    ),
    kinds={**TAUX, "uai": "uai", "annee": "annee"},
    key=("uai", "annee"),
    cohort="annee",
)
LYCEE = Source(
    id="fr-en-inserjeunes-lycee_pro",
    titre="InserJeunes, lycées professionnels",
    producteur=MINISTERES,
    licence=LICENCE_OUVERTE,
    page=EDUCATION + "fr-en-inserjeunes-lycee_pro/",
    layouts=(
        Layout({**WHO, **LABEL_DEVENIR, **EMPLOI, **ATTENDU, **APPRENTIS_EPLE}),
        Layout({**WHO, **TECHNICAL_DEVENIR, **EMPLOI, **ATTENDU, "dont_apprentis_eple": "dont_apprentis_eple"}),
    ),
    kinds={**TAUX, "uai": "uai", "annee": "annee"},
    key=("uai", "annee", "dont_apprentis_eple"),
    cohort="annee",
)
FORMATION_FINE = Source(
    id="fr-en-inserjeunes-lycee_pro-formation-fine",
    titre="InserJeunes, formations des lycées professionnels",
    producteur=MINISTERES,
    licence=LICENCE_OUVERTE,
    page=EDUCATION + "fr-en-inserjeunes-lycee_pro-formation-fine/",
    layouts=(
        Layout({**WHO, **LABEL_DEVENIR, **EMPLOI, **FORMATION}),
        Layout({**WHO, **TECHNICAL_DEVENIR, **EMPLOI, **FORMATION}),
    ),
    kinds={**TAUX, "uai": "uai", "annee": "annee", "code_formation_mefstat11": "mefstat11"},
    key=("uai", "annee", "code_formation_mefstat11"),
    cohort="annee",
)

SOURCES = (CFA, LYCEE, FORMATION_FINE)
