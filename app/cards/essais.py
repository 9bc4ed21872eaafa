"""What may be tried on readers: the same card in other words or drawn otherwise, with the same figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.cards import wording
from app.cards.french import typeset
from app.cards.voice import Phrase


@dataclass(frozen=True)
class Essai:
    """`change`: what is new in it, for who reads /statistiques. `phrases`: sentence of today → the one that is tried in its place.

    `ecart`: what parts the fifth figure of a row from the sixth, in units of the drawing.
    """

    nom: str
    change: str
    phrases: Mapping[Phrase, Phrase] = field(default_factory=dict, hash=False)
    ecart: int = 0

    @property
    def instead(self) -> dict[str, str]:
        """The same sentences, in French."""
        return {today.french: tried.french for today, tried in self.phrases.items()}


# The badge has no room for another sentence, nor for a drawing.
TAILLES = ("carte", "detail")
# A trial is a line here. The one that is over is taken away: what it has shown to be better takes the place of the former.
ESSAIS = {
    essai.nom: essai
    for essai in (
        Essai("sur-dix", typeset("La phrase commence par « Sur 10 jeunes »."), wording.SUR_DIX),
        Essai("par-cinq", "Les dix silhouettes sont en deux groupes de cinq.", ecart=10),
    )
}
