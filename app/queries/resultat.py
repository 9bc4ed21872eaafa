"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

TypeResultat = Literal["formation_dans_etablissement", "formation", "etablissement"]


@dataclass(frozen=True)
class Resultat:
    """One card to go to. `territoire` names the region, or France, of a `formation`; the place of the others is `commune`.

    `a_un_chiffre`: figures of this very formation or establishment are published, there. Without them, its card may show wider
    ones, or say why there are none. `libelle` names the formation, or the establishment where the result is one.
    """

    type: TypeResultat
    cle: str
    libelle: str
    etablissement: str | None
    commune: str | None
    territoire: str | None
    a_un_chiffre: bool


@dataclass(frozen=True)
class Resultats:
    """`mots_ignores`: typed words that nothing published holds. `message`, in French, where there is no result."""

    resultats: list[Resultat] = field(default_factory=list)
    mots_ignores: list[str] = field(default_factory=list)
    message: str | None = None


def share_out(sections: list[list[Resultat]], limit: int) -> list[Resultat]:
    """At most `limit`, in their order: each section has its share, and the first ones what the others leave."""
    share = max(1, limit // max(1, len(sections)))
    counts = [min(len(section), share) for section in sections]
    for place, section in enumerate(sections):
        counts[place] += min(len(section) - counts[place], max(0, limit - sum(counts)))
    return [one for section, count in zip(sections, counts, strict=True) for one in section[:count]][:limit]
