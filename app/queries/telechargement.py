"""The marts as files: which may be downloaded, and their rows without those that no licence lets go in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.queries.liste import WINDOW
from app.warehouse import Snapshot

SELECT_TELECHARGEMENTS = """
    SELECT t.mart, t.titre, t.lignes, t.lignes_retenues,
        (SELECT list(DISTINCT s.licence ORDER BY s.licence) FROM meta.source AS s WHERE list_contains(t.sources, s.source)) AS licences,
        (SELECT list(s.titre ORDER BY s.titre) FROM meta.source AS s WHERE list_contains(t.sources_retenues, s.source)) AS retenues_de
    FROM meta.telechargement AS t
    ORDER BY t.mart
"""
SELECT_TELECHARGEABLE = "SELECT mart FROM meta.telechargement WHERE mart = $1"
SELECT_COLONNES = """
    SELECT column_name AS colonne FROM duckdb_columns()
    WHERE database_name = current_database() AND schema_name = 'diffusion' AND table_name = $1 AND column_name <> 'numero'
    ORDER BY column_index
"""
SELECT_DERNIER = "SELECT max(numero) AS numero FROM query_table('diffusion.' || $1)"
SELECT_FENETRE = "SELECT * EXCLUDE (numero) FROM query_table('diffusion.' || $1) WHERE numero >= $2 AND numero < $3 ORDER BY numero"
SELECT_TOUT = "SELECT * EXCLUDE (numero) FROM query_table('diffusion.' || $1)"


@dataclass(frozen=True)
class Telechargement:
    """A mart to download. `lignes_retenues`: the rows left out, and `retenues_de` the datasets, by title, whose licence asks it.

    `licences`: those of the rows that are given, none for the tables of this service itself.
    """

    mart: str
    titre: str
    lignes: int
    lignes_retenues: int
    licences: tuple[str, ...]
    retenues_de: tuple[str, ...]


def list_telechargements(snapshot: Snapshot) -> list[Telechargement]:
    """Every mart to download, by its name, those without any row to give included."""
    rows = snapshot.rows(SELECT_TELECHARGEMENTS)
    return [
        Telechargement(**{**row, "licences": tuple(row["licences"] or ()), "retenues_de": tuple(row["retenues_de"] or ())}) for row in rows
    ]


def is_telechargeable(snapshot: Snapshot, mart: str) -> bool:
    """Whether there is a file under this name. The functions below are for such names only."""
    return bool(snapshot.rows(SELECT_TELECHARGEABLE, mart))


def list_colonnes(snapshot: Snapshot, mart: str) -> list[str]:
    """The columns of the file, in their order."""
    return [str(row["colonne"]) for row in snapshot.rows(SELECT_COLONNES, mart)]


def stream_lignes(snapshot: Snapshot, mart: str) -> Iterator[list[Any]]:
    """Its rows in the order of its key, WINDOW at most in memory."""
    last = snapshot.rows(SELECT_DERNIER, mart)[0]["numero"]
    for first in range(0, -1 if last is None else last + 1, WINDOW):
        yield from (list(row.values()) for row in snapshot.rows(SELECT_FENETRE, mart, first, first + WINDOW))


def write_parquet(snapshot: Snapshot, mart: str, path: Path) -> None:
    """The same rows in a new file, which DuckDB writes while it reads."""
    snapshot.write_parquet(path, SELECT_TOUT, mart)
