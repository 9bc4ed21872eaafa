"""The point questions of a card whose answers the build gathers by address, so that a card asks them together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from app.queries.annee import SELECT_DERNIERES_ANNEES
from app.queries.annuaire import SELECT_ANNUAIRE
from app.queries.comparaison import SELECT_COMPARAISON
from app.queries.continuum import SELECT_CONTINUUM
from app.queries.diplome import SELECT_DIPLOME
from app.queries.etablissement import SELECT_ETABLISSEMENT
from app.queries.formation import SELECT_FORMATION
from app.queries.insersup import SELECT_INSERSUP, SELECT_NATIONAL
from app.queries.organisme import SELECT_ORGANISMES
from app.queries.reference import SELECT_REFERENCES
from app.queries.reussite import SELECT_REUSSITE
from app.queries.rupture import SELECT_RUPTURE
from app.queries.salaire import SELECT_SALAIRE, SELECT_SALAIRE_SUPERIEUR
from app.queries.specialite import SELECT_SPECIALITES
from app.queries.uai_lie import SELECT_UAI_LIE
from app.queries.valeur_ajoutee import SELECT_VALEUR_AJOUTEE

# By the code of the publication or by its CFD, of one filière or of all.
SALAIRE = """(
    SELECT DISTINCT unnest([r.code, r.code, d.cfd, d.cfd]) AS code, unnest([r.filiere, NULL, r.filiere, NULL]) AS filiere
    FROM marts.reference_publiee AS r LEFT JOIN marts.diplome AS d ON d.code = r.code
)"""
PLACES = ("uai", "code_region")
CODES = ("code", "mefstat11", "cfd", "sise")


@dataclass(frozen=True)
class Question:
    """`parametres`: the columns of `demandees` (a table, or a query) that hold all the parameters that have an answer.

    `dates`: the columns of the answer that are dates, which JSON writes as text. `detail`: asked by the detailed card only.
    """

    nom: str
    sql: str
    parametres: tuple[str, ...]
    demandees: str
    dates: tuple[str, ...] = ()
    detail: bool = False

    def adresse(self, parametres: tuple[object, ...]) -> str:
        """Where the answer is kept: a UAI, the code of a region, 00 for France, or nothing; then a code of a diploma, or nothing."""
        place, code = (next((parametres[one] for one in ones if parametres[one]), "") for ones in self._of_adresse)
        return f"{place}-{code}{'+' if self.detail else ''}"

    @cached_property
    def _of_adresse(self) -> list[list[int]]:
        """Where the parameters of a place stand among all, and those of a code."""
        return [[self.parametres.index(name) for name in names if name in self.parametres] for names in (PLACES, CODES)]


QUESTIONS = (
    Question("etablissement", SELECT_ETABLISSEMENT, ("uai",), "marts.etablissement"),
    Question("annuaire", SELECT_ANNUAIRE, ("uai",), "marts.annuaire"),
    Question("uai_lie", SELECT_UAI_LIE, ("uai",), "marts.uai_lie"),
    Question("organisme", SELECT_ORGANISMES, ("uai", "cfd"), "marts.offre_apprentissage"),
    Question("formation_mefstat11", SELECT_FORMATION["mefstat11"], ("uai", "mefstat11"), "marts.formation"),
    Question("formation_cfd", SELECT_FORMATION["cfd"], ("uai", "cfd"), "marts.formation"),
    Question("comparaison", SELECT_COMPARAISON, ("uai", "code"), "marts.comparaison"),
    Question("insersup", SELECT_INSERSUP, ("uai", "sise"), "marts.insersup"),
    Question("diplome", SELECT_DIPLOME, ("code",), "marts.diplome", dates=("date_fermeture",)),
    Question("derniere_annee", SELECT_DERNIERES_ANNEES, ("code",), "marts.derniere_annee"),
    Question("specialite", SELECT_SPECIALITES, ("code", "type_code"), "marts.specialite", dates=("date_ouverture", "date_fermeture")),
    Question("continuum", SELECT_CONTINUUM, ("code", "type_code"), "marts.continuum"),
    Question("reference", SELECT_REFERENCES, ("code", "code_region"), "marts.reference"),
    Question("insersup_national", SELECT_NATIONAL, ("sise",), "marts.insersup_national"),
    # All but the years before: they are half of what is published, and would take a third of the time of a build.
    Question("salaire", SELECT_SALAIRE, ("code", "filiere"), SALAIRE, detail=True),
    Question("salaire_superieur", SELECT_SALAIRE_SUPERIEUR, ("sise",), "marts.insersup_national", detail=True),
    Question("valeur_ajoutee", SELECT_VALEUR_AJOUTEE, ("uai", "population"), "marts.valeur_ajoutee", detail=True),
    Question("reussite", SELECT_REUSSITE, ("uai",), "marts.reussite", detail=True),
    Question("rupture", SELECT_RUPTURE, ("uai",), "marts.rupture", detail=True),
)
BY_SQL = {question.sql: question for question in QUESTIONS}
BY_NAME = {question.nom: question for question in QUESTIONS}
# How answers are gathered, addressed and packed: to be raised with any change of it, in reponses.py, ensemble.py or paquets.py.
FORME = 1
# A file whose answers were gathered with other questions, or otherwise, is asked these ones directly.
EMPREINTE = hashlib.sha256(repr((FORME, PLACES, CODES, QUESTIONS)).encode()).hexdigest()[:16]
