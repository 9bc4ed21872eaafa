"""A list, one page at a time; and the whole of it as a CSV that is written while it is read."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from flask import Response, current_app

from app.queries.liste import Filtre, list_page, stream_all, stream_page
from app.queries.publication import Publication
from app.web.api.blueprint import answer
from app.web.api.parameters import has_pagination, parse_pagination
from app.web.api.schemas import Certification, Certifications, Formations, Pagination, Regionales
from app.web.flux import attached, csv_of

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
    columns = (*PLACES[name], *NAMES, *FIGURES, *MORE)
    content = csv_of(columns, (cells_of(of(row, snapshot.fictif), columns) for row in rows))
    return attached(content, f"{name}.csv", snapshot.version, name, filtre, page, items, has_pagination())


def cells_of(line: Certification, columns: tuple[str, ...]) -> list[str | int | None]:
    """The cells of one line, in the order of `columns`."""
    special = {
        "region": lambda: line.region and line.region.nom,
        "donnee_source_type": lambda: line.donnee_source.type,
        "donnee_source_code_certification": lambda: line.donnee_source.code_certification,
        "messages": lambda: " ".join(line.meta.messages),
    }
    return [special[name]() if name in special else getattr(line, name) for name in columns]
