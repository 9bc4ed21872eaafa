"""A card at a glance, for those who look at many: whose figures it shows, or why it shows none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.cards.card import Card
from app.nomenclature import Key
from app.queries.repli import Etape

Signe = Literal["plein", "contour", "vide"]
# Whose figures stand first; « propre » and « groupe_ancien » are of what was asked.
WHOSE: dict[Etape, str] = {
    "propre": "chiffres de cette formation",
    "groupe_ancien": "chiffres d'un groupe plus ancien",
    "continuum": "chiffres du diplôme ancien ou nouveau",
    "autre_uai": "chiffres d'un établissement rattaché",
    "etablissement": "chiffres de tout l'établissement",
    "region": "chiffres de la région",
    "france": "chiffres de la France",
}
NONE = "aucun chiffre"
CHOICE = "plusieurs réponses, à choisir"
COMMON_YEAR = "première année commune : les spécialités, une par une"


@dataclass(frozen=True)
class Apercu:
    """`signe`: `plein` for what was asked, `contour` for what stands in for it, `vide` for nothing; `texte` says it in words;
    `raison`: why there is nothing of what was asked, as the card says it, or nothing.
    """

    signe: Signe
    texte: str
    raison: str = ""


def apercu_of(card: Card) -> Apercu:
    """In French, whatever the language of the card."""
    if card.choix:
        return Apercu("vide", CHOICE)
    if card.specialites:
        told = any(line.part_en_emploi_6_mois is not None or line.part_formation is not None for line in card.specialites)
        return Apercu("contour" if told else "vide", COMMON_YEAR if told else NONE)
    shown = next((bloc for bloc in card.blocs if bloc.has_figures and not bloc.memoire), None)
    raison = "" if card.blocs[0].has_figures else " ".join(card.blocs[0].annonces)
    if shown is None:
        return Apercu("vide", NONE, raison)
    if shown.etape == "propre" and Key.parse(card.cle).code is None:
        return Apercu("plein", WHOSE["etablissement"])
    own = shown.etape == "propre" and shown is card.blocs[0]
    return Apercu("plein" if own else "contour", WHOSE[shown.etape], raison)
