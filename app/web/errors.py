"""The one place that turns an error into what a reader sees."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask, Response, current_app, request
from markupsafe import escape
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from app.cards.bare import refused_card
from app.nomenclature import InvalidIdentifier
from app.web.api import wording
from app.web.api.blueprint import error as api_error, open_to_all
from app.web.cartes import render
from app.web.caching import respond
from app.web.options import Options
from app.web.pages import filled, protect as protect_page
from app.web.places import FOLDER, split_form
from app.web.protection import protect

FAILED = "Le service ne répond pas pour le moment. Réessayez dans quelques minutes."
REFUSED = {
    400: "Cette demande ne peut pas être comprise.",
    405: "Cette adresse ne s'emploie pas ainsi.",
    413: "Ce qui est envoyé est trop lourd pour cette adresse.",
}
# In a frame, what the host shows around it stays; and the link that stands in the place of a card leaves the frame.
FAILED_CARD = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Carte indisponible</title>
<base target="_top">
</head>
<body>
<main>
<p>{said}</p>
<p><a href="{card}">Voir où en sont les jeunes après cette formation</a></p>
</main>
</body>
</html>
"""


def register(app: Flask) -> None:
    """Handlers for what a reader can cause; anything else stays a bug, logged with its traceback."""
    app.register_error_handler(InvalidIdentifier, _invalid)
    app.register_error_handler(404, _not_found)
    app.register_error_handler(405, _not_allowed)
    app.register_error_handler(500, _failed)
    app.register_error_handler(HTTPException, _refused)
    app.after_request(_as_declared)


def _invalid(error: InvalidIdentifier) -> Response:
    """A card that says what a key looks like, in the form that was asked for."""
    form, text = split_form(request.path.rsplit("/", 1)[-1])
    snapshot = current_app.extensions["warehouse"].snapshot()
    options = Options.parse(request.args, form)
    card = refused_card(text[:60], str(error), snapshot.fictif, options.voice)
    return protect(respond(render(card, form, options, current_app.extensions["base"]())), form, options.taille)


def _not_found(_: Exception) -> Response:
    if _is_api():
        return open_to_all(api_error(404, wording.NO_ADDRESS))
    return protect_page(respond(replace(filled("pages/introuvable.html"), status=404)))


def _not_allowed(error: MethodNotAllowed) -> Response:
    response = open_to_all(api_error(405, wording.NO_METHOD)) if _is_api() else _refused(error)
    response.headers["Allow"] = ", ".join(error.valid_methods or ())
    return response


def _refused(error: HTTPException) -> Response:
    """In French, where the framework would answer a page of its own."""
    code = error.code or 500
    return Response(f"{REFUSED.get(code, REFUSED[400])}\n", code, mimetype="text/plain")


def _is_api() -> bool:
    return request.path.startswith("/api/")


def _failed(_: Exception) -> Response:
    """What a host falls back from: no page of a framework in a frame, and nothing kept. No template: one may be what failed."""
    if _is_api():
        response = open_to_all(api_error(500, FAILED))
    elif request.path.startswith(FOLDER) and split_form(request.path)[0] == "page":
        response = protect(Response(FAILED_CARD.format(said=FAILED, card=escape(request.path)), 500, mimetype="text/html"), "page", Options.taille)
    else:
        response = Response(f"{FAILED}\n", 500, mimetype="text/plain")
        response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "no-store"
    return response


def _as_declared(response: Response) -> Response:
    """An error without a date is kept a minute."""
    if response.status_code == 404:
        response.headers.setdefault("Cache-Control", "public, max-age=60")
    return response
