"""What the cards call diplomas, places and the people in them: the nouns of `wording.py`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Diploma:
    """`ce` after « après », `nom` before the name of the speciality, `le` before « que prépare cette classe »."""

    ce: str
    nom: str
    le: str = "le diplôme"


DIPLOMAS = {
    "cap": Diploma("ce CAP", "CAP", "le CAP"),
    "bac_pro": Diploma("ce bac pro", "Bac pro", "le bac pro"),
    "bts": Diploma("ce BTS", "BTS", "le BTS"),
    "brevet_professionnel": Diploma("ce brevet professionnel", "Brevet professionnel", "le brevet professionnel"),
    "brevet_metiers_art": Diploma("ce brevet des métiers d'art", "Brevet des métiers d'art"),
    "mention_complementaire": Diploma("cette mention complémentaire", "Mention complémentaire", "la mention complémentaire"),
    "certificat_specialisation": Diploma("ce certificat de spécialisation", "Certificat de spécialisation", "le certificat de spécialisation"),
    "dnmade": Diploma("ce diplôme", "Diplôme national des métiers d'art et du design"),
    "but": Diploma("ce BUT", "BUT", "le BUT"),
    "licence": Diploma("cette licence", "Licence"),
    "master": Diploma("ce master", "Master"),
    "ingenieur": Diploma("ce diplôme d'ingénieur", "Diplôme d'ingénieur"),
    "licence_pro": Diploma("cette licence pro", "Licence pro", "la licence pro"),
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
    rebuilt: str = "Chiffres calculés par {produit} à partir de deux chiffres publiés."


LYCEE = Place("ce lycée", "tout le lycée", "toutes formations professionnelles réunies", "jeunes", "jeune")
CFA = Place("ce CFA", "tout le CFA", "toutes formations réunies", "apprentis", "apprenti")
ELEVES = Place("ce lycée", "tous les élèves du lycée", LYCEE.reunies, LYCEE.people, LYCEE.person)
APPRENTIS = Place("ce lycée", "tous les apprentis du lycée", CFA.reunies, CFA.people, CFA.person)
ETUDIANTS = Place(
    "cet établissement",
    "tout l'établissement",
    "tous sites réunis",
    "étudiants",
    "étudiant",
    "Chiffres calculés par {produit} à partir de nombres publiés.",
)
PLACES = {"cfa": CFA, "lycee": LYCEE, "eleves": ELEVES, "apprentis": APPRENTIS}
