"""Why there is no figure at all."""

from __future__ import annotations

from app.cards.voice import Phrase

NOTHING = Phrase("Pas encore de chiffre pour cette formation.")
NOT_DESCRIBED = Phrase("Nos sources ne décrivent pas cet établissement.")
CHOOSE_DIPLOMA = Phrase("Choisissez un diplôme de cet établissement.")
NOT_ALONE = Phrase("Pas de chiffre pour cette formation seule : {libelle}.")
NOTHING_WHOLE = Phrase("Pas encore de chiffre pour cet établissement.")
CAUSES = {
    "non_publie": Phrase("Aucun chiffre n'est publié pour elle dans cet établissement."),
    "non_suivie": Phrase("Cette formation n'est pas suivie par cette statistique."),
    "niveau_non_publie": Phrase("Nos sources ne publient aucun chiffre pour toute la France."),
    "region_non_publiee": Phrase("Nos sources ne publient aucun chiffre pour cette région."),
    "absence": Phrase("Aucun chiffre n'est publié pour l'établissement entier."),
    "formation_non_reconnue": Phrase("Nous n'avons pas retrouvé cette formation."),
    "etablissement_non_reconnu": Phrase("Nous n'avons pas retrouvé cet établissement."),
    "reference_inconnue": Phrase("Nous n'avons pas retrouvé cette formation."),
    "plusieurs_formations": Phrase("Ce code désigne plusieurs formations ici. Choisissez la vôtre."),
}
