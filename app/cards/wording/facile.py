"""The detailed card in short sentences of at most twelve words, one idea each. Not called FALC: nobody concerned has read them."""

from __future__ import annotations

from app.cards.voice import Phrase
from app.cards.wording.outcomes import Subject

EASY_TITLE = Phrase("Lire en phrases simples")
EASY_WHO = (
    Phrase("De qui on parle"),
    (Phrase("On parle des {people} en dernière année."), Phrase("Avec le diplôme ou sans."), Phrase("On regarde 6 mois après leur départ.")),
)
EASY_WHO_GRADUATES = (
    EASY_WHO[0],
    (Phrase("On parle des {people} qui ont eu le diplôme."), Phrase("On regarde 6 mois après leur départ.")),
)
EASY_OUTCOMES: dict[Subject, tuple[Phrase, tuple[Phrase, ...]]] = {
    "emploi": (
        Phrase("Un travail"),
        (Phrase("Ils ont un travail salarié, en France."), Phrase("Le contrat est long ou court."), Phrase("Parfois, c'est un autre métier.")),
    ),
    "formation": (
        Phrase("En formation"),
        (Phrase("Ils étudient encore."), Phrase("C'est au lycée, en CFA ou ailleurs."), Phrase("Les apprentis comptent aussi.")),
    ),
    "autre": (
        Phrase("Autre situation"),
        (
            Phrase("On ne sait pas ce qu'ils font."),
            Phrase("Certains cherchent un travail."),
            Phrase("Certains ont leur propre entreprise."),
            Phrase("Certains vivent dans un autre pays."),
        ),
    ),
}
EASY_TEN = (
    Phrase("Sur 10"),
    (Phrase("On imagine un groupe de 10 {people}."), Phrase("On compte combien sont dans chaque situation."), Phrase("« Environ » : le chiffre est arrondi.")),
)
EASY_UNPUBLISHED = (
    Phrase("Pas publié"),
    (Phrase("Parfois, le groupe est trop petit."), Phrase("Alors on ne donne pas le chiffre."), Phrase("Cela protège la vie privée.")),
)
EASY_SALARY = (
    Phrase("Le salaire"),
    (
        Phrase("On range les salaires du plus petit au plus grand."),
        Phrase("On regarde celui du milieu."),
        Phrase("Le salaire du milieu s'appelle le salaire médian."),
    ),
)
