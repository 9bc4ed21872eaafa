"""/donnees: where the figures come from, what they cover, what the columns mean, and the marts as files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from flask import Blueprint, Response, abort, current_app

from app.cards.couverts import etapes_of
from app.cards.french import period_of
from app.queries.donnees import list_comptes, list_definitions, list_sources_lues
from app.queries.telechargement import is_telechargeable, list_colonnes, list_telechargements, stream_lignes, write_parquet
from app.warehouse import Snapshot
from app.web.caching import Rendered, remembered, respond
from app.web.flux import attached, csv_of, pieces
from app.web.pages import filled, protect

blueprint = Blueprint("donnees", __name__)
blueprint.add_app_template_filter(period_of, "periode")
PARQUET = "application/vnd.apache.parquet"


@blueprint.get("/donnees")
def donnees() -> Response:
    """The page."""
    snapshot, base = _snapshot(), current_app.extensions["base"]()
    return protect(respond(remembered(f"{snapshot.version}|{base}|donnees", lambda: _page(snapshot))))


def _page(snapshot: Snapshot) -> Rendered:
    tables = groupby(list_definitions(snapshot), lambda definition: (definition.mart, definition.titre))
    return filled(
        "pages/donnees.html",
        version=snapshot.version,
        sources=list_sources_lues(snapshot),
        etapes=etapes_of(list_comptes(snapshot)),
        telechargements=list_telechargements(snapshot),
        tables=[(mart, titre, list(definitions)) for (mart, titre), definitions in tables],
    )


@blueprint.get("/donnees/<mart>.csv")
def en_csv(mart: str) -> Response:
    """A mart, while it is read."""
    return _file(mart, "csv", lambda snapshot: csv_of(list_colonnes(snapshot, mart), stream_lignes(snapshot, mart)))


@blueprint.get("/donnees/<mart>.parquet")
def en_parquet(mart: str) -> Response:
    """The same, with its types."""
    return _file(mart, "parquet", lambda snapshot: _parquet(snapshot, mart))


def _file(mart: str, forme: str, make: Callable[[Snapshot], Response]) -> Response:
    snapshot = _snapshot()
    if not is_telechargeable(snapshot, mart):
        abort(404)
    name = f"trajectoires-{'fictif-' if snapshot.fictif else ''}{mart}-{snapshot.version}.{forme}"
    known = attached(Response(), name, snapshot.version, mart, forme)
    return known if known.status_code == 304 else attached(make(snapshot), name, snapshot.version, mart, forme)


def _parquet(snapshot: Snapshot, mart: str) -> Response:
    """Written for this answer and deleted as soon as it is open: nothing to clean, to share between processes or to make out of date."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{mart}.parquet"
        write_parquet(snapshot, mart, path)
        file = path.open("rb")
    response = Response(pieces(file), mimetype=PARQUET)
    response.content_length = os.fstat(file.fileno()).st_size
    response.call_on_close(file.close)
    return response


def _snapshot() -> Snapshot:
    return current_app.extensions["warehouse"].snapshot()
