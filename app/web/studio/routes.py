"""/studio: search, scope, preview, options, snippets; and the same for a list of cards."""

from __future__ import annotations

from flask import Blueprint, Response, request

from app.nomenclature import InvalidIdentifier
from app.queries.recherche import search
from app.queries.region import list_regions
from app.web import styles
from app.web.extraits import FORMES
from app.web.options import VALUES
from app.web.pages import show
from app.web.studio.demande import CHOICES, Demande
from app.web.studio.vue import chosen, montree, snapshot

blueprint = Blueprint("studio", __name__)

FOUND = 20


@blueprint.get("/studio")
def studio() -> Response:
    """The whole studio for one address; works as plain links and forms."""
    try:
        demande, refus = Demande.parse(request.args, request.args.getlist("cles")), ""
    except InvalidIdentifier as error:
        demande, refus = Demande.parse({**request.args, "cle": ""}, request.args.getlist("cles")), str(error)
    return show(
        "pages/studio.html",
        feuille=styles.STUDIO,
        demande=demande,
        refus=refus,
        resultats=search(snapshot(), demande.q, FOUND) if demande.q else None,
        montree=chosen(demande) if demande.cle else None,
        liste=[montree(cle, demande.options) for cle in demande.cles],
        regions=list_regions(snapshot()),
        choices=CHOICES,
        options=VALUES,
        formes=FORMES,
    )
