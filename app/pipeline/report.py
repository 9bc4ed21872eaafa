"""What a build read, kept and refused, as figures; the scripts print it."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True)
class Cohort:
    """Rows of one source and cohort: read, kept, with at least one figure, of which rebuilt from rates."""

    source: str
    millesime: str
    lues: int
    gardees: int
    chiffrees: int
    calculees: int


@dataclass(frozen=True)
class Report:
    """`fichiers`: (source, file, rows). `refus`: (source, cohort, reason, rows). `tables`: (mart, rows).

    `arrets`: (source, message) of the sources left out for a header never seen. `ecartes`: (file, dataset, reason) of the files known and left aside; `non_lus`: those that nothing is known of.
    """

    version: str
    fictif: bool
    fichiers: tuple[tuple[str, str, int], ...]
    arrets: tuple[tuple[str, str], ...]
    non_lus: tuple[str, ...]
    ecartes: tuple[tuple[str, str, str], ...]
    cohortes: tuple[Cohort, ...]
    refus: tuple[tuple[str, str, str, int], ...]
    tables: tuple[tuple[str, int], ...]


UNKNOWN = "SELECT fichier FROM meta.non_lu WHERE raison IS NULL ORDER BY fichier"


def build_report(connection: duckdb.DuckDBPyConnection) -> Report:
    """The report of the file open in `connection`, read from its `meta` and `marts` schemas."""
    version, fictif = connection.execute("SELECT version, fictif FROM meta.build").fetchone()
    return Report(
        version=version,
        fictif=fictif,
        fichiers=tuple(connection.execute("SELECT source, fichier, lignes FROM meta.fichier ORDER BY ALL").fetchall()),
        arrets=tuple(connection.execute("FROM meta.arret ORDER BY source").fetchall()),
        non_lus=tuple(name for (name,) in connection.execute(UNKNOWN).fetchall()),
        ecartes=tuple(connection.execute("FROM meta.non_lu WHERE raison IS NOT NULL ORDER BY fichier").fetchall()),
        cohortes=tuple(Cohort(*row) for row in connection.execute("FROM meta.cohorte ORDER BY ALL").fetchall()),
        refus=tuple(connection.execute("FROM meta.refus ORDER BY ALL").fetchall()),
        tables=tuple(_sizes(connection)),
    )


def _sizes(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    names = connection.execute(
        "SELECT DISTINCT table_name FROM information_schema.tables WHERE table_schema = 'marts' ORDER BY 1"
    ).fetchall()
    return [(name, connection.execute(f"SELECT count(*) FROM marts.{name}").fetchone()[0]) for (name,) in names]
