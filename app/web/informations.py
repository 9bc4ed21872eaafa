"""The pages that tell what stands behind the cards: what is counted, who answers for the service, what it knows of its readers."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from app.cards.etats import ETATS
from app.cards.picture import ICONS, empty_path, filled_path
from app.cards.wording import EXPLANATIONS, PUBLIC_COUNTED
from app.web.options import VALUES
from app.web.pages import SIZES, show

blueprint = Blueprint("informations", __name__)


@blueprint.get("/comprendre")
def comprendre() -> Response:
    """What is counted, by whom, when, and what is not: first in pictures, then in detail."""
    explications = [(name, str(term), text.format(public=PUBLIC_COUNTED)) for name, (term, text) in EXPLANATIONS.items()]
    drawn = {"icons": ICONS, "filled": filled_path, "empty": empty_path}
    return show("pages/comprendre.html", explications=explications, contact=current_app.extensions["contact"], **drawn)


@blueprint.get("/accessibilite")
def accessibilite() -> Response:
    """What programs check, what nobody has checked yet, and whom to tell about a problem."""
    contact = current_app.extensions["contact"]
    return show("pages/accessibilite.html", etats=ETATS.values(), tailles=SIZES, themes=VALUES["theme"], contact=contact)


@blueprint.get("/mentions-legales")
def mentions_legales() -> Response:
    """Who edits the service, who hosts it, and the licences. What its settings do not say, the page says is missing."""
    settings = {name: current_app.extensions[name] for name in ("editeur", "contact", "hebergeur")}
    return show("pages/mentions.html", **settings)


@blueprint.get("/confidentialite")
def confidentialite() -> Response:
    """What the service knows of its readers, for a reader of fourteen."""
    return show("pages/confidentialite.html", contact=current_app.extensions["contact"])
