"""What may be said beside the figures of others, and of small groups."""

from __future__ import annotations

from app.cards.voice import Phrase

SMALL_GROUP = Phrase("Petit groupe : la tendance se situe sans doute entre {a} et {b} sur 10.")
VERDICTS = {
    "plus": Phrase("C'est plus que dans les autres établissements {where} ({amount})."),
    "moins": Phrase("C'est moins que dans les autres établissements {where} ({amount})."),
    "proche": Phrase("C'est proche des autres établissements {where}."),
    "inconnu": Phrase("Le groupe est trop petit pour dire si c'est différent {where}."),
}
AMOUNT_ABOUT = Phrase("environ {k} sur 10")
AMOUNT_UNDER = Phrase("moins de 1 sur 10")
AMOUNT_OVER = Phrase("plus de 9 sur 10")
BOTH = Phrase("{first} {then}")
CONTEXT = Phrase("Le lieu, les emplois proches et le parcours des jeunes comptent aussi.")
