"""The pages around the cards: home and examples; and what every page of the site has in common."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from app.cards.card import Card
from app.cards.etats import ETATS
from app.cards.height import height_of
from app.nomenclature import Key
from app.warehouse import Snapshot
from app.web import styles
from app.web.caching import Rendered, remembered, respond
from app.web.cartes import NARROWEST, TEMPLATES, fill, find_card, today
from app.web.exemples import first_card, list_cards
from app.web.extraits import script_line
from app.web.encodings import ENCODINGS
from app.web.hotes import list_pages
from app.web.navigation import ELSEWHERE, PAGES, find_page
from app.web.options import Options

blueprint = Blueprint("pages", __name__)

SIZES = ("badge", "carte", "detail")
FAVICON = Rendered.of((Path(__file__).parent.parent / "static" / "favicon.svg").read_text(), "image/svg+xml").coded_in(*ENCODINGS)
STYLES = " ".join(map(styles.csp_hash, (styles.PAGE, styles.STUDIO, *styles.SIZES.values())))
POLICY = (
    f"default-src 'none'; style-src 'self' {STYLES}; script-src 'self';"
    " connect-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@blueprint.get("/")
def accueil() -> Response:
    """What this is, with a real card drawn in the page, a search, and the two lines to paste."""
    snapshot, day, base = _snapshot(), today(), _base()
    kept = f"{snapshot.version}|{day.year}|{base}|accueil"
    return protect(respond(remembered(kept, lambda: _accueil(snapshot, day, base))))


def _accueil(snapshot: Snapshot, day: date, base: str) -> Rendered:
    card = first_card(snapshot, day)
    drawn = fill(TEMPLATES["carte"], card, Options(niveau="2"), base, styled=False)
    return filled(
        "pages/accueil.html", carte=drawn, feuille=styles.CARD, cle=card.cle, hauteur=height_of(card, NARROWEST), script=script_line(base)
    )


@blueprint.get("/exemples")
def exemples() -> Response:
    """One card for each state that the served file contains, in every size."""
    snapshot, day, base = _snapshot(), today(), _base()
    kept = f"{snapshot.version}|{day.year}|{base}|exemples"
    return protect(respond(remembered(kept, lambda: _exemples(snapshot, day, base))))


def _exemples(snapshot: Snapshot, day: date, base: str) -> Rendered:
    drawn = [(card, [(size, _example(snapshot, card, size, day, base)) for size in SIZES]) for card in list_cards(snapshot, day)]
    return filled("pages/exemples.html", cartes=drawn, tailles=SIZES, noms=ETATS, feuilles=(styles.BADGE, styles.SIZES["detail"]))


def _example(snapshot: Snapshot, card: Card, size: str, day: date, base: str) -> str:
    options = Options(taille=size, niveau="4", vide="afficher")
    return fill(TEMPLATES[size], find_card(snapshot, Key.parse(card.cle), options, day), options, base, styled=False)


@blueprint.get("/exemples/hotes")
def hotes() -> Response:
    """The example pages: one for each situation of a host, and what each shows."""
    return show("pages/hotes.html", groupes=list_pages(_snapshot()))


@blueprint.get("/exemples.json")
def exemples_json() -> Response:
    """One key for each state that the served file contains."""
    snapshot, base = _snapshot(), _base()
    return jsonify(
        [
            {"cle": card.cle, "etat": card.etat, "fictif": card.fictif, "adresse": f"{base}/cartes/{card.cle}"}
            for card in list_cards(snapshot, today())
        ]
    )


@blueprint.get("/favicon.svg")
@blueprint.get("/favicon.ico")
def favicon() -> Response:
    """The sign of the site, also where browsers look for it unasked."""
    response = respond(FAVICON)
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


def show(template: str, **content: object) -> Response:
    """A page of the site, filled, under the strict policy that all of them share."""
    return protect(respond(filled(template, **content)))


def filled(template: str, **content: object) -> Rendered:
    """The same, as bytes."""
    return Rendered.of(render_template(template, **surroundings(), **content), "text/html")


def surroundings() -> dict[str, object]:
    """What every page of the site has around its content: its address, the pages to go to, the mark of invented data."""
    return {
        "base": _base(),
        "fictif": _snapshot().fictif,
        "page_style": styles.PAGE,
        "pages": PAGES,
        "ici": find_page(request.path),
        "ailleurs": ELSEWHERE,
        "essai": current_app.extensions["essai"],
    }


def protect(response: Response) -> Response:
    """The strict policy, and a minute in the caches."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


def _snapshot() -> Snapshot:
    return current_app.extensions["warehouse"].snapshot()


def _base() -> str:
    return current_app.extensions["base"]()
