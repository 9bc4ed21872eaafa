"""/essais: each trial that is declared, beside the card of today, at work or not. Nothing of it is counted."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, request

from app.cards.essais import ESSAIS
from app.nomenclature import InvalidIdentifier, Key, Reference, parse_address
from app.warehouse import Snapshot
from app.web import styles
from app.web.cartes import TEMPLATES, card_at, fill, today
from app.web.exemples import first_card
from app.web.options import Options
from app.web.pages import show
from app.web.variante import Variante

blueprint = Blueprint("essais", __name__)


@blueprint.get("/essais")
def essais() -> Response:
    """The card `cle`, or the first that has figures, in every way that may be tried; `langue` and `adresse` as for a card."""
    snapshot, cle, refus = current_app.extensions["warehouse"].snapshot(), request.args.get("cle", "").strip(), ""
    address: Key | Reference = Key.parse(first_card(snapshot, today()).cle)
    try:
        address = parse_address(cle) if cle else address
    except InvalidIdentifier as problem:
        refus = str(problem)
    asked = Options.parse(request.args).of_content
    drawn = [(essai, [_drawn(snapshot, address, asked, Variante(essai, 0, nouvelle)) for nouvelle in (False, True)]) for essai in ESSAIS.values()]
    return show("pages/essais.html", essais=drawn, cle=str(address), refus=refus, feuille=styles.CARD)


def _drawn(snapshot: Snapshot, address: Key | Reference, asked: Options, variante: Variante) -> str:
    options = Options(niveau="4", langue=asked.langue, adresse=asked.adresse, variante=variante)
    card = card_at(snapshot, address, options, today())
    return fill(TEMPLATES[options.taille], card, options, current_app.extensions["base"](), styled=False)
