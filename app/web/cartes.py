"""/cartes/<key>: the card as a page, a fragment, a picture or data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import cast

from flask import Blueprint, Response, current_app, request

from app.cards.card import Card
from app.cards.detail.chart import history_chart, salary_chart
from app.cards.bare import choice_card
from app.cards.reading import card_of
from app.nomenclature import Key, Reference
from app.queries.detail import find_detail
from app.queries.identifiant import Identifiant, list_identifiants
from app.queries.lecture import Lecture
from app.queries.reponse import find_reponse
from app.queries.source import find_source, shown_source
from app.warehouse import Snapshot
from app.web import images, styles
from app.web.caching import Rendered, cache, pictures, remembered_in, respond, wanted
from app.web.essai import tried
from app.web.figurines import DRAWN_ICONS, drawn_row
from app.web.options import Options
from app.web.places import Place, place_of
from app.web.protection import protect

blueprint = Blueprint("cartes", __name__)

TEMPLATES = {"badge": "cards/badge.html", "carte": "cards/carte.html", "detail": "cards/carte.html"}
CLASSES = {"emploi": "e", "formation": "o", "autre": "t"}
STATUS = {"etablissement_non_reconnu": 404, "formation_non_reconnue": 404, "reference_inconnue": 404, "cle_invalide": 400}
# Five million UAI have the right letter: those that no source describes would push the others out of the caches.
ENDLESS = {"etablissement_non_decrit"}
# The narrowest place that a snippet holds room for: a phone of 320 px, less the margins of its page.
NARROWEST = 288
# Where a card without figure says that it looked.
DEFAULT_SOURCE, DEFAULT_SUPERIEUR = "fr-en-inserjeunes-lycee_pro-formation-fine", "fr-esr-insersup"


@blueprint.get("/cartes/<name>")
def carte(name: str) -> Response:
    """A card in the form that the end of its name asks for. A key that cannot be raises InvalidIdentifier."""
    place = tried(current_app, place_of(name, request.query_string.decode("latin-1")), request.headers.get("Referer", ""))
    rendered = kept_card(place, current_app.extensions["warehouse"].snapshot(), current_app.extensions["base"](), wanted())
    current_app.extensions["comptage"].carte(request.environ, place.form, place.options.taille, str(place.address), rendered)
    return protect(respond(rendered), place.form, place.options.taille)


def kept_card(place: Place, snapshot: Snapshot, base: str, encoding: str) -> Rendered:
    """The card of a place in an encoding, kept or made now."""
    form, options = place.form, place.options
    store = pictures if form in images.ZOOMS else cache
    return remembered_in(
        encoding,
        place.key(snapshot.version, today().year, base),
        lambda: render(card_at(snapshot, place.address, options, today()), form, options, base),
        store,
    )


def card_at(snapshot: Snapshot, address: Key | Reference, options: Options = Options(), day: date | None = None) -> Card:
    """The card of a key, or of a number of Parcoursup, of the Onisep or of the RNCP; several answers are offered."""
    if isinstance(address, Key):
        return find_card(snapshot, address, options, day)
    answers = list_identifiants(snapshot, address)
    if len(answers) == 1:
        return find_card(snapshot, Key.parse(answers[0].cle), options, day, answers[0])
    return choice_card(str(address), [(answer.cle, answer.libelle) for answer in answers], snapshot.fictif, options.voice)


def find_card(
    snapshot: Snapshot, key: Key, options: Options = Options(), day: date | None = None, identifiant: Identifiant | None = None
) -> Card:
    """The card of a key, whatever is known of it, as the options say, read on a `day`: today if it is not given.

    `identifiant` led to the key, if the key itself was not asked for.
    """
    # Who asks for many cards at once gathers their questions otherwise.
    snapshot = cast(Snapshot, Lecture(snapshot)) if isinstance(snapshot, Snapshot) else snapshot
    reponse = find_reponse(snapshot, key, identifiant)
    default = DEFAULT_SUPERIEUR if key.code and key.code.type == "sise" else DEFAULT_SOURCE
    source, fichier = shown_source(reponse) or (default, None)
    complement = find_detail(snapshot, reponse) if options.taille == "detail" else None
    return card_of(reponse, find_source(snapshot, source, fichier), options.voice, day, complement)


def today() -> date:
    """The day by which figures are called old."""
    return current_app.extensions["today"]()


def render(card: Card, form: str, options: Options, base: str) -> Rendered:
    """One form of a card; 404 where the key names nothing that exists, 400 where it cannot name anything."""
    rendered = _rendered(card, form, options, base, STATUS.get(card.motif or "", 200))
    return replace(rendered, lasting=False) if card.motif in ENDLESS else rendered


def _rendered(card: Card, form: str, options: Options, base: str, status: int) -> Rendered:
    if form == "json":
        return Rendered.of(json.dumps(card.as_json(), ensure_ascii=False), "application/json", status, card.etat)
    if form in images.FORMS.values():
        return images.render_image(card, form, options, status)
    html = fill("cards/page.html" if form == "page" else TEMPLATES[options.taille], card, options, base, hidden=hides(card, options, form))
    return Rendered.of(html, "text/html", status, card.etat, side_of(card, options))


def side_of(card: Card, options: Options) -> str:
    """The name of the side of a trial that a card shows; empty outside a trial, and for a card without figures, which has no sides."""
    shown = options.variante and any(bloc.has_figures for bloc in card.blocs if card.detail or not bloc.memoire)
    return str(options.variante) if shown else ""


def hides(card: Card, options: Options, form: str) -> bool:
    """Whether a card without any figure shows nothing in its host: as the host asks, and by default in a list of badges."""
    wanted = options.vide == "masquer" or (options.vide == "" and options.taille == "badge")
    return form == "fragment" and card.etat == "S10" and wanted


def fill(template: str, card: Card, options: Options, base: str, *, hidden: bool = False, styled: bool = True) -> str:
    """A card in an HTML template, fragment or page; `styled`: with its style sheet, which else stands in the head of a page."""
    ecart = options.variante.ecart if options.variante else 0
    # Nothing of the request is in a card: what Flask adds for a template would only take time.
    return current_app.jinja_env.get_template(template).render(
        card=card,
        options=options,
        base=base,
        found=not STATUS.get(card.motif or ""),
        style=styles.SIZES[options.taille],
        history_chart=history_chart,
        salary_chart=salary_chart,
        image=lambda: images.banner_address(card, options, base),
        inner=TEMPLATES[options.taille],
        hidden=hidden,
        styled=styled,
        next=options.of_reader.query,
        frame_style=styles.FRAME,
        script=styles.FRAME_SCRIPT,
        icons=DRAWN_ICONS,
        classes=CLASSES,
        row=drawn_row,
        ecart=ecart,
        cote=side_of(card, options),
    )
