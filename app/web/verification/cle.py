"""What the key of a pasted card leads to: nothing possible, nothing known, a choice, other figures, none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.cards.card import Card
from app.cards.etats import ETATS
from app.nomenclature import InvalidIdentifier, parse_address
from app.web.cartes import STATUS, card_at
from app.web.options import Options
from app.web.verification import wording
from app.web.verification.constat import Constat, Service, say

# What text processors put in the place of a dash, and around a copied word.
DASHES, AROUND = re.compile("[‐‑‒–—−]"), re.compile("[\\s\u200b“”«»\"'‘’]+")


@dataclass(frozen=True)
class Cle:
    """`card` is None where the key names nothing; `texte`: the key as it is to be written."""

    texte: str
    card: Card | None
    etat: str
    constats: list[Constat]


def read_cle(ligne: int, ecrite: str, options: Options, service: Service) -> Cle:
    """The card that would be shown for what is written, and what its author should know of it."""
    propre = AROUND.sub("", DASHES.sub("-", ecrite))
    try:
        address = parse_address(propre)
    except InvalidIdentifier as error:
        return Cle(ecrite, None, "clé impossible", [say(ligne, wording.CLE_IMPOSSIBLE, message=str(error))])
    said = [] if propre == ecrite else [say(ligne, wording.CLE_NETTOYEE, cle=ecrite[:60], propre=propre)]
    card = card_at(service.snapshot, address, options, service.jour)
    if STATUS.get(card.motif or ""):
        return Cle(propre, None, "clé inconnue", [*said, say(ligne, wording.CLE_INCONNUE, cle=propre, mots=_words(card))])
    etat = "plusieurs réponses, la carte offre le choix" if card.choix else ETATS[card.etat]
    return Cle(propre, card, etat, [*said, *_shown(ligne, propre, card, options)])


def _shown(ligne: int, cle: str, card: Card, options: Options) -> list[Constat]:
    """Nothing is said of a key that has its own figures."""
    etat = ETATS[card.etat]
    if card.choix:
        cles = ", ".join(choix.cle for choix in card.choix[:5])
        return [say(ligne, wording.CLE_CHOIX, faute=False, cle=cle, n=len(card.choix), cles=cles)]
    if card.specialites:
        return [say(ligne, wording.CLE_SPECIALITES, faute=False, cle=cle, etat=etat, n=len(card.specialites))]
    if card.etat == "S10":
        hidden = options.vide == "masquer" or (options.vide == "" and options.taille == "badge")
        phrase = wording.CLE_CACHEE if hidden else wording.CLE_SANS_CHIFFRE
        return [say(ligne, phrase, faute=False, cle=cle, mots=_words(card))]
    if card.blocs[0].has_figures and card.blocs[0].etape == "propre":
        return []
    return [say(ligne, wording.CLE_REPLI, faute=False, cle=cle, etat=etat, mots=_words(card))]


def _words(card: Card) -> str:
    """The sentences that stand over the figures, and whose figures they are."""
    said = [line for bloc in card.blocs for line in bloc.annonces]
    scopes = [f"({bloc.perimetre})" for bloc in card.blocs if bloc.has_figures and bloc.perimetre]
    return " ".join([*said, *scopes])
