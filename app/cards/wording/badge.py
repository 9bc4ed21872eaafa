"""The card in three lines."""

from __future__ import annotations

from app.cards.voice import Phrase

BADGE_TITLE = Phrase("6 mois après {ce_diplome}")
BADGE_TITLE_SUPERIEUR = Phrase("Environ 6 mois après {ce_diplome}")
BADGE_TITLE_CLASS = Phrase("6 mois après {le_diplome} que prépare cette classe")
BADGE_TITLE_WIDER = Phrase("{Where}, 6 mois après {ce_diplome}")
BADGE_TITLE_WHOLE = Phrase("6 mois après une formation dans {ce_lieu}")
# After the title, for those who hear the link.
BADGE_MORE = Phrase(" : voir le détail")
BADGE_NOTE = Phrase("{place} · sortis en {years}")
BADGE_LOOK = Phrase("Voir où en sont les jeunes à cette date")
BADGE_EACH = Phrase("Voir où en sont les jeunes après ce choix")
BADGE_WHOLE = Phrase("Voir les chiffres de tout l'établissement")
BADGE_WHOLE_OTHER = Phrase("Voir les chiffres de l'organisme")
BADGE_NOT_ALONE = Phrase("Pas de chiffre pour cette formation seule")
BADGE_OTHER_DIPLOMA = Phrase("{note} · diplôme rénové")
BADGE_SMALL = Phrase("Petit groupe : pas de chiffre pour {ce_lieu}")
BADGE_LYCEE = Phrase("En lycée : {text}")
BADGE_APPRENTICE = Phrase("En apprentissage : {text}")
BADGE_NO_FIGURE = Phrase("pas de chiffre")
