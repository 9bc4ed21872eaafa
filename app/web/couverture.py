"""/couverture: how much of an editor's own catalogue the cards cover, and the same file completed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import PurePath

from flask import Blueprint, Response, current_app, request, stream_template
from werkzeug.exceptions import RequestEntityTooLarge

from app.cards.french import typeset
from app.cards.voice import Voice
from app.catalogue.couverture import Couverture, cover
from app.catalogue.ecriture import MIMETYPES, write_completed
from app.catalogue.lecture import TOO_BIG, read_table
from app.catalogue.tableau import Tableau, UnreadableCatalogue
from app.web.cartes import today
from app.web.envoi import Envoi, receive
from app.web.flux import pieces
from app.web.pages import filled, protect, show, surroundings
from app.web.turns import Busy

blueprint = Blueprint("couverture", __name__)

# Of the lines without figures, what the page lists; the completed file has them all.
LISTED = 60
NO_FILE = "Choisissez d'abord un fichier. On attend un CSV, ou un classeur XLSX ou ODS."


blueprint.add_app_template_filter(Voice().number, "nombre")
blueprint.add_app_template_filter(typeset, "typographie")


@blueprint.get("/couverture")
def formulaire() -> Response:
    """What is expected, and a plain form that works without script."""
    return show("pages/couverture.html", erreur="")


@blueprint.post("/couverture")
def couverture() -> Response:
    """The share of a catalogue that the cards cover, written as it is found; or the file completed. Nothing is kept."""
    try:
        envoi = receive(request.environ)
    except RequestEntityTooLarge:
        return _refused(TOO_BIG, 413)
    if not envoi.content:
        return _refused(NO_FILE, 400)
    turn, turns = ExitStack(), current_app.extensions["turns"]
    try:
        turn.enter_context(turns["catalogues"].taken())
        # A whole file to send holds a thread for as long as its reader takes.
        response = turns["downloads"].held(_answered)(envoi, turn) if envoi.complet else _answered(envoi, turn)
    except Busy as busy:
        turn.close()
        return _refused(str(busy), 503, busy.wait)
    except UnreadableCatalogue as error:
        turn.close()
        return _refused(str(error), 400)
    except BaseException:
        turn.close()
        raise
    # Also where the reader goes away before the end.
    response.call_on_close(turn.close)
    return response


def _answered(envoi: Envoi, turn: ExitStack) -> Response:
    """`turn` ends with the work, not with the last byte that a slow reader takes."""
    tableau = read_table(envoi.content)
    snapshot, base = current_app.extensions["warehouse"].snapshot(), current_app.extensions["base"]()
    steps = cover(snapshot, tableau, today().year)
    if envoi.complet:
        body = write_completed(_whole(steps), base)
        turn.close()
        return _completed(envoi.nom, tableau, body)
    found: list[Couverture] = []
    page = stream_template(
        "pages/couverture_resultat.html",
        **surroundings(),
        erreur="",
        nom=envoi.nom,
        avancement=_progress(steps, found, turn),
        resultat=lambda: found[0],
        muettes=LISTED,
    )
    return _unkept(protect(Response(page, mimetype="text/html")))


def _progress(steps: Iterator[tuple[int, int, Couverture | None]], found: list[Couverture], turn: ExitStack) -> Iterator[int]:
    """Whole percents, as the lines are answered; `found` then holds the whole."""
    for done, total, whole in steps:
        if whole is None:
            yield 100 * done // total
        else:
            found.append(whole)
            turn.close()


def _whole(steps: Iterator[tuple[int, int, Couverture | None]]) -> Couverture:
    *_, (_, _, whole) = steps
    return whole


def _completed(nom: str, tableau: Tableau, body: bytes) -> Response:
    response = Response(pieces(io.BytesIO(body)), mimetype=MIMETYPES[tableau.forme])
    response.content_length = len(body)
    response.headers.set("Content-Disposition", "attachment", filename=f"{PurePath(nom).stem or 'catalogue'}-trajectoires.{tableau.forme}")
    return _unkept(response)


def _refused(message: str, status: int, wait: int | None = None) -> Response:
    rendered = filled("pages/couverture.html", erreur=typeset(message))
    response = Response(rendered.body, status, mimetype="text/html")
    if wait:
        response.headers["Retry-After"] = str(wait)
    return _unkept(protect(response))


def _unkept(response: Response) -> Response:
    """Nobody keeps an answer about someone's file."""
    response.headers["Cache-Control"] = "no-store"
    return response
