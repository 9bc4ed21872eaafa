"""What the cards call diplomas, places and the people in them: the nouns of `wording.py`."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.voice import Phrase


@dataclass(frozen=True)
class Diploma:
    """`ce` after « après », `nom` before the name of the speciality (data, French in every language), `le` before « que prépare cette classe »."""

    ce: Phrase
    nom: str
    le: Phrase = Phrase("le diplôme")


DIPLOMAS = {
    "cap": Diploma(Phrase("ce CAP"), "CAP", Phrase("le CAP")),
    "bac_pro": Diploma(Phrase("ce bac pro"), "Bac pro", Phrase("le bac pro")),
    "bts": Diploma(Phrase("ce BTS"), "BTS", Phrase("le BTS")),
    "brevet_professionnel": Diploma(Phrase("ce brevet professionnel"), "Brevet professionnel", Phrase("le brevet professionnel")),
    "brevet_metiers_art": Diploma(Phrase("ce brevet des métiers d'art"), "Brevet des métiers d'art"),
    "mention_complementaire": Diploma(Phrase("cette mention complémentaire"), "Mention complémentaire", Phrase("la mention complémentaire")),
    "certificat_specialisation": Diploma(Phrase("ce certificat de spécialisation"), "Certificat de spécialisation", Phrase("le certificat")),
    "dnmade": Diploma(Phrase("ce diplôme"), "Diplôme national des métiers d'art et du design"),
    "but": Diploma(Phrase("ce BUT"), "BUT", Phrase("le BUT")),
    "licence": Diploma(Phrase("cette licence"), "Licence"),
    "master": Diploma(Phrase("ce master"), "Master"),
    "ingenieur": Diploma(Phrase("ce diplôme d'ingénieur"), "Diplôme d'ingénieur"),
    "licence_pro": Diploma(Phrase("cette licence pro"), "Licence pro", Phrase("la licence pro")),
    "autre": Diploma(Phrase("cette formation"), ""),
}


@dataclass(frozen=True)
class Place:
    """How a card speaks of a kind of establishment and of the people in it; `person` stands in « 1 jeune sur 10 »."""

    ce: Phrase
    tout: Phrase
    reunies: Phrase
    people: Phrase
    person: Phrase
    rebuilt: Phrase = Phrase("Chiffres calculés par {produit} à partir de deux chiffres publiés.")


LYCEE = Place(Phrase("ce lycée"), Phrase("tout le lycée"), Phrase("toutes formations professionnelles réunies"), Phrase("jeunes"), Phrase("jeune"))
CFA = Place(Phrase("ce CFA"), Phrase("tout le CFA"), Phrase("toutes formations réunies"), Phrase("apprentis"), Phrase("apprenti"))
ELEVES = Place(Phrase("ce lycée"), Phrase("tous les élèves du lycée"), LYCEE.reunies, LYCEE.people, LYCEE.person)
APPRENTIS = Place(Phrase("ce lycée"), Phrase("tous les apprentis du lycée"), CFA.reunies, CFA.people, CFA.person)
ETUDIANTS = Place(
    Phrase("cet établissement"),
    Phrase("tout l'établissement"),
    Phrase("tous sites réunis"),
    Phrase("étudiants"),
    Phrase("étudiant"),
    Phrase("Chiffres calculés par {produit} à partir de nombres publiés."),
)
ETABLISSEMENT = Place(Phrase("cet établissement"), Phrase("tout l'établissement"), CFA.reunies, LYCEE.people, LYCEE.person)
ORGANISME = Place(Phrase("cet organisme"), Phrase("tout l'organisme"), CFA.reunies, CFA.people, CFA.person)
PLACES = {"cfa": CFA, "lycee": LYCEE, "eleves": ELEVES, "apprentis": APPRENTIS}
