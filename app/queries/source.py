"""Who published the figures of a file, and when."""

from __future__ import annotations

from dataclasses import dataclass

from app.queries.reponse import Reponse
from app.warehouse import Snapshot

SELECT_SOURCES = """
    SELECT s.source, f.fichier, s.producteur, s.titre, s.licence, s.page, f.date_donnees
    FROM meta.source AS s
    LEFT JOIN meta.fichier AS f USING (source)
"""


@dataclass(frozen=True)
class Source:
    """A dataset. `date_donnees` is AAAA-MM-JJ, None where the download told no date."""

    producteur: str
    titre: str
    licence: str
    page: str
    date_donnees: str | None


def find_source(snapshot: Snapshot, source: str, fichier: str | None) -> Source:
    """The dataset by its portal id, with the date of one of its files. Raises IndexError for an id that the build does not know."""
    lines = [row for row in snapshot.once(SELECT_SOURCES) if row["source"] == source]
    date = next((row["date_donnees"] for row in lines if fichier and row["fichier"] == fichier), None)
    names = ("producteur", "titre", "licence", "page")
    return Source(**{name: str(lines[0][name]) for name in names}, date_donnees=date and str(date))


def shown_source(reponse: Reponse) -> tuple[str, str | None] | None:
    """(dataset, file) of the first figures that the card shows, None where it shows none."""
    repli = reponse.repli
    found = [*reponse.formations, repli.formation if repli else None, reponse.superieur, reponse.superieur_national]
    found += [repli.etablissement if repli else None]
    found += reponse.populations if reponse.key.code is None else []
    for each in found:
        if each and each.figures.millesime:
            return each.figures.source, each.figures.fichier
    return (repli.reference.source, None) if repli and repli.reference else None
