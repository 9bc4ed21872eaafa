"""One outcome of a card: its share, and every sentence that may be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.wording import Subject


@dataclass(frozen=True)
class Ligne:
    """One outcome. `part`: percent of all last-year students; `sur_10`: filled figures; both None where not published.

    `courte`: the phrase without its noun, empty where not published; `pourcentage`: « (44 %) », said of groups large enough
    for it, and empty of others. `precision`: how far a small group's figure is to be trusted; `comparaison`: what may be said
    beside others; `dite`: which of the two the ordinary card keeps.
    """

    id: Subject
    part: int | None
    sur_10: float | None
    phrase: str
    origine: str | None
    pourcentage: str = ""
    courte: str = ""
    precision: str = ""
    comparaison: str = ""
    dite: str = ""

    @property
    def entiere(self) -> str:
        """The sentence with its percentage, where one is said."""
        return f"{self.phrase} {self.pourcentage}".strip()

    @property
    def dites(self) -> tuple[str, ...]:
        """All that may be said of the row, as the detailed card does."""
        return tuple(filter(None, (self.precision, self.comparaison)))
