"""How many addresses have a figure, as bars and in words: step by step, then filière, diploma, region and cohort."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.french import percent_of, typeset
from app.cards.voice import Voice, enumerate_years
from app.cards.wording.nouns import DIPLOMAS
from app.nomenclature import leaving_years
from app.queries.donnees import Axe, Compte

# In the order in which a card looks for figures.
ETAPES = {
    "formation": "Une formation dans un établissement",
    "etablissement": "Un établissement entier, toutes ses formations réunies",
    "region": "Un diplôme dans une région",
    "france": "Un diplôme en France",
    "superieur": "Un diplôme du supérieur dans un établissement",
    "superieur_france": "Un diplôme du supérieur en France",
}
AXES: dict[Axe, str] = {"filiere": "Filière", "type_diplome": "Diplôme", "code_region": "Région", "millesime": "Jeunes sortis en"}
FILIERES = {
    "scolaire": "Voie professionnelle scolaire",
    "agricole": "Voie scolaire agricole",
    "apprentissage": "Apprentissage",
    "cfa": "CFA (apprentissage)",
    "lycee": "Lycées (voie professionnelle)",
}
OTHER_DIPLOMA = "Autre diplôme"
OTHER_PLACE = "Hors des 18 régions, ou région inconnue"


@dataclass(frozen=True)
class Barre:
    """A share of the addresses. `pleine` (a figure of the latest cohort) and `pale` (an older one only) in hundredths."""

    libelle: str
    part: str
    compte: str
    pleine: float
    pale: float


@dataclass(frozen=True)
class Graphique:
    """The bars of one axis, the most numerous first; the cohorts in their order."""

    axe: str
    barres: tuple[Barre, ...]


@dataclass(frozen=True)
class Etape:
    """`ensemble`: the bar of the whole step, None where the files read name no such address."""

    titre: str
    ensemble: Barre | None
    graphiques: tuple[Graphique, ...]


def etapes_of(comptes: list[Compte]) -> list[Etape]:
    """Every step, those without any address included."""
    return [_etape(nom, [compte for compte in comptes if compte.etape == nom]) for nom in ETAPES]


def _etape(nom: str, comptes: list[Compte]) -> Etape:
    titre = ETAPES[nom]
    whole = [compte for compte in comptes if compte.axe == "ensemble"]
    graphiques = [Graphique(titre, _barres(axe, [compte for compte in comptes if compte.axe == axe])) for axe, titre in AXES.items()]
    return Etape(titre, _barre(titre, whole[0]) if whole else None, tuple(each for each in graphiques if each.barres))


def _barres(axe: Axe, comptes: list[Compte]) -> tuple[Barre, ...]:
    if axe == "millesime":
        comptes = sorted(comptes, key=lambda compte: leaving_years(compte.valeur)[::-1])
    else:
        comptes = sorted(comptes, key=lambda compte: (-compte.adresses, compte.valeur))
    return tuple(_barre(_libelle(compte), compte) for compte in comptes)


def _barre(libelle: str, compte: Compte) -> Barre:
    number, total = Voice().number, compte.adresses
    counted = f"{number(compte.avec_chiffres)} sur {number(total)}"
    older = f", dont {number(compte.dont_anciens)} plus ancien{'s' if compte.dont_anciens > 1 else ''}" if compte.dont_anciens else ""
    latest = compte.avec_chiffres - compte.dont_anciens
    return Barre(
        libelle, typeset(percent_of(compte.avec_chiffres, total)), typeset(counted + older), _share(latest, total), _share(compte.dont_anciens, total)
    )


def _share(amount: int, total: int) -> float:
    return round(100 * amount / total, 2)


def _libelle(compte: Compte) -> str:
    """The value of an axis, in words."""
    if compte.axe == "millesime":
        return enumerate_years(leaving_years(compte.valeur))
    if compte.axe == "type_diplome":
        return DIPLOMAS[compte.valeur].nom or OTHER_DIPLOMA
    return (compte.region or OTHER_PLACE) if compte.axe == "code_region" else FILIERES[compte.valeur]
