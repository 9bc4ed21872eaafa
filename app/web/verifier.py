"""/verifier: an editor pastes the HTML of a page, and reads what to correct in it. Nothing is kept."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

from app.web.caching import respond
from app.web.cartes import today
from app.web.pages import filled, protect
from app.web.verification import wording
from app.web.verification.constat import Service
from app.web.verification.rapport import Rapport, verify

blueprint = Blueprint("verifier", __name__)

LONGEST = 500_000
# What LONGEST characters may weigh once a browser has coded them.
HEAVIEST = 4 * LONGEST


@blueprint.get("/verifier")
def form() -> Response:
    """Where to paste."""
    return protect(respond(filled("pages/verifier.html", **_content())))


@blueprint.post("/verifier")
def verifier() -> Response:
    """What is to be corrected in what was pasted; 413 in French for what is too long."""
    request.max_content_length = request.max_form_memory_size = HEAVIEST
    try:
        html = request.form.get("html", "")
    except RequestEntityTooLarge:
        html = None
    if html is None or len(html) > LONGEST:
        return _answer(413, refus=wording.TROP_LONG)
    service = Service(current_app.extensions["warehouse"].snapshot(), current_app.extensions["base"](), today())
    return _answer(200, html=html, rapport=verify(html, service))


def _answer(status: int, html: str = "", rapport: Rapport | None = None, refus: str = "") -> Response:
    rendered = replace(filled("pages/verifier.html", **_content(html, rapport, refus)), status=status)
    response = protect(respond(rendered))
    response.headers["Cache-Control"] = "no-store"
    return response


def _content(html: str = "", rapport: Rapport | None = None, refus: str = "") -> dict[str, object]:
    return {"html": html, "rapport": rapport, "refus": refus, "noms": wording.NOMS}
