"""People whose figures a card shows, with what is published beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.nomenclature import Code
from app.queries.etablissement import Etablissement, Population
from app.queries.figures import Figures
from app.queries.formation import Filiere, Formation
from app.queries.historique import Cohorte, list_historique
from app.queries.insersup import InsersupNational
from app.queries.organisme import Role
from app.queries.reference import Reference, list_references
from app.queries.reponse import Reponse
from app.queries.salaire import Salaire, find_salaire
from app.queries.uai_lie import Lien
from app.queries.valeur_ajoutee import ValeurAjoutee, find_valeur_ajoutee
from app.warehouse import Snapshot

# Whose leavers are told of beside the figures of a group, its own kind of students first.
LEAVERS: dict[str, tuple[Population, ...]] = {"eleves": ("eleves", "lycee"), "apprentis": ("apprentis", "cfa"), "cfa": ("cfa",), "lycee": ("lycee",)}


@dataclass(frozen=True)
class Groupe:
    """People whose figures the card shows, and what is known beside them. `figures`: None where only references are shown.

    `population` says whose words are used; `role`: what the establishment that the figures are of is to the one asked, where
    it is another (see Repli);
    `est_tout_etablissement`: all formations together. `national`: the same diploma of higher education in France.
    """

    population: str
    figures: Figures | None = None
    role: Role | Lien | None = None
    est_tout_etablissement: bool = False
    references: list[Reference] = field(default_factory=list)
    national: InsersupNational | None = None
    historique: list[Cohorte] = field(default_factory=list)
    salaire: Salaire | None = None
    valeur_ajoutee: ValeurAjoutee | None = None


def groupe_of_formation(snapshot: Snapshot, found: Formation, reponse: Reponse) -> Groupe:
    population = "apprentis" if found.filiere == "apprentissage" else "eleves"
    code, attached = Code.parse(found.code), found.uai != reponse.key.uai
    return Groupe(
        population,
        found.figures,
        role=reponse.repli.role if attached and reponse.repli else None,
        references=list_references(snapshot, found.code, found.code_region, found.filiere),
        historique=list_historique(snapshot, found.uai, code, None),
        salaire=find_salaire(snapshot, code, found.filiere),
        valeur_ajoutee=None if attached else _leavers(snapshot, found.uai, population),
    )


def groupe_of_etablissement(snapshot: Snapshot, reponse: Reponse, found: Etablissement, code: Code | None) -> Groupe:
    """A whole establishment; with the salary of the diploma asked, which is of the whole country anyway."""
    attached = found.uai != reponse.key.uai
    filiere: Filiere | None = "apprentissage" if found.population in ("cfa", "apprentis") else None
    return Groupe(
        found.population,
        found.figures,
        role=reponse.repli.role if attached and reponse.repli else None,
        est_tout_etablissement=True,
        historique=list_historique(snapshot, found.uai, None, found.population),
        salaire=find_salaire(snapshot, code, filiere) if code else None,
        valeur_ajoutee=None if attached else _leavers(snapshot, found.uai, found.population),
    )


def groupe_of_reference(snapshot: Snapshot, reponse: Reponse, code: Code, shown: Reference) -> Groupe:
    region = shown.code_region if shown.niveau == "region" else None
    population = "apprentis" if shown.filiere == "apprentissage" else "eleves"
    references = list_references(snapshot, code.value, region, shown.filiere)
    kept = [found for found in references if found.niveau == "region" or not reponse.key.region]
    return Groupe(population, references=kept, salaire=find_salaire(snapshot, code, shown.filiere))


def list_groupes_of_students(snapshot: Snapshot, reponse: Reponse, code: Code) -> list[Groupe]:
    here, national = reponse.superieur, reponse.superieur_national
    figures = here.figures if here and here.figures.millesime else None
    if reponse.key.region or not (figures or (national and national.figures.millesime)):
        return []
    uai = reponse.key.uai if figures else None
    historique = list_historique(snapshot, uai, code, None)
    return [Groupe("etudiants", figures, national=national, historique=historique, salaire=find_salaire(snapshot, code))]


def _leavers(snapshot: Snapshot, uai: str, population: str) -> ValeurAjoutee | None:
    found = (find_valeur_ajoutee(snapshot, uai, name) for name in LEAVERS[population])
    return next(filter(None, found), None)
