"""What each state says before its figures: whose they are, or why there are none."""

from __future__ import annotations

from app.cards.voice import Phrase

FRANCE = Phrase("France entière")
GROUP = Phrase("{People} sortis en {years}.")
PARTIAL = Phrase("Une partie des chiffres n'est pas publiée pour cette formation.")
PARTIAL_WHOLE = Phrase("Une partie des chiffres n'est pas publiée.")
TOO_FEW = (
    Phrase("Moins de 20 {people} ont fini {quoi} ici."),
    Phrase("C'est trop peu pour un chiffre sûr. Cela protège aussi leur vie privée."),
    Phrase("Cela ne dit rien de la formation elle-même."),
)
TOO_FEW_WHOLE = TOO_FEW[:2]
WHOLE = Phrase("Chiffres de {tout}, {reunies}.")
WHOLE_ONLY = Phrase("Il n'y a pas de chiffre pour {ce_diplome} seul.")
WHOLE_ONLY_FEMININE = Phrase("Il n'y a pas de chiffre pour {ce_diplome} seule.")
OLDER = Phrase("Voici les chiffres d'un groupe plus ancien.")
OLD = Phrase("Chiffres anciens : ils parlent de jeunes sortis en {years}.")
CLOSED = (Phrase("Cette formation n'accueille plus de nouveaux élèves."), Phrase("Son diplôme est fermé depuis {year}."))
FOR_MEMORY = Phrase("Pour mémoire")
SCOPE_WHOLE = Phrase("{name}, {reunies}")
INSTEAD = Phrase("Voici les chiffres de {tout}.")
OTHER_PUBLICATION = Phrase("Cet établissement est aussi un lycée. Voici les chiffres de {tout}, {reunies}.")
IN_LYCEE = Phrase("En lycée.")
AS_APPRENTICE = Phrase("En apprentissage.")
DIFFERENT_GROUPS = Phrase("Ces deux groupes sont différents : un apprenti a déjà un employeur.")

NOT_APPRENTICES = Phrase("Pas de chiffre pour les apprentis. Voici les chiffres des élèves en lycée.")
NO_FIGURE = Phrase("Pas de chiffre pour {ce_lieu}.")
EN_FRANCE = Phrase("en France")
MIDDLE = Phrase("Voici le milieu des {n} lycées qui ont un chiffre {where}.")
MIDDLE_MEANS = Phrase("La moitié de ces lycées, au moins, a ce chiffre ou plus.")
MIDDLES = Phrase("Chaque chiffre est le milieu des lycées qui en ont un.")
SCOPE_LYCEES = Phrase("{place}, {n} lycées")
RENEWED = Phrase("{Ce_diplome} a changé de nom. Ces chiffres viennent de l'ancien diplôme : {libelle}.")
FORMER = Phrase("{Ce_diplome} a changé de nom. Ces chiffres viennent du nouveau diplôme : {libelle}.")
RENEWED_SAME = Phrase("Ce diplôme a été rénové. Ces chiffres viennent de l'ancienne version.")
FORMER_SAME = Phrase("Ce diplôme a été rénové. Ces chiffres viennent de la nouvelle version.")
REPLACED = Phrase("Ces chiffres viennent du diplôme remplacé : {libelle}.")
REPLACING = Phrase("Ces chiffres viennent du nouveau diplôme : {libelle}.")
OTHER_UAI = {
    "mere": Phrase("Voici ceux de l'établissement dont il dépend."),
    "fille": Phrase("Voici ceux d'un établissement qui lui est rattaché."),
    "formateur": Phrase("Voici ceux de l'organisme qui donne cette formation."),
    "gestionnaire": Phrase("Voici ceux de l'organisme qui gère cette formation."),
}
WHOLE_OTHER = {
    "formateur": Phrase("Chiffres de tout l'organisme qui donne les cours ici, toutes formations réunies."),
    "gestionnaire": Phrase("Chiffres de tout l'organisme qui gère ce lieu, toutes formations réunies."),
}
CHOOSE = (Phrase("Après {cette}, vous choisirez {un_diplome}."), Phrase("Les chiffres dépendent de ce choix."))
# The class, its diplomas, one of them.
COMMON_YEARS = {
    "bac_pro": (Phrase("cette seconde"), Phrase("bacs pro"), Phrase("un bac pro")),
    "bts": (Phrase("cette première année"), Phrase("BTS"), Phrase("un BTS")),
}
COMMON_YEAR = (Phrase("cette première année"), Phrase("formations"), Phrase("une formation"))
SPECIALITE_TOO_FEW = Phrase("Pas de chiffre, moins de 20 jeunes.")
SPECIALITE_NOTHING = Phrase("Pas de chiffre pour cet établissement.")
SPECIALITE_NOWHERE = Phrase("Pas de chiffre publié.")
ALL_SITES = Phrase("Tous les sites de l'établissement sont réunis.")
GRADUATES = Phrase("Ces chiffres parlent des personnes qui ont obtenu leur diplôme.")
ABOUT_SIX = Phrase("Les diplômes sont remis entre juin et décembre. Le « 6 mois » est donc approximatif.")
NOTHING_SUPERIEUR = {
    "effectif_faible": Phrase("Le groupe est trop petit pour un chiffre sûr."),
    "non_diffuse": Phrase("Chiffre non diffusé par le ministère."),
    "sans_objet": Phrase("Sans objet pour ce diplôme."),
    "absence": Phrase("Aucun chiffre n'est publié pour ce diplôme."),
}
WHOLE_COUNTRY = Phrase("Voici les chiffres de toute la France.")
WHOLE_REGION = Phrase("Voici les chiffres de la région : {region}, tous établissements réunis.")
SCOPE_REGION = Phrase("{region}, tous établissements")
