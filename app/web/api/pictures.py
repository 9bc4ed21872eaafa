"""The card of a formation, for reusers who show the picture of the former service."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, current_app, request

from app.cards.bare import refused_card
from app.nomenclature import Key
from app.queries.publication import Niveau
from app.web import cartes
from app.web.api import wording
from app.web.api.refusal import Refused
from app.web.api.single import find_cohorte
from app.web.caching import Rendered, respond
from app.web.options import Options

SIZES = {"vertical": "carte", "horizontal": "badge"}
# Our cards do not wear the colours of a host in a picture: a host that had its own gets the light one.
THEMES = {"dsfr": "clair", "lba": "clair", "onisep": "clair", "clair": "clair", "sombre": "sombre", "auto": "auto"}
NOTHING = Rendered.of('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', "image/svg+xml")


def picture_of(key: Key, niveau: Niveau, lieu: str, annee: int | None) -> Response:
    """The card of a key as SVG. Raises Refused where it has nothing to show, unless the request wants a picture all the same."""
    options = Options(taille=SIZES[request.args.get("direction") or "vertical"], theme=THEMES[request.args.get("theme") or "clair"])
    wanted = request.args.get("imageOnError") or "false"
    snapshot = current_app.extensions["warehouse"].snapshot()
    card = cartes.find_card(snapshot, key, options, cartes.today())
    try:
        if annee is not None:
            _check_year(key, niveau, lieu, annee)
        if card.etat == "S10" or cartes.STATUS.get(card.motif or ""):
            raise Refused(404, wording.EMPTY_IMAGE)
    except Refused as refused:
        if wanted == "false":
            raise
        if wanted == "empty":
            return respond(NOTHING)
        card = card if annee is None else refused_card(str(key), str(refused), snapshot.fictif)
    rendered = cartes.render(card, "svg", options, current_app.extensions["base"]())
    # A picture was wanted: some hosts show none that comes with an error.
    return respond(replace(rendered, status=200))


def _check_year(key: Key, niveau: Niveau, lieu: str, annee: int) -> None:
    cohorte, _ = find_cohorte(niveau, lieu, key.code, annee)
    if not cohorte.est_dernier_millesime:
        raise Refused(404, wording.OLD_IMAGE.format(millesime=cohorte.millesime))
