"""What stands around the figures of every card."""

from __future__ import annotations

from app.cards.voice import Phrase

PRODUIT = "Trajectoires"
FICTIF = Phrase("Données fictives")

ACTION = Phrase("Parlez-en avec un professeur, un psychologue de l'Éducation nationale ou vos proches.")
SOURCE = Phrase("Source : {nom} ({producteur}){date}. Calculs et présentation : {produit}.")
SHORT_SOURCE = Phrase("Source : {nom}.")
SENTENCE = Phrase("{text}.")
NAMED = Phrase("{name} : {text}")
LEFT_IN = Phrase("Sortis en {years} :")
DATED = Phrase(", données du {day}/{month}/{year}")
MORE = Phrase("Comprendre ces chiffres")

# The question under a detailed card, and its answers by the name under which they are counted.
AVIS = Phrase("Cette information vous aide ?")
AVIS_REPONSES = {"oui": Phrase("Oui"), "un peu": Phrase("Un peu"), "non": Phrase("Non")}
