"""A list, one page at a time; and the whole of it as a CSV that is written while it is read."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from math import ceil

from flask import Response, current_app, request

from app.catalogue.cellule import neutral
from app.queries.liste import Filtre, list_page, stream_all, stream_page
from app.queries.publication import Publication
from app.warehouse import Snapshot
from app.web.api.blueprint import answer
from app.web.api.parameters import has_pagination, parse_pagination
from app.web.api.schemas import Certification, Certifications, Formations, Pagination, Regionales
from app.web.caching import KEEP

Of = Callable[[Publication, bool], Certification]
PAGES = {"formations": Formations, "certifications": Certifications, "regionales": Regionales}
MONTHS = (12, 18, 24, 6)
FIGURES = (
    "nb_annee_term",
    *(f"nb_en_emploi_{months}_mois" for months in MONTHS),
    "nb_poursuite_etudes",
    "nb_sortant",
    *(f"taux_autres_{months}_mois" for months in MONTHS),
    *(f"taux_en_emploi_{months}_mois" for months in MONTHS),
    "taux_en_formation",
    "taux_rupture_contrats",
    "salaire_12_mois_q1",
    "salaire_12_mois_q2",
    "salaire_12_mois_q3",
)
PLACES = {"formations": ("uai", "uai_type", "uai_donnee", "uai_donnee_type"), "regionales": ("region",), "certifications": ()}
NAMES = ("code_certification", "filiere", "millesime", "donnee_source_type", "donnee_source_code_certification")
# Ours, after those that the present reusers read.
MORE = ("code_certification_type", "code_formation_diplome", "libelle", "messages")
LINES = 500


def page_of(name: str, filtre: Filtre, of: Of) -> Response:
    """One page of `formations`, `certifications` or `regionales` as JSON."""
    page, items = parse_pagination()
    snapshot = current_app.extensions["warehouse"].snapshot()
    rows, total = list_page(snapshot, filtre, page, items)
    pagination = Pagination(page, items, ceil(total / items) or 1, total)
    return answer(PAGES[name]([of(row, snapshot.fictif) for row in rows], pagination))


def export_of(name: str, filtre: Filtre, of: Of) -> Response:
    """The whole list as CSV, or one page of it, of the rows that may be given in bulk. Its ETag is that of the data and of what
    is asked: nothing is read for a 304."""
    snapshot = current_app.extensions["warehouse"].snapshot()
    # Read before the answer begins: afterwards, what is wrong could no longer be said.
    page, items = parse_pagination()
    rows = stream_page(snapshot, filtre, page, items) if has_pagination() else stream_all(snapshot, filtre)
    response = Response(_lines(name, rows, of, snapshot), mimetype="text/csv")
    # Werkzeug would read all of it to tell its length.
    response.implicit_sequence_conversion = False
    response.headers["Content-Disposition"] = f"attachment; filename={name}.csv"
    response.headers["Cache-Control"] = KEEP
    response.set_etag(hashlib.sha256(f"{snapshot.version}|{name}|{filtre}|{page}|{items}|{has_pagination()}".encode()).hexdigest()[:32])
    return response.make_conditional(request)


def _lines(name: str, rows: Iterator[Publication], of: Of, snapshot: Snapshot) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\n")
    columns = (*PLACES[name], *NAMES, *FIGURES, *MORE)
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow(cells_of(of(row, snapshot.fictif), columns))
        if number % LINES == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def cells_of(line: Certification, columns: tuple[str, ...]) -> list[str | int | None]:
    """Numbers as numbers, a missing one as an empty cell, and no text that a spreadsheet would run."""
    special = {
        "region": lambda: line.region and line.region.nom,
        "donnee_source_type": lambda: line.donnee_source.type,
        "donnee_source_code_certification": lambda: line.donnee_source.code_certification,
        "messages": lambda: " ".join(line.meta.messages),
    }
    return [_safe(special[name]() if name in special else getattr(line, name)) for name in columns]


def _safe(cell: str | int | None) -> str | int | None:
    return neutral(cell) if isinstance(cell, str) else cell
