"""/cartes/<key>: the card as a page, a fragment, a picture or data."""

from __future__ import annotations

import json
from datetime import date
from typing import cast

from flask import Blueprint, Response, current_app, render_template, request

from app.cards.card import Card
from app.cards.detail.chart import history_chart, salary_chart
from app.cards.picture import ICONS, empty_path, filled_path
from app.cards.bare import choice_card
from app.cards.reading import card_of
from app.nomenclature import Key, Reference, parse_address
from app.queries.detail import find_detail
from app.queries.identifiant import Identifiant, list_identifiants
from app.queries.lecture import Lecture
from app.queries.reponse import find_reponse
from app.queries.source import find_source, shown_source
from app.warehouse import Snapshot
from app.web import images, styles
from app.web.caching import Rendered, cache, pictures, remembered, respond
from app.web.options import Options

blueprint = Blueprint("cartes", __name__)

FORMS = {**images.FORMS, ".html": "fragment", ".json": "json"}
TEMPLATES = {"badge": "cards/badge.html", "carte": "cards/carte.html", "detail": "cards/carte.html"}
CLASSES = {"emploi": "e", "formation": "o", "autre": "t"}
STATUS = {"etablissement_non_reconnu": 404, "formation_non_reconnue": 404, "reference_inconnue": 404, "cle_invalide": 400}
# The narrowest place that a snippet holds room for: a phone of 320 px, less the margins of its page.
NARROWEST = 288
# Where a card without figure says that it looked.
DEFAULT_SOURCE, DEFAULT_SUPERIEUR = "fr-en-inserjeunes-lycee_pro-formation-fine", "fr-esr-insersup"


def _policy(form: str, taille: str) -> str:
    allowed, script, connect, action = styles.csp_hash(styles.SIZES[taille]), "'none'", "'none'", "'self'" if (form, taille) == ("page", "detail") else "'none'"
    if form == "page":
        allowed, script = f"{allowed} {styles.csp_hash(styles.FRAME)} {styles.csp_hash(styles.QUESTION)}", styles.csp_hash(styles.FRAME_SCRIPT)
        # For what reads robots.txt from inside the page, as Lighthouse does: its only script asks for nothing.
        connect = "'self'"
    return f"default-src 'none'; style-src {allowed}; script-src {script}; connect-src {connect}; base-uri 'none'; form-action {action}; frame-ancestors *"


# Hashed once: every answer carries one.
POLICIES = {(form, taille): _policy(form, taille) for form in ("page", "fragment") for taille in TEMPLATES}


@blueprint.get("/cartes/<name>")
def carte(name: str) -> Response:
    """A card in the form that the end of its name asks for. A key that cannot be raises InvalidIdentifier."""
    form, text = split_form(name)
    address, options = parse_address(text), images.settled(form, Options.parse(request.args, form))
    snapshot, base = current_app.extensions["warehouse"].snapshot(), current_app.extensions["base"]()
    kept = f"{snapshot.version}|{today().year}|{base}|{form}|{address}|{options}"
    rendered = remembered(kept, lambda: render(card_at(snapshot, address, options, today()), form, options, base), pictures if form in images.ZOOMS else cache)
    current_app.extensions["comptage"].carte(request.environ, form, options.taille, str(address), rendered)
    return protect(respond(rendered), form, options.taille)


def card_at(snapshot: Snapshot, address: Key | Reference, options: Options = Options(), day: date | None = None) -> Card:
    """The card of a key, or of a number of Parcoursup, of the Onisep or of the RNCP; several answers are offered."""
    if isinstance(address, Key):
        return find_card(snapshot, address, options, day)
    answers = list_identifiants(snapshot, address)
    if len(answers) == 1:
        return find_card(snapshot, Key.parse(answers[0].cle), options, day, answers[0])
    return choice_card(str(address), [(answer.cle, answer.libelle) for answer in answers], snapshot.fictif, options.voice)


def split_form(name: str) -> tuple[str, str]:
    """(form, key) of the last part of an address; the form is `page` without a known ending."""
    for ending, form in FORMS.items():
        if name.endswith(ending):
            return form, name.removesuffix(ending)
    return "page", name


def find_card(
    snapshot: Snapshot, key: Key, options: Options = Options(), day: date | None = None, identifiant: Identifiant | None = None
) -> Card:
    """The card of a key, whatever is known of it, as the options say, read on a `day`: today if it is not given.

    `identifiant` led to the key, if the key itself was not asked for.
    """
    snapshot = cast(Snapshot, Lecture(snapshot, key))
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
    status = STATUS.get(card.motif or "", 200)
    if form == "json":
        return Rendered.of(json.dumps(card.as_json(), ensure_ascii=False), "application/json", status, card.etat)
    if form in images.FORMS.values():
        return images.render_image(card, form, options, status)
    html = fill("cards/page.html" if form == "page" else TEMPLATES[options.taille], card, options, base, hidden=hides(card, options, form))
    return Rendered.of(html, "text/html", status, card.etat)


def hides(card: Card, options: Options, form: str) -> bool:
    """Whether a card without any figure shows nothing in its host: as the host asks, and by default in a list of badges."""
    wanted = options.vide == "masquer" or (options.vide == "" and options.taille == "badge")
    return form == "fragment" and card.etat == "S10" and wanted


def fill(template: str, card: Card, options: Options, base: str, *, hidden: bool = False, styled: bool = True) -> str:
    """A card in an HTML template, fragment or page; `styled`: with its style sheet, which else stands in the head of a page."""
    return render_template(
        template,
        card=card,
        options=options,
        base=base,
        found=not STATUS.get(card.motif or ""),
        style=styles.SIZES[options.taille],
        history_chart=history_chart,
        salary_chart=salary_chart,
        image=images.banner_address(card, options, base),
        inner=TEMPLATES[options.taille],
        hidden=hidden,
        styled=styled,
        next=options.of_reader.query,
        frame_style=styles.FRAME,
        script=styles.FRAME_SCRIPT,
        icons=ICONS,
        classes=CLASSES,
        filled=filled_path,
        empty=empty_path,
    )


def protect(response: Response, form: str, taille: str) -> Response:
    """Any site may show a card, and a card may run nothing but its own style and its own script."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if form in ("page", "fragment"):
        response.headers["Content-Security-Policy"] = POLICIES[form, taille]
    return response
