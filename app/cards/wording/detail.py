"""What the detailed card says around its table, its chart and its other figures."""

from __future__ import annotations

from app.cards.voice import Phrase
from app.cards.wording.outcomes import Subject

ROUNDED = Phrase("Chiffres arrondis : le total des trois lignes peut faire 9 ou 11.")

TABLE_TITLE = Phrase("Situation 6 mois après {quoi}")
TABLE_TITLE_SUPERIEUR = Phrase("Situation environ 6 mois après {quoi}")
TABLE_TITLE_WHOLE = Phrase("Situation 6 mois après une formation dans {ce_lieu}")
TITLE_IN_LYCEE = Phrase("En lycée")
TITLE_AS_APPRENTICE = Phrase("En apprentissage")
SITUATION = Phrase("Situation")
COLUMN_YEARS = Phrase("sortis en {years}")
COLUMN_MIDDLE = Phrase("Milieu de {n} lycées, {where}")
COLUMN_FRANCE = Phrase("France")
COLUMNS_OF_OTHERS = {
    "mere": Phrase("Site principal"),
    "fille": Phrase("Site rattaché"),
    "formateur": Phrase("Organisme"),
    "gestionnaire": Phrase("Organisme"),
}
COLUMN_HERE = Phrase("Ici")
# Short words only: four columns have to stand on a phone.
NUMBER_OF = {
    "jeunes": Phrase("Nombre de jeunes"),
    "apprentis": Phrase("Nombre de jeunes"),
    "étudiants": Phrase("Taille du groupe"),
}
# Up to which number each band goes.
BANDS = ((64, Phrase("20 à 64")), (199, Phrase("65 à 199")))
LAST_BAND = Phrase("200 ou plus")
SHARE = Phrase("{part} %")
UNPUBLISHED = Phrase("pas publié")
UNCOMPUTED = Phrase("pas calculé")
AT_LEAST = Phrase("20 ou plus")
EXACT_UNKNOWN = Phrase("« 20 ou plus » : le nombre exact n'est pas publié.")
OTHER_YEARS = Phrase("Attention : les colonnes ne parlent pas des mêmes années.")

HISTORY_TITLE = Phrase("Et au fil des années ?")
HISTORY_POINT = Phrase("Chaque point parle des jeunes sortis ces années-là.")
HISTORY_SHARED = Phrase("Deux points qui se suivent ont une année en commun.")
HISTORY_PUBLIC = (
    Phrase("Depuis 2022, les emplois publics sont comptés."),
    Phrase("La courbe du travail s'arrête là, puis reprend."),
)
HISTORY_GRADUATES = Phrase("Certaines années, on ne compte que les diplômés.")
HISTORY_HOLE = Phrase("Un trou dans la courbe : le chiffre n'est pas publié.")
HISTORY_TABLE = Phrase("Les chiffres, année par année")
HISTORY_YEARS = Phrase("Années de sortie")
HISTORY_AND = Phrase("et {year}")
HISTORY_LABELS: dict[Subject, Phrase] = {"emploi": Phrase("Travail"), "formation": Phrase("Formation")}
HISTORY_UNIT = Phrase("Sur 10 {people}")
HISTORY_CAPTION = Phrase("{legende}, année par année")

SALARY_TITLES = {
    6: Phrase("Et le salaire, six mois après ?"),
    12: Phrase("Et le salaire, un an après ?"),
    18: Phrase("Et le salaire, un an et demi après ?"),
    24: Phrase("Et le salaire, deux ans après ?"),
    30: Phrase("Et le salaire, deux ans et demi après ?"),
}
SALARY_SCOPE = Phrase("En France, pour celles et ceux qui ont un travail salarié")
SALARY_HALF = Phrase("La moitié gagne entre {q1} et {q3} par mois.")
SALARY_QUARTERS = Phrase("Un quart gagne moins, un quart gagne plus.")
SALARY_MIDDLE = Phrase("Salaire du milieu : {q2}. Autant de jeunes gagnent plus que moins.")
SALARY_MIDDLE_ALONE = Phrase("Salaire du milieu : {q2} net par mois. Autant de jeunes gagnent plus que moins.")
SALARY_NET = Phrase("Net, avant impôt, pour un temps plein. Les salaires changent selon le lieu et l'entreprise.")
SALARY_OTHERS = Phrase("Attention : la plupart continuent leurs études. Ce salaire concerne les autres.")
EUROS = Phrase("{amount} €")

# A share inside a sentence.
WITHIN = Phrase("environ {k}")
WITHIN_UNDER = Phrase("moins de 1")
WITHIN_OVER = Phrase("plus de 9")

DIPLOMA_TITLE = Phrase("Et le diplôme ?")
# Several people, one person, nobody, everybody.
DIPLOMA = (
    Phrase("Sur 10 candidats dans ce lycée, {amount} ont obtenu leur bac pro."),
    Phrase("Sur 10 candidats dans ce lycée, {amount} a obtenu son bac pro."),
    Phrase("Aucun candidat de ce lycée n'a obtenu son bac pro."),
    Phrase("Tous les candidats de ce lycée ont obtenu leur bac pro."),
)
ACCESS = (
    Phrase("Sur 10 jeunes entrés en seconde dans ce lycée, {amount} vont jusqu'au bac ici."),
    Phrase("Sur 10 jeunes entrés en seconde dans ce lycée, {amount} va jusqu'au bac ici."),
    Phrase("Aucun jeune entré en seconde dans ce lycée ne va jusqu'au bac ici."),
    Phrase("Tous les jeunes entrés en seconde dans ce lycée vont jusqu'au bac ici."),
)
EXAM_OLD = Phrase("Chiffre ancien : examen de {year}.")
EXAM_YEAR = Phrase("Examen de {year}.")
EXAM_ALL = Phrase("Toutes spécialités réunies.")
EXAM_GROUP = Phrase("Groupe de spécialités : {libelle}.")
EXAM_WHO = Phrase("On compte ceux qui ont passé l'examen.")
ACCESS_ALL = Phrase("De la seconde au bac : toutes spécialités réunies.")

LEAVERS_TITLE = Phrase("Et ceux qui ont arrêté les études ?")
LEAVERS = (
    Phrase("Parmi ceux qui ont arrêté les études, {amount} sur 10 ont un travail."),
    Phrase("Parmi ceux qui ont arrêté les études, {amount} sur 10 a un travail."),
    Phrase("Parmi ceux qui ont arrêté les études, aucun travail salarié repéré."),
    Phrase("Parmi ceux qui ont arrêté les études, tous ont un travail."),
)
EXPECTED = (
    Phrase("À profil proche, {amount} sur 10 étaient attendus."),
    Phrase("À profil proche, {amount} sur 10 était attendu."),
    Phrase("À profil proche, aucun n'était attendu."),
    Phrase("À profil proche, tous étaient attendus."),
)
WITH_PERCENT = Phrase("{text} {percent}")
LEAVERS_SCOPE = Phrase("Calcul pour {tout}, {reunies}.")
LEAVERS_WHO = Phrase("On compte ceux qui ont quitté les études.")
LEAVERS_EXPECTED = Phrase("« Attendu » : calculé par les ministères selon le profil des jeunes.")
LEAVERS_NO_VERDICT = Phrase("Ces deux chiffres ne suffisent pas pour juger l'établissement.")

CONTRACTS_TITLE = Phrase("Et les contrats d'apprentissage ?")
CONTRACTS = (
    Phrase("Sur 10 contrats, {amount} s'arrêtent avant la fin."),
    Phrase("Sur 10 contrats, {amount} s'arrête avant la fin."),
    Phrase("Aucun contrat ne s'est arrêté avant la fin."),
    Phrase("Tous les contrats se sont arrêtés avant la fin."),
)
CONTRACTS_ELSEWHERE = Phrase("Un contrat arrêté peut reprendre ailleurs.")

ORIGIN_TITLE = Phrase("D'où viennent ces chiffres ?")
ORIGINS = {
    "situation": Phrase("Situation 6 mois après"),
    "region": Phrase("Région"),
    "france": Phrase("France"),
    "mediane": Phrase("Milieu des lycées"),
    "historique": Phrase("Au fil des années"),
    "salaire": Phrase("Salaire"),
    "diplome": Phrase("Diplôme"),
    "valeur_ajoutee": Phrase("Ceux qui ont arrêté les études"),
    "rupture": Phrase("Contrats d'apprentissage"),
}
ORIGIN_YEARS = Phrase("jeunes sortis en {years}")
ORIGIN_SPAN = Phrase("jeunes sortis de {first} à {last}")
ORIGIN_EXAM = Phrase("examen de {year}")
ORIGIN_DATE = Phrase("données du {day}/{month}/{year}")
