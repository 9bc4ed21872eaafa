"""What a search found, as the cards to go to."""

from __future__ import annotations

from dataclasses import dataclass

from app.nomenclature import Code, Reference
from app.queries.chiffre import FRANCE, find_chiffres
from app.queries.etablissement import list_populations
from app.queries.formation import list_formations
from app.queries.identifiant import Identifiant, list_identifiants
from app.queries.insersup import find_insersup
from app.queries.resultat import Resultat
from app.warehouse import Snapshot

# Each in the order of the numbers that are asked for.
SELECT_TROUVEES = """
    SELECT o.uai || '-' || o.code AS cle, f.libelle, e.libelle AS etablissement, e.commune, e.code_region, o.numero_etablissement,
        o.a_un_chiffre
    FROM (SELECT unnest($1::INTEGER[]) AS numero, generate_subscripts($1::INTEGER[], 1) AS rang) AS demande
    JOIN marts.recherche_offre AS o USING (numero)
    JOIN marts.recherche_formation AS f ON f.numero = o.numero_formation
    JOIN marts.recherche_etablissement AS e ON e.numero = o.numero_etablissement
    ORDER BY rang
"""
SELECT_FORMATIONS = "SELECT numero, formation, libelle FROM marts.recherche_formation WHERE numero IN (SELECT unnest($1::INTEGER[]))"
SELECT_ETABLISSEMENTS = """
    SELECT numero, uai, libelle, commune, a_un_chiffre FROM marts.recherche_etablissement WHERE numero IN (SELECT unnest($1::INTEGER[]))
"""
SELECT_NOM = "SELECT libelle, commune FROM marts.recherche_etablissement WHERE uai = ?"


@dataclass(frozen=True)
class Offre:
    """A result, and where it is."""

    resultat: Resultat
    numero_etablissement: int
    code_region: str | None


def tell_offers(snapshot: Snapshot, numeros: list[int]) -> list[Offre]:
    """Formations in their establishments, in the order given."""
    return [
        Offre(
            Resultat("formation_dans_etablissement", row["cle"], row["libelle"], row["etablissement"], row["commune"], None, row["a_un_chiffre"]),
            row["numero_etablissement"],
            row["code_region"],
        )
        for row in (snapshot.rows(SELECT_TROUVEES, numeros) if numeros else [])
    ]


def tell_formations(snapshot: Snapshot, numeros: list[int], region: str | None = None) -> list[Resultat]:
    """In the region first, where it has figures, then in France, in the order given."""
    rows = {row["numero"]: row for row in snapshot.rows(SELECT_FORMATIONS, numeros)} if numeros else {}
    chiffres = find_chiffres(snapshot, [row["formation"] for row in rows.values()], region)
    results: list[Resultat] = []
    for formation, libelle in ((rows[numero]["formation"], rows[numero]["libelle"]) for numero in numeros):
        if (formation, region) in chiffres:
            results.append(Resultat("formation", f"{region}-{formation}", libelle, None, None, chiffres[formation, region], True))
        results.append(Resultat("formation", formation, libelle, None, None, "France", (formation, FRANCE) in chiffres))
    return results


def tell_etablissements(snapshot: Snapshot, numeros: list[int]) -> list[Resultat]:
    """In the order given."""
    rows = {row["numero"]: row for row in snapshot.rows(SELECT_ETABLISSEMENTS, numeros)} if numeros else {}
    return [
        Resultat("etablissement", row["uai"], row["libelle"], row["libelle"], row["commune"], None, row["a_un_chiffre"])
        for row in (rows[numero] for numero in numeros)
    ]


def answers_of(snapshot: Snapshot, reference: Reference) -> list[Resultat]:
    """What a number of another catalogue stands for: every answer, none picked."""
    return [_answer(snapshot, answer) for answer in list_identifiants(snapshot, reference)]


def _answer(snapshot: Snapshot, answer: Identifiant) -> Resultat:
    if answer.uai is None:
        known = bool(find_chiffres(snapshot, [answer.cle]))
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
