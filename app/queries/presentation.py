"""What a search found, as the cards to go to."""

from __future__ import annotations

from typing import Any

from app.nomenclature import Code, Key, Reference
from app.queries.chiffre import find_chiffres
from app.queries.etablissement import list_populations
from app.queries.formation import list_formations
from app.queries.identifiant import Identifiant, list_identifiants
from app.queries.insersup import find_insersup
from app.queries.lexique import Offres
from app.queries.resultat import Resultat
from app.warehouse import Snapshot

# What is written of each kind, by its numbers.
SELECT_FICHES = {
    "offre": "SELECT numero, code, a_un_chiffre FROM marts.recherche_offre WHERE numero IN (SELECT unnest($1::INTEGER[]))",
    "formation": "SELECT numero, formation, libelle, a_un_chiffre FROM marts.recherche_formation WHERE numero IN (SELECT unnest($1::INTEGER[]))",
    "etablissement": """
        SELECT numero, uai, libelle, commune, code_region, a_un_chiffre
        FROM marts.recherche_etablissement
        WHERE numero IN (SELECT unnest($1::INTEGER[]))
    """,
}
SELECT_NOM = "SELECT libelle, commune FROM marts.recherche_etablissement WHERE uai = ?"


class Fiches:
    """What is written of the formations, establishments and offers of one answer, each read once, by its number."""

    def __init__(self, snapshot: Snapshot, offres: Offres, formations: list[int], places: list[int], offers: list[int]) -> None:
        self._snapshot, self._offres = snapshot, offres
        self._formations = _read(snapshot, "formation", {*formations, *(offres.formation[offer] for offer in offers)})
        self._places = _read(snapshot, "etablissement", {*places, *(offres.etablissement[offer] for offer in offers)})
        self._codes = _read(snapshot, "offre", set(offers))

    def offers(self, numeros: list[int]) -> list[Resultat]:
        """Formations in their establishments, in the order given."""
        return [self._offer(numero) for numero in numeros]

    def _offer(self, numero: int) -> Resultat:
        offer, place = self._codes[numero], self._places[self._offres.etablissement[numero]]
        libelle = self._formations[self._offres.formation[numero]]["libelle"]
        cle = f"{place['uai']}-{offer['code']}"
        return Resultat("formation_dans_etablissement", cle, libelle, place["libelle"], place["commune"], None, offer["a_un_chiffre"])

    def only_region(self, offers: list[int]) -> str | None:
        """The region that all the offers are in; None where they are in several."""
        regions = {self._places[self._offres.etablissement[offer]]["code_region"] for offer in offers}
        return regions.pop() if len(regions) == 1 else None

    def formations(self, numeros: list[int], region: str | None = None) -> list[Resultat]:
        """In the region first, where it has figures, then in France, in the order given."""
        rows = [self._formations[numero] for numero in numeros]
        chiffres = find_chiffres(self._snapshot, [row["formation"] for row in rows], region) if region else {}
        results: list[Resultat] = []
        for row in rows:
            formation, libelle = row["formation"], row["libelle"]
            code = Code.parse(formation)
            if (formation, region) in chiffres:
                cle = str(Key(region=region, code=code))
                results.append(Resultat("formation", cle, libelle, None, None, chiffres[formation, region], True))
            results.append(Resultat("formation", str(Key(code=code)), libelle, None, None, "France", row["a_un_chiffre"]))
        return results

    def places(self, numeros: list[int]) -> list[Resultat]:
        """Establishments, in the order given."""
        rows = [self._places[numero] for numero in numeros]
        return [Resultat("etablissement", row["uai"], row["libelle"], row["libelle"], row["commune"], None, row["a_un_chiffre"]) for row in rows]

    def places_of(self, offers: list[int]) -> list[Resultat]:
        """The establishments of these offers, each once."""
        return self.places(list(dict.fromkeys(self._offres.etablissement[offer] for offer in offers)))


def _read(snapshot: Snapshot, kind: str, numeros: set[int]) -> dict[int, dict[str, Any]]:
    return {row["numero"]: row for row in snapshot.rows(SELECT_FICHES[kind], sorted(numeros))} if numeros else {}


def answers_of(snapshot: Snapshot, reference: Reference) -> list[Resultat]:
    """What a number of another catalogue stands for: every answer, none picked."""
    return [_answer(snapshot, answer) for answer in list_identifiants(snapshot, reference)]


def _answer(snapshot: Snapshot, answer: Identifiant) -> Resultat:
    if answer.uai is None:
        known = bool(find_chiffres(snapshot, [str(answer.code)]))
        return Resultat("formation", answer.cle, answer.libelle, None, None, "France", known)
    lieu = next(iter(snapshot.rows(SELECT_NOM, answer.uai)), {"libelle": None, "commune": None})
    kind = "formation_dans_etablissement" if answer.cfd or answer.sise else "etablissement"
    return Resultat(kind, answer.cle, answer.libelle, lieu["libelle"], lieu["commune"], None, _has_figures(snapshot, answer))


def _has_figures(snapshot: Snapshot, answer: Identifiant) -> bool:
    uai = str(answer.uai)
    if answer.sise:
        found = find_insersup(snapshot, uai, Code("sise", answer.sise))
        return found is not None and found.figures.millesime is not None
    followed = list_formations(snapshot, uai, Code("cfd", answer.cfd)) if answer.cfd else list_populations(snapshot, uai)
    return any(one.figures.millesime for one in followed)
