"""The lines that a card read, and the dataset of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from app.queries.source import Source, find_source
from app.warehouse import Snapshot

Sujet = Literal["situation", "region", "france", "mediane", "historique", "salaire", "diplome", "valeur_ajoutee", "rupture"]


class Line(Protocol):
    """Any row of a mart that says where it stands."""

    @property
    def source(self) -> str | None: ...
    @property
    def fichier(self) -> str | None: ...
    @property
    def millesime(self) -> str | None: ...


@dataclass(frozen=True)
class Lu:
    """What was read, and in which file; `millesime`: leaving years, or the year of the examination."""

    sujet: Sujet
    source: str
    fichier: str | None
    millesime: str

    @classmethod
    def of(cls, sujet: Sujet, line: Line) -> Lu:
        return cls(sujet, line.source or "", line.fichier, line.millesime or "")


def list_sources(snapshot: Snapshot, lines: list[Lu]) -> list[tuple[Lu, Source]]:
    """Each line with its dataset, asked once a file. Raises IndexError for a dataset that the build does not know."""
    known = {(line.source, line.fichier): None for line in lines}
    found = {place: find_source(snapshot, *place) for place in known}
    return [(line, found[line.source, line.fichier]) for line in dict.fromkeys(lines)]
