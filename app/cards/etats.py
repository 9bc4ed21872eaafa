"""The states that a card can be in (card.md, section 7)."""

from __future__ import annotations

from typing import Literal

Etat = Literal["S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12"]

# What each state is, for those who choose among examples.
ETATS: dict[str, str] = {
    "S0": "tous les chiffres de la formation",
    "S1": "une partie des chiffres",
    "S2": "moins de 20 jeunes dans l'établissement",
    "S3": "chiffres de la région ou de la France",
    "S4": "chiffres du diplôme ancien ou nouveau",
    "S5": "classe qui n'est pas la dernière année",
    "S6": "première année commune à plusieurs spécialités",
    "S7": "enseignement supérieur",
    "S8": "chiffres de tout l'établissement",
    "S9": "formation fermée",
    "S10": "aucun chiffre",
    "S11": "en lycée et en apprentissage",
    "S12": "chiffres anciens",
}
