"""Names of a line in place of codes: an exact name of one formation or of one establishment; several are said, never picked from."""

from __future__ import annotations

import re

from app.nomenclature import Code
from app.queries.nom import intitule_of, list_diplomes_nommes, list_etablissements_nommes
from app.warehouse import Snapshot

# What a catalogue writes before the name of a formation, as `intitule_of` leaves it; the longest first.
FAMILLES = {
    "baccalaureat professionnel": "bac_pro",
    "bac professionnel": "bac_pro",
    "bac pro": "bac_pro",
    "brevet de technicien superieur": "bts",
    "bts services": "bts",
    "bts production": "bts",
    "bts": "bts",
    "certificat d aptitude professionnelle": "cap",
    "cap": "cap",
    "brevet professionnel": "brevet_professionnel",
    "bp": "brevet_professionnel",
    "brevet des metiers d art": "brevet_metiers_art",
    "bma": "brevet_metiers_art",
    "mention complementaire": "mention_complementaire",
    "mc": "mention_complementaire",
    "certificat de specialisation": "certificat_specialisation",
    "dn made": "dnmade",
    "dnmade": "dnmade",
    "but": "but",
    "licence professionnelle": "licence_pro",
    "licence pro": "licence_pro",
}
MOST_TRIED = 5


class Unanswered(Exception):
    """A line has no card: `motif` is why, `detail` says more of it, `essais` are keys of cards to look at instead."""

    def __init__(self, motif: str, detail: str = "", essais: tuple[str, ...] = ()) -> None:
        super().__init__(motif)
        self.motif, self.detail, self.essais = motif, detail, essais


def find_formation(snapshot: Snapshot, nom: str, place: str | None) -> Code:
    """The only open diploma of that name, of the family that the name begins with if it does. Raises Unanswered."""
    words = re.sub(r" en apprentissage$", "", intitule_of(nom))
    # The whole name first: some diplomas are called what a family is.
    family = next((known for known in FAMILLES if words.startswith(f"{known} ")), None)
    found = list_diplomes_nommes(snapshot, words)
    if family and not found:
        named = list_diplomes_nommes(snapshot, words.removeprefix(f"{family} "))
        found = [diplome for diplome in named if diplome.type_diplome == FAMILLES[family]]
    # A diploma renewed under its own name leaves closed ones behind.
    open_ones = [diplome for diplome in found if diplome.est_ouvert] or found
    if len(open_ones) == 1:
        return Code("cfd", open_ones[0].code)
    before = f"{place}-" if place else ""
    essais = tuple(f"{before}{diplome.code}" for diplome in open_ones[:MOST_TRIED]) or ((place,) if place and len(place) == 8 else ())
    raise Unanswered("noms_plusieurs" if open_ones else "nom_inconnu", essais=essais)


def find_etablissement(snapshot: Snapshot, nom: str, commune: str, code_postal: str) -> str:
    """The UAI of the only establishment of that name there. « Lycée Hugo, Rennes » tells both. Raises Unanswered."""
    found = list_etablissements_nommes(snapshot, nom)
    if not found and "," in nom and not commune:
        nom, _, commune = nom.rpartition(",")
        found = list_etablissements_nommes(snapshot, nom)
    town = intitule_of(commune)
    there = [
        etablissement
        for etablissement in found
        if (not town or etablissement.commune == town) and (len(code_postal) != 5 or etablissement.code_postal in (None, code_postal))
    ]
    if len(there) == 1:
        return there[0].uai
    essais = tuple(etablissement.uai for etablissement in (there or found)[:MOST_TRIED])
    raise Unanswered("etablissements_plusieurs" if there else "etablissement_inconnu", essais=essais)
