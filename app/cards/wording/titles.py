"""The first line of a card."""

from __future__ import annotations

from app.cards.voice import Phrase

TITLE = Phrase("6 mois après {ce_diplome}, où en sont les {people} ?")
TITLE_CLASS = Phrase("6 mois après {le_diplome} que prépare cette classe, où en sont les {people} ?")
TITLE_SUPERIEUR = Phrase("Environ 6 mois après {ce_diplome}, où en sont les étudiants ?")
TITLE_WIDER = Phrase("{Where}, 6 mois après {ce_diplome}, où en sont les {people} ?")
TITLE_SPECIALITE = Phrase("{Cette} mène à {un_diplome}")
TITLE_SPECIALITES = Phrase("{Cette} mène à {n} {diplomes}")
TITLE_WHOLE = Phrase("6 mois après une formation dans {ce_lieu}, où en sont les {people} ?")
NO_TITLE = Phrase("Cette adresse ne mène à aucune carte.")
SEVERAL_TITLE = Phrase("Cette adresse mène à plusieurs formations.")
PAGE_TITLE = Phrase("Après {where} : où en sont les {people}")
WHERE_REGION = Phrase("{en_region}")
# What {where} of the title of a page is, beside the diploma.
A_FORMATION = Phrase("une formation")
THIS_FORMATION = Phrase("cette formation")
