"""What cards an identifier leads to, and by which table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.nomenclature import Code, Key, Reference
from app.queries.annee import list_dernieres_annees
from app.queries.certification import list_mefstat11
from app.queries.chiffre import FRANCE, find_chiffres
from app.queries.diplome import find_diplome
from app.queries.lieu import find_lieu, list_followed, list_followers
from app.queries.presentation import answers_of
from app.queries.identifiant import list_identifiants
from app.queries.schema import Identite
from app.queries.specialite import list_specialites
from app.warehouse import Snapshot

Relation = Literal["lui_meme", "derniere_annee", "specialite", "designe", "suivie_ici", "suivi_dans"]
BCN = {"cfd": "n-formation-diplome", "mefstat11": "n-mef"}
# Where it was looked for, as an unknown value is told.
LOOKED_IN: dict[str, str] = {
    "cfd": "les diplômes (N_FORMATION_DIPLOME, V_FORMATION_DIPLOME) de la Base centrale des nomenclatures",
    "mefstat11": "les formations (N_MEF) de la Base centrale des nomenclatures",
    "sise": "les diplômes que suit InserSup",
    "rncp": "Certif Info et les tables de l'Onisep",
    "parcoursup": "la carte des formations et les vœux de Parcoursup",
    "onisep": "Certif Info et les tables de l'Onisep",
    "uai": "l'annuaire, ACCE et les publications d'InserJeunes et d'InserSup",
}


@dataclass(frozen=True)
class Resolution:
    """A card that the identifier leads to, `relation` being what it is to it, and `table` the dataset that says so.

    `a_un_chiffre`: figures of this very formation, or of this whole establishment, are published; a diploma alone is of France.
    """

    cle: str
    relation: Relation
    libelle: str | None
    etablissement: str | None
    commune: str | None
    region: str | None
    table: str | None
    a_un_chiffre: bool


def resolve(snapshot: Snapshot, identite: Identite) -> list[Resolution]:
    """Every answer, none picked; empty where no table holds the value."""
    if identite.schema == "uai":
        return _uai(snapshot, identite.valeur)
    if identite.schema == "sise":
        return _sise(snapshot, identite.valeur)
    if identite.schema in ("cfd", "mefstat11"):
        return _code(snapshot, Code("cfd" if identite.schema == "cfd" else "mefstat11", identite.valeur))
    return _reference(snapshot, Reference.parse(f"{identite.schema}:{identite.valeur}"))


def _reference(snapshot: Snapshot, reference: Reference) -> list[Resolution]:
    tables = {answer.cle: answer.source for answer in list_identifiants(snapshot, reference)}
    return [
        Resolution(one.cle, "designe", one.libelle, one.etablissement, one.commune, None, tables[one.cle], one.a_un_chiffre)
        for one in answers_of(snapshot, reference)
    ]


def _code(snapshot: Snapshot, code: Code) -> list[Resolution]:
    diplome = find_diplome(snapshot, code)
    if diplome is None:
        return []
    last_years = [found.mefstat11 for found in list_mefstat11(snapshot, code.value)] or list_dernieres_annees(snapshot, code)
    specialites = list_specialites(snapshot, code)
    led: list[tuple[str, Relation, str | None, str]] = [(code.value, "lui_meme", diplome.libelle, BCN[code.type])]
    for mefstat11 in last_years:
        found = find_diplome(snapshot, Code("mefstat11", mefstat11))
        led.append((mefstat11, "derniere_annee", found.libelle if found else None, BCN["mefstat11"]))
    led += [(one.mefstat11, "specialite", one.libelle, one.source) for one in specialites]
    chiffres = find_chiffres(snapshot, [value for value, *_ in led])
    return [
        Resolution(str(Key(code=Code.parse(value))), relation, libelle, None, None, None, table, (value, FRANCE) in chiffres)
        for value, relation, libelle, table in led
    ]


def _sise(snapshot: Snapshot, sise: str) -> list[Resolution]:
    followers = list_followers(snapshot, sise)
    if not followers:
        return []
    chiffres, cle = find_chiffres(snapshot, [f"SISE:{sise}"]), f"SISE:{sise}"
    itself = Resolution(cle, "lui_meme", followers[0].libelle, None, None, None, "fr-esr-insersup", bool(chiffres))
    return [itself, *(
        Resolution(f"{one.uai}-{cle}", "suivi_dans", one.libelle, one.etablissement, one.commune, one.region, "fr-esr-insersup", one.a_un_chiffre)
        for one in followers
        if one.uai
    )]


def _uai(snapshot: Snapshot, uai: str) -> list[Resolution]:
    lieu = find_lieu(snapshot, uai)
    if lieu is None:
        return []
    place = (lieu.etablissement, lieu.commune, lieu.region)
    itself = Resolution(uai, "lui_meme", lieu.etablissement, *place, lieu.source, lieu.a_un_chiffre)
    return [itself, *(
        Resolution(f"{uai}-{one.code}", "suivie_ici", one.libelle, *place, one.source, one.a_un_chiffre)
        for one in list_followed(snapshot, uai)
    )]
