"""The three outcomes: their verbs, their shares in words, and what each counts."""

from __future__ import annotations

from typing import Literal

from app.cards.voice import Phrase

Subject = Literal["emploi", "formation", "autre"]

# Plural, singular, nobody, everybody.
VERBS: dict[Subject, tuple[Phrase, Phrase, Phrase, Phrase]] = {
    "emploi": (
        Phrase("ont un travail"),
        Phrase("a un travail"),
        Phrase("Aucun travail salarié repéré à cette date."),
        Phrase("Tous ont un travail."),
    ),
    "formation": (
        Phrase("sont encore en formation"),
        Phrase("est encore en formation"),
        Phrase("Aucune inscription repérée cette année-là."),
        Phrase("Tous sont encore en formation."),
    ),
    "autre": (
        Phrase("autre situation"),
        Phrase("autre situation"),
        Phrase("Aucune autre situation."),
        Phrase("Tous : autre situation."),
    ),
}
NOT_PUBLISHED: dict[Subject, Phrase] = {
    "emploi": Phrase("Travail : chiffre non publié."),
    "formation": Phrase("Formation : chiffre non publié."),
    "autre": Phrase("Autre situation : chiffre non publié."),
}

# A share in words, « jeunes » named; then the same without, and of those whose situation is not told.
ABOUT = Phrase("Environ {k} {people} sur 10 {verb}.")
EXACTLY = Phrase("{k} {people} sur 10 {verb}.")
UNDER_ONE = Phrase("Moins de 1 {people} sur 10 {verb}.")
OVER_NINE = Phrase("Plus de 9 {people} sur 10 {verb}.")
ABOUT_SHORT = Phrase("Environ {k} sur 10 {verb}.")
EXACTLY_SHORT = Phrase("{k} sur 10 {verb}.")
UNDER_ONE_SHORT = Phrase("Moins de 1 sur 10 {verb}.")
OVER_NINE_SHORT = Phrase("Plus de 9 sur 10 {verb}.")
ABOUT_OTHERS = Phrase("Environ {k} sur 10 : {verb}.")
EXACTLY_OTHERS = Phrase("{k} sur 10 : {verb}.")
UNDER_ONE_OTHERS = Phrase("Moins de 1 sur 10 : {verb}.")
OVER_NINE_OTHERS = Phrase("Plus de 9 sur 10 : {verb}.")

PERCENT = Phrase("({part} %)")

EXPLAINED = Phrase("Que compte-t-on ?")
WHO = Phrase("Qui")
SIX_MONTHS = Phrase("6 mois")
A_FORMATION_HERE = Phrase("une formation ici")
A_FORMATION_THERE = Phrase("une formation de cet organisme")
LEAD_IN_GRADUATES = Phrase("Ces chiffres parlent des {people} qui ont obtenu {quoi}.")
LEAD_IN = Phrase("Ces chiffres parlent des {people} qui ont fini {quoi}. Tous sont comptés, avec ou sans le diplôme.")
EXPLANATIONS: dict[Subject, tuple[Phrase, Phrase]] = {
    "emploi": (
        Phrase("Un travail"),
        Phrase(
            "Un travail salarié en France, en CDI, en CDD ou en intérim. {public} Ce n'est pas forcément le métier appris. "
            "Les jeunes à leur compte ou à l'étranger ne sont pas comptés ici."
        ),
    ),
    "formation": (
        Phrase("En formation"),
        Phrase(
            "Au lycée, en CFA, à l'université ou dans une école. Cela compte aussi l'alternance, un redoublement ou un "
            "changement de voie."
        ),
    ),
    "autre": (
        Phrase("Autre situation"),
        Phrase(
            "Les fichiers ne disent pas laquelle. Cela peut être une recherche de travail. Ou bien un travail à son compte, un "
            "départ à l'étranger, une école non recensée."
        ),
    ),
}
# Public employers entered the files with the leavers of 2022.
PUBLIC_SINCE = 2022
PUBLIC_COUNTED = Phrase("Dans une entreprise ou dans le public.")
PUBLIC_NOT_COUNTED = Phrase("Les emplois publics ne sont pas comptés.")
PUBLIC_PARTLY_COUNTED = Phrase("Les emplois publics sont comptés à partir de 2022.")
