"""The steps of the fall-back and the reasons for having no figure, in words for the editor of a catalogue."""

from __future__ import annotations

from app.catalogue.decision import Pas

ETAPES: dict[Pas, str] = {
    "propre": "ceux de la formation, là où elle est",
    "groupe_ancien": "ceux de la formation, d'un groupe plus ancien",
    "continuum": "ceux de la formation, sous son nom d'avant ou d'après",
    "specialites": "ceux des spécialités de l'année commune",
    "autre_uai": "ceux de la même formation dans l'établissement rattaché",
    "etablissement": "ceux de tout l'établissement",
    "region": "ceux de la formation dans la région",
    "france": "ceux de la formation en France",
    "aucune": "aucun",
}
MOTIFS = {
    "absence": "Aucun chiffre n'est publié pour l'établissement entier.",
    "code_abime": "Un tableur a arrondi le code (2,32E+10) : mettez la colonne en texte et collez les codes de nouveau.",
    "code_impossible": "Ce code n'est pas possible.",
    "effectif_faible": "Moins de 20 jeunes : leurs chiffres ne sont pas publiés.",
    "en_tete": "La ligne répète les noms des colonnes.",
    "etablissement_inconnu": "Aucun établissement connu n'a exactement ce nom dans cette commune.",
    "etablissement_non_decrit": "Nos sources ne décrivent pas cet établissement.",
    "etablissement_non_reconnu": "Nos sources ne connaissent pas cet UAI.",
    "etablissements_plusieurs": "Plusieurs établissements ont ce nom : aucun n'est choisi. Donnez l'UAI.",
    "formation_fermee": "Cette formation est fermée. Ses chiffres ne sont que dans la carte détaillée.",
    "formation_non_reconnue": "Ce code n'est dans aucune nomenclature lue.",
    "formation_non_reliee": "Ce numéro mène à un établissement, sa formation n'est pas reconnue.",
    "ligne_vide": "La ligne ne dit ni formation ni établissement.",
    "niveau_non_publie": "Aucun chiffre n'est publié pour toute la France.",
    "nom_inconnu": "Aucun diplôme n'a exactement ce nom. Donnez un code.",
    "noms_plusieurs": "Plusieurs diplômes ont ce nom : aucun n'est choisi. Donnez un code.",
    "non_diffuse": "Les chiffres de cette formation ne sont pas diffusés.",
    "non_publie": "Aucun chiffre n'est publié pour cette formation dans cet établissement.",
    "non_suivie": "Cette formation n'est pas suivie par la statistique.",
    "plusieurs_formations": "Ce numéro désigne plusieurs formations : aucune n'est choisie.",
    "reference_inconnue": "Ce numéro n'est pas dans les tables lues.",
    "region_non_publiee": "Aucun chiffre n'est publié pour cette région.",
    "sans_formation": "La ligne ne dit pas de formation.",
    "sans_objet": "Ces chiffres n'ont pas lieu d'être pour cette formation.",
    "specialites_muettes": "Année commune : aucune de ses spécialités n'a de chiffre.",
    "uai_impossible": "Cet UAI n'est pas possible.",
}
