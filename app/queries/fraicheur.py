"""What a served file was made of, and what its build said."""

from __future__ import annotations

from dataclasses import dataclass

from app.warehouse import Snapshot

SELECT_FRESHNESS = """
    SELECT s.titre, s.producteur, s.page, count(f.fichier) AS fichiers, sum(f.lignes)::BIGINT AS lignes, max(f.date_donnees) AS date_donnees
    FROM meta.source AS s
    JOIN meta.fichier AS f USING (source)
    GROUP BY ALL ORDER BY s.titre
"""
SELECT_BUILD = """
    SELECT (SELECT coalesce(sum(lues), 0)::BIGINT FROM meta.cohorte) AS lues,
        (SELECT coalesce(sum(gardees), 0)::BIGINT FROM meta.cohorte) AS gardees,
        (SELECT coalesce(sum(chiffrees), 0)::BIGINT FROM meta.cohorte) AS chiffrees,
        (SELECT count(*) FROM meta.perte) AS pertes,
        (SELECT count(*) FROM meta.non_lu) AS non_lus
"""
SELECT_STOPPED = "SELECT coalesce(s.titre, a.source) AS titre FROM meta.arret AS a LEFT JOIN meta.source AS s USING (source) ORDER BY 1"

SELECT_ALIVE = "SELECT version FROM meta.build"


@dataclass(frozen=True)
class Fraicheur:
    """A dataset that was read: its files and lines; `date_donnees` is AAAA-MM-JJ, None where the download told no date."""

    titre: str
    producteur: str
    page: str
    fichiers: int
    lignes: int
    date_donnees: str | None


@dataclass(frozen=True)
class Construction:
    """Lines of figures read, kept and with a figure; losses accepted; files left aside; `arretees`: sources left out for a header never seen."""

    lues: int
    gardees: int
    chiffrees: int
    pertes: int
    non_lus: int
    arretees: tuple[str, ...]


def list_fraicheur(snapshot: Snapshot) -> list[Fraicheur]:
    """Every dataset that gave something, by its name."""
    return [Fraicheur(**row) for row in snapshot.once(SELECT_FRESHNESS)]


def find_construction(snapshot: Snapshot) -> Construction:
    """The report of the build, in short."""
    stopped = tuple(str(row["titre"]) for row in snapshot.once(SELECT_STOPPED))
    return Construction(**snapshot.once(SELECT_BUILD)[0], arretees=stopped)


def check_alive(snapshot: Snapshot) -> None:
    """Asks the file one thing. Raises duckdb.Error where it cannot be read any more."""
    snapshot.rows(SELECT_ALIVE)
