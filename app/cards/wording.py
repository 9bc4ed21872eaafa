"""Every sentence of the cards, in one place. None has been tested with young people yet (see README, « Limites »)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Subject = Literal["emploi", "formation", "autre"]
PRODUIT = "Trajectoires"
FICTIF = "Données fictives"


@dataclass(frozen=True)
class Diploma:
    """`ce` after « après », `nom` before the name of the speciality."""

    ce: str
    nom: str


DIPLOMAS = {
    "cap": Diploma("ce CAP", "CAP"),
    "bac_pro": Diploma("ce bac pro", "Bac pro"),
    "bts": Diploma("ce BTS", "BTS"),
    "brevet_professionnel": Diploma("ce brevet professionnel", "Brevet professionnel"),
    "brevet_metiers_art": Diploma("ce brevet des métiers d'art", "Brevet des métiers d'art"),
    "mention_complementaire": Diploma("cette mention complémentaire", "Mention complémentaire"),
    "certificat_specialisation": Diploma("ce certificat de spécialisation", "Certificat de spécialisation"),
    "dnmade": Diploma("ce diplôme", "Diplôme national des métiers d'art et du design"),
    "but": Diploma("ce BUT", "BUT"),
    "licence_pro": Diploma("cette licence pro", "Licence pro"),
    "autre": Diploma("cette formation", ""),
}


@dataclass(frozen=True)
class Place:
    """How a card speaks of a kind of establishment and of the people in it."""

    ce: str
    tout: str
    reunies: str
    people: str
    person: str


LYCEE = Place("ce lycée", "tout le lycée", "toutes formations professionnelles réunies", "jeunes", "jeune")
CFA = Place("ce CFA", "tout le CFA", "toutes formations réunies", "apprentis", "apprenti")
ELEVES = Place("ce lycée", "tous les élèves du lycée", LYCEE.reunies, LYCEE.people, LYCEE.person)
APPRENTIS = Place("ce lycée", "tous les apprentis du lycée", CFA.reunies, CFA.people, CFA.person)
PLACES = {"cfa": CFA, "lycee": LYCEE, "eleves": ELEVES, "apprentis": APPRENTIS}

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
TITLE_WHOLE = "6 mois après une formation dans {ce_lieu}, où en sont les {people} ?"
NO_TITLE = "Cette adresse ne mène à aucune carte."
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
REBUILT = "Chiffres calculés par {produit} à partir de deux chiffres publiés."

NOTHING = "Pas encore de chiffre pour cette formation."
NOTHING_WHOLE = "Pas encore de chiffre pour cet établissement."
CAUSES = {
    "non_publie": "Aucun chiffre n'est publié pour elle dans cet établissement.",
    "niveau_non_publie": "Nos sources ne publient aucun chiffre pour toute la France.",
    "region_non_publiee": "Nos sources ne publient aucun chiffre pour cette région.",
    "absence": "Aucun chiffre n'est publié pour l'établissement entier.",
    "formation_non_reconnue": "Nous n'avons pas retrouvé cette formation.",
    "etablissement_non_reconnu": "Nous n'avons pas retrouvé cet établissement.",
    "plusieurs_formations": "Ce code désigne plusieurs formations ici. Choisissez la vôtre.",
}

EXPLAINED = "Que compte-t-on ?"
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
SOURCE = "Source : InserJeunes ({producteur}){date}. Calculs et présentation : {produit}."
MORE = "Comprendre ces chiffres"
