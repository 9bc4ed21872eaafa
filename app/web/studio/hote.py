"""/studio/apercu: a page that imitates a host, with the very text that the editor would paste."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, render_template, request

from app.nomenclature import parse_address
from app.web import styles
from app.web.caching import Rendered, respond
from app.web.cartes import card_at, today
from app.web.oembed import content_of
from app.web.studio.demande import Demande
from app.web.studio.vue import chosen, snapshot

blueprint = Blueprint("apercu", __name__)

POLICY = (
    f"default-src 'none'; style-src {styles.csp_hash(styles.HOTE)}; script-src 'self'; connect-src 'self'; img-src 'self';"
    " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@blueprint.get("/studio/apercu")
def apercu() -> Response:
    """The card among the words of a sheet, light or dark. Raises InvalidIdentifier, and shows a host without a card for no key."""
    demande = Demande.parse(request.args, [])
    pasted = _pasted(demande) if demande.cle else ""
    html = render_template("pages/studio/hote.html", feuille=styles.HOTE, fond=demande.fond, colle=pasted)
    response = respond(Rendered.of(html, "text/html"))
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "public, max-age=60"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _pasted(demande: Demande) -> str:
    shown = chosen(demande)
    if demande.forme != "adresse":
        return shown.extraits[demande.forme]
    # What a host that knows oEmbed writes in the place of the address.
    base, options = current_app.extensions["base"](), demande.options.of_frame
    card = card_at(snapshot(), parse_address(shown.cle), options, today())
    return str(content_of(card, shown.cle, options, base, None, None).get("html", ""))
