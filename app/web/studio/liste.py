"""/studio/liste: many cards on one page, one text to paste, a table to keep."""

from __future__ import annotations

import csv
import io

from flask import Blueprint, Response, current_app, request

from app.catalogue.cellule import neutral
from app.nomenclature import InvalidIdentifier
from app.web import styles
from app.web.caching import Rendered, respond
from app.web.extraits import FORMES, script_line
from app.web.pages import show
from app.web.studio.demande import Demande
from app.web.studio.vue import Montree, montree

blueprint = Blueprint("liste", __name__)

COLUMNS = ("cle", "titre", "chiffres", "raison", "adresse", "code")


@blueprint.get("/studio/liste")
def liste() -> Response:
    """The previews of a list, and one block of what to paste."""
    demande, shown = _asked()
    return show("pages/studio/liste.html", feuille=styles.STUDIO, demande=demande, liste=shown, bloc=block_of(demande.forme, shown), formes=FORMES)


@blueprint.get("/studio/liste.csv")
def liste_csv() -> Response:
    """A line a card: key, title, state at a glance, reason, address, and what to paste."""
    demande, shown = _asked()
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS)
    base = current_app.extensions["base"]()
    for one in shown:
        line = (one.cle, one.card.titre_page, one.apercu.texte, one.apercu.raison, f"{base}/cartes/{one.cle}", one.extraits[demande.forme])
        table.writerow(map(neutral, line))
    # The mark without which a spreadsheet reads UTF-8 as something else.
    response = respond(Rendered.of(f"\ufeff{out.getvalue()}", "text/csv"))
    response.headers["Content-Disposition"] = 'attachment; filename="cartes.csv"'
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


def block_of(forme: str, shown: list[Montree]) -> str:
    """All of a list in one text: the line of the script once, then a card a line."""
    if forme != "script":
        return "\n".join(one.extraits[forme] for one in shown)
    return "\n".join([script_line(current_app.extensions["base"]()), *(one.element for one in shown)])


def _asked() -> tuple[Demande, list[Montree]]:
    try:
        demande = Demande.parse(request.args, request.args.getlist("cles"))
    except InvalidIdentifier:
        demande = Demande.parse({**request.args, "cle": ""}, request.args.getlist("cles"))
    return demande, [montree(cle, demande.options) for cle in demande.cles]
