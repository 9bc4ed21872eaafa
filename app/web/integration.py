"""/integration: how to put a card on another site, and what the security officer of that site asks."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from app.cards.drawing import draw
from app.cards.height import height_of
from app.web import styles
from app.web.directives import DIRECTIVES, directives_of
from app.web.cartes import NARROWEST, today
from app.web.exemples import first_card
from app.web.options import VALUES
from app.web.pages import show
from app.web.releases import RELEASES

blueprint = Blueprint("integration", __name__)


@blueprint.get("/integration")
def integration() -> Response:
    """Every snippet, with a key and the heights of a card of the served file; then policies, requests, promises."""
    card = first_card(current_app.extensions["warehouse"].snapshot(), today())
    return show(
        "pages/integration.html",
        cle=card.cle,
        hauteur=height_of(card, NARROWEST),
        hauteur_image=draw(card).height,
        options=VALUES,
        directives={forme: directives_of(forme, current_app.extensions["base"]()) for forme in DIRECTIVES},
        empreintes={taille: styles.csp_hash(style) for taille, style in styles.SIZES.items()},
        versions=RELEASES.values(),
    )
