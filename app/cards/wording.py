"""Every sentence of the cards, in one place. None has been tested with young people yet (see README, « Limites »)."""

from __future__ import annotations

from typing import Literal

from app.cards.nouns import APPRENTIS, CFA, DIPLOMAS, ELEVES, ETUDIANTS, LYCEE, PLACES, Diploma, Place

Subject = Literal["emploi", "formation", "autre"]
PRODUIT = "Trajectoires"
FICTIF = "Données fictives"

__all__ = ["APPRENTIS", "CFA", "DIPLOMAS", "ELEVES", "ETUDIANTS", "LYCEE", "PLACES", "Diploma", "Place"]

# Plural, singular, nobody, everybody.
VERBS: dict[Subject, tuple[str, str, str, str]] = {
    "emploi": ("ont un travail", "a un travail", "Aucun travail salarié repéré à cette date.", "Tous ont un travail."),
    "formation": (
        "sont encore en formation",
        "est encore en formation",
        "Aucune inscription repérée cette année-là.",
        "Tous sont encore en formation.",
    ),
    "autre": ("autre situation", "autre situation", "Aucune autre situation.", "Tous : autre situation."),
}
NOT_PUBLISHED: dict[Subject, str] = {
    "emploi": "Travail : chiffre non publié.",
    "formation": "Formation : chiffre non publié.",
    "autre": "Autre situation : chiffre non publié.",
}

TITLE = "6 mois après {ce_diplome}, où en sont les {people} ?"
TITLE_CLASS = "6 mois après {le_diplome} que prépare cette classe, où en sont les {people} ?"
TITLE_SUPERIEUR = "Environ 6 mois après {ce_diplome}, où en sont les étudiants ?"
TITLE_WIDER = "{Where}, 6 mois après {ce_diplome}, où en sont les {people} ?"
TITLE_SPECIALITES = "{Cette} mène à {n} {diplomes}"
TITLE_WHOLE = "6 mois après une formation dans {ce_lieu}, où en sont les {people} ?"
NO_TITLE = "Cette adresse ne mène à aucune carte."
SEVERAL_TITLE = "Cette adresse mène à plusieurs formations."
PAGE_TITLE = "Après {where} : où en sont les {people}"
FRANCE = "France entière"
GROUP = "{People} sortis en {years}."
PARTIAL = "Une partie des chiffres n'est pas publiée pour cette formation."
PARTIAL_WHOLE = "Une partie des chiffres n'est pas publiée."
TOO_FEW = (
    "Moins de 20 {people} ont fini {quoi} ici.",
    "C'est trop peu pour un chiffre sûr. Cela protège aussi leur vie privée.",
    "Cela ne dit rien de la formation elle-même.",
)
TOO_FEW_WHOLE = TOO_FEW[:2]
WHOLE = "Chiffres de {tout}, {reunies}."
WHOLE_ONLY = "Il n'y a pas de chiffre pour {ce_diplome} seul."
WHOLE_ONLY_FEMININE = "Il n'y a pas de chiffre pour {ce_diplome} seule."
OLDER = "Voici les chiffres d'un groupe plus ancien."
INSTEAD = "Voici les chiffres de {tout}, {reunies}."
OTHER_PUBLICATION = "Cet établissement est aussi un lycée. Voici les chiffres de {tout}, {reunies}."
IN_LYCEE = "En lycée."
AS_APPRENTICE = "En apprentissage."
DIFFERENT_GROUPS = "Ces deux groupes sont différents : un apprenti a déjà un employeur."

NO_FIGURE = "Pas de chiffre pour {ce_lieu}."
EN_FRANCE = "en France"
MIDDLE = "Voici le milieu des {n} lycées qui ont un chiffre {where}."
MIDDLE_MEANS = "La moitié de ces lycées, au moins, a ce chiffre ou plus."
MIDDLES = "Chaque chiffre est le milieu des lycées qui en ont un."
SCOPE_LYCEES = "{place}, {n} lycées"
RENEWED = "{Ce_diplome} a changé de nom. Ces chiffres viennent de l'ancien : {libelle}."
FORMER = "{Ce_diplome} a changé de nom. Ces chiffres viennent du nouveau : {libelle}."
RENEWED_SAME = "Ce diplôme a été rénové. Ces chiffres viennent de l'ancienne version."
FORMER_SAME = "Ce diplôme a été rénové. Ces chiffres viennent de la nouvelle version."
REPLACED = "Ces chiffres viennent du diplôme qu'il remplace : {libelle}."
REPLACING = "Ces chiffres viennent du diplôme qui le remplace : {libelle}."
OTHER_UAI = "Voici ceux d'un établissement qui lui est rattaché."
CHOOSE = ("Après {cette}, vous choisirez {un_diplome}.", "Les chiffres dépendent de ce choix.")
# The class, its diplomas, one of them.
COMMON_YEARS = {
    "bac_pro": ("cette seconde", "bacs pro", "un bac pro"),
    "bts": ("cette première année", "BTS", "un BTS"),
}
COMMON_YEAR = ("cette première année", "formations", "une formation")
SPECIALITE_YEARS = "Sortis en {years} :"
SPECIALITE_TOO_FEW = "Pas de chiffre, moins de 20 jeunes."
SPECIALITE_NOTHING = "Pas de chiffre pour cet établissement."
SPECIALITE_NOWHERE = "Pas de chiffre publié."
ALL_SITES = "Tous les sites de l'établissement sont réunis."
GRADUATES = "Ces chiffres parlent des diplômés seulement."
ABOUT_SIX = "Les diplômes sont remis entre juin et décembre. Le « 6 mois » est donc approximatif."
NOTHING_SUPERIEUR = {
    "effectif_faible": "Le groupe est trop petit pour un chiffre sûr.",
    "non_diffuse": "Chiffre non diffusé par le ministère.",
    "sans_objet": "Sans objet pour ce diplôme.",
    "absence": "Aucun chiffre n'est publié pour ce diplôme.",
}
WHOLE_COUNTRY = "Voici ceux de toute la France."
WHOLE_REGION = "Voici ceux de la région : {region}, tous établissements réunis."
SCOPE_REGION = "{region}, tous établissements"

NOTHING = "Pas encore de chiffre pour cette formation."
NOTHING_WHOLE = "Pas encore de chiffre pour cet établissement."
CAUSES = {
    "non_publie": "Aucun chiffre n'est publié pour elle dans cet établissement.",
    "non_suivie": "Cette formation n'est pas suivie par cette statistique.",
    "niveau_non_publie": "Nos sources ne publient aucun chiffre pour toute la France.",
    "region_non_publiee": "Nos sources ne publient aucun chiffre pour cette région.",
    "absence": "Aucun chiffre n'est publié pour l'établissement entier.",
    "formation_non_reconnue": "Nous n'avons pas retrouvé cette formation.",
    "etablissement_non_reconnu": "Nous n'avons pas retrouvé cet établissement.",
    "reference_inconnue": "Nous n'avons pas retrouvé cette formation.",
    "plusieurs_formations": "Ce code désigne plusieurs formations ici. Choisissez la vôtre.",
}

EXPLAINED = "Que compte-t-on ?"
LEAD_IN_GRADUATES = "Ces chiffres parlent des {people} qui ont obtenu {quoi}."
LEAD_IN = "Ces chiffres parlent des {people} qui ont fini {quoi}, avec ou sans le diplôme."
EXPLANATIONS: dict[Subject, tuple[str, str]] = {
    "emploi": (
        "Un travail",
        "Un travail salarié en France, en CDI, en CDD ou en intérim. {public} Ce n'est pas forcément le métier appris. "
        "Les jeunes à leur compte ou à l'étranger ne sont pas comptés ici.",
    ),
    "formation": (
        "En formation",
        "Au lycée, en CFA, à l'université ou dans une école. Cela compte aussi l'alternance, un redoublement ou un "
        "changement de voie.",
    ),
    "autre": (
        "Autre situation",
        "Les fichiers ne disent pas laquelle. Certains cherchent un travail. D'autres sont à leur compte, à l'étranger, ou "
        "dans une école non recensée.",
    ),
}
# Public employers entered the files with the leavers of 2022.
PUBLIC_SINCE = 2022
PUBLIC_COUNTED = "Dans une entreprise ou dans le public."
PUBLIC_NOT_COUNTED = "Les emplois publics ne sont pas comptés."
PUBLIC_PARTLY_COUNTED = "Les emplois publics sont comptés à partir de 2022."

ACTION = "Parlez-en avec un professeur, un psychologue de l'Éducation nationale ou vos proches."
SOURCE = "Source : {nom} ({producteur}){date}. Calculs et présentation : {produit}."
MORE = "Comprendre ces chiffres"
