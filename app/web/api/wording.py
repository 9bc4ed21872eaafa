"""Every sentence of the API, in French: errors, what is said of the figures, and the documentation."""

from __future__ import annotations

from app.queries.agregat import MotifAgregat
from app.queries.figures import MotifAbsence

# Requests that cannot be understood.
UNKNOWN_PARAMETER = "Paramètre inconnu : {name}. On attend : {expected}."
BAD_PAGE = "{name} doit être un nombre entier de 1 à {bound}."
BAD_CHOICE = "{name} doit être l'une de ces valeurs : {expected}."
BAD_REGION = "« {text} » n'est ni le code INSEE d'une région (11, 53…), ni un code postal de cinq chiffres."
BAD_ACADEMIE = "« {text} » n'est pas le code d'une académie : deux chiffres, comme 14."
BAD_MILLESIME = "« {text} » n'est pas un millésime : une année (2023) ou deux années qui se suivent (2022_2023)."
NO_CODE = "On attend au moins un code de formation."
ONE_IMAGE = "Une image ne montre qu'un diplôme : donnez un seul code, ou des codes du même diplôme."

# What is not known, or not published.
UNKNOWN_FORMATION = "Formation inconnue : le code {code} n'est dans aucune nomenclature."
UNKNOWN_ETABLISSEMENT = "Établissement inconnu : aucune source ne décrit l'UAI {uai}."
NO_FIGURES = "Aucun chiffre n'est publié pour la formation {code} dans l'établissement {uai}."
NO_FIGURES_REGION = "Aucun chiffre n'est publié pour la formation {code} dans cette région."
NO_FIGURES_FRANCE = "Aucun chiffre national n'est publié pour la formation {code}."
NO_FIGURES_DIPLOMES = "Aucun chiffre n'est publié ici pour ces certifications."
NO_MILLESIME = "Des chiffres existent pour cette formation, mais pas pour le millésime {millesime}."
OLD_IMAGE = "L'image ne montre que les derniers chiffres : celle du millésime {millesime} n'existe pas."
EMPTY_IMAGE = "Il n'y a aucun chiffre à dessiner pour cette formation."
NO_ADDRESS = "Cette adresse n'existe pas. La documentation est à l'adresse /api/doc."
NO_METHOD = "Seule la méthode GET est acceptée."
TOO_OFTEN = "Trop de demandes viennent de votre adresse. Réessayez dans {wait} secondes."

# What is said of the figures.
ABSENCES: dict[MotifAbsence, str] = {
    "effectif_faible": "Moins de 20 jeunes : aucun chiffre n'est donné, pas même leur nombre.",
    "non_diffuse": "La source ne diffuse pas ces chiffres.",
    "sans_objet": "Ces chiffres sont sans objet pour cette formation.",
    "absence": "La source ne donne aucun chiffre.",
}
AGREGATS: dict[MotifAgregat, str] = {
    "code_cache": "Pas de total : au moins un des codes réunis n'a pas toutes ses parts, le total pourrait les révéler.",
    "effectif_inconnu": "Pas de total : le nombre de jeunes d'au moins un des codes réunis n'est pas donné.",
    "millesimes_differents": "Pas de total : les codes réunis ne portent pas sur les mêmes années.",
}
FICTIF = "Données fictives : ces chiffres sont inventés."
PARTIAL = "Une part au moins n'est pas publiée."
NO_SHARE = "Aucune part n'est publiée."
NO_EFFECTIF = "nb_annee_term est vide : la source ne donne pas ce nombre, ou il en révélerait un autre de moins de 20, ou le sort de quelques personnes."
NO_COUNTS = "Les autres nombres de personnes (nb_…) ne sont jamais donnés : ils pourraient révéler de petits groupes."
COMPUTED = "Parts à 6 mois calculées à partir de deux taux publiés, à un point près."
COMPUTED_COUNTS = "Parts calculées à partir de nombres publiés."
COMPUTED_LATER = (
    "Parts à 12, 18 et 24 mois calculées : (100 − part en formation) × taux d'emploi publié de ceux qui sont sortis, à deux points près."
)
GRADUATES = "Diplômés seulement : cette publication ne compte pas les autres."
GATHERED = "Parts calculées à partir des parts publiées de {number} codes, chacune comptant pour son nombre de jeunes."
BORROWED = {
    "ancienne": "Chiffres de {code}, le diplôme que celui-ci remplace.",
    "nouvelle": "Chiffres de {code}, le diplôme qui remplace celui-ci.",
}
SEVERAL_FILIERES = "Ce code est suivi dans plusieurs filières : vue=filieres les donne toutes."
SEVERAL_DIPLOMAS = "{number} diplômes réunis"
TITLE = "{libelle}, {place}"
DETAILS = "{source}, {filiere}, jeunes sortis en {years}, {place}."
FRANCE = "France entière"
IN_ETABLISSEMENT = "établissement {uai}"
IN_REGION = "région {region}"
SOURCES = {"superieur": "InserSup"}
DEFAULT_SOURCE = "InserJeunes"
FILIERES = {
    "pro": "voie professionnelle scolaire",
    "agricole": "voie scolaire agricole",
    "apprentissage": "apprentissage",
    "superieur": "enseignement supérieur",
}
