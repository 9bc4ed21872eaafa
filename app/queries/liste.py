"""Lists of cohorts for the data API, one page at a time or all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.queries.publication import COLUMNS, Niveau, Publication
from app.warehouse import Snapshot

# Of the rows that may be given in bulk, `numero` is their place in the table.
DIFFUSION = "diffusion.publication"
TOUT = "(SELECT rowid AS numero, * FROM marts.publication)"
WANTED = """
    FROM {table}
    WHERE niveau = $1
        AND ($2 IS NULL OR lieu IN (SELECT unnest($2::VARCHAR[])))
        AND ($3 IS NULL OR code_region IN (SELECT unnest($3::VARCHAR[])))
        AND ($4 IS NULL OR code_academie IN (SELECT unnest($4::VARCHAR[])))
        AND ($5 IS NULL OR code IN (SELECT unnest($5::VARCHAR[])))
        AND if($6 IS NULL, est_dernier_millesime, annee IN (SELECT unnest($6::INTEGER[])))
"""
SELECT_NOMBRE = f"SELECT count(*) AS nombre {WANTED.format(table=TOUT)}"
# The table is stored in the order of its key: its row numbers are that order, and only they are sorted, not the rows.
PAGE = f"""
    WITH page AS (SELECT numero {WANTED} ORDER BY numero LIMIT $7 OFFSET $8)
    SELECT {COLUMNS} FROM marts.publication WHERE rowid IN (SELECT numero FROM page) ORDER BY rowid
"""
SELECT_PAGE = PAGE.format(table=TOUT)
SELECT_PAGE_DIFFUSEE = PAGE.format(table=DIFFUSION)
SELECT_LIGNES = "SELECT count(*) AS nombre FROM marts.publication"
SELECT_FENETRE = f"SELECT {COLUMNS} {WANTED.format(table=DIFFUSION)} AND numero >= $7 AND numero < $8 ORDER BY numero"
# DuckDB gives the whole of an answer at once, in memory: a long one is asked for window by window.
WINDOW = 4096


@dataclass(frozen=True)
class Filtre:
    """What a list is asked for; None asks for all. Without `annees` (last leaving years), the latest of each filière."""

    niveau: Niveau
    lieux: tuple[str, ...] | None = None
    regions: tuple[str, ...] | None = None
    academies: tuple[str, ...] | None = None
    codes: tuple[str, ...] | None = None
    annees: tuple[int, ...] | None = None


def list_page(snapshot: Snapshot, filtre: Filtre, page: int, items_par_page: int) -> tuple[list[Publication], int]:
    """(the cohorts of a page, in the order of places and codes; how many there are in all). Pages count from 1."""
    wanted = _wanted(filtre)
    rows = snapshot.rows(SELECT_PAGE, *wanted, items_par_page, (page - 1) * items_par_page)
    return [Publication(**row) for row in rows], snapshot.rows(SELECT_NOMBRE, *wanted)[0]["nombre"]


def stream_page(snapshot: Snapshot, filtre: Filtre, page: int, items_par_page: int) -> Iterator[Publication]:
    """One page of what `stream_all` gives."""
    rows = snapshot.rows(SELECT_PAGE_DIFFUSEE, *_wanted(filtre), items_par_page, (page - 1) * items_par_page)
    yield from (Publication(**row) for row in rows)


def stream_all(snapshot: Snapshot, filtre: Filtre) -> Iterator[Publication]:
    """The cohorts that may be given in bulk, all pages after each other, WINDOW at most in memory."""
    wanted = _wanted(filtre)
    for first in range(0, snapshot.rows(SELECT_LIGNES)[0]["nombre"], WINDOW):
        yield from (Publication(**row) for row in snapshot.rows(SELECT_FENETRE, *wanted, first, first + WINDOW))


def _wanted(filtre: Filtre) -> list[Any]:
    lists = (filtre.lieux, filtre.regions, filtre.academies, filtre.codes, filtre.annees)
    return [filtre.niveau, *(None if wanted is None else list(wanted) for wanted in lists)]
