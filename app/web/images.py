"""The picture forms of a card: SVG, PNG at one and two pixels a unit, and the banner of shared links."""

from __future__ import annotations

from dataclasses import replace

from flask import current_app, has_request_context

from app.cards.card import Card
from app.cards.detail.drawing import draw_detail
from app.cards.drawing import Drawing, draw
from app.cards.drawing_badge import draw_badge
from app.cards.drawing_banner import draw_banner
from app.cards.picture import ICONS
from app.web import styles
from app.web.caching import Rendered
from app.web.options import Options
from app.web.raster import png_of

# Endings of addresses, the longest first, and pixels for each unit of the drawing.
FORMS = {"@2x.png": "png2x", ".og.png": "og", ".png": "png", ".svg": "svg"}
ZOOMS = {"png": 1, "png2x": 2, "og": 2}


def settled(form: str, options: Options) -> Options:
    """The options without those that change nothing in this form: one picture, one place in the caches."""
    settled = options.settled(form)
    if form not in ZOOMS:
        return settled
    # A PNG cannot follow its reader's setting.
    settled = replace(settled, theme=options.theme if options.theme == "sombre" else "clair")
    return replace(settled, taille=Options.taille, titre=Options.titre) if form == "og" else settled


def render_image(card: Card, form: str, options: Options, status: int) -> Rendered:
    """One picture of a card, `form` a value of FORMS. Raises Busy, and for a client that asks too often RateLimitExceeded, for a PNG."""
    options = settled(form, options)
    drawing = draw_banner(card) if form == "og" else drawn(card, options)
    style = styles.PICTURE[options.theme] + (styles.PICTURE_DETAIL if card.detail and form != "og" else "")
    svg = current_app.jinja_env.get_template("cards/carte.svg").render(card=card, drawing=drawing, options=options, style=style, icons=ICONS)
    if form == "svg":
        return Rendered.of(svg, "image/svg+xml", status, card.etat)
    # Nobody is counted where nobody asks.
    if has_request_context():
        current_app.extensions["count_drawing"]()
    # Sites that show the banner paint what is see-through black.
    background = styles.BACKGROUNDS[options.theme] if form == "og" else None
    with current_app.extensions["turns"]["drawings"].taken():
        return Rendered.compressed(png_of(svg, ZOOMS[form], background), "image/png", status, card.etat)


def drawn(card: Card, options: Options) -> Drawing:
    """The picture of a card, in the size asked."""
    titre = options.titre == "oui"
    if options.taille == "badge":
        return draw_badge(card)
    return draw_detail(card, titre=titre) if card.detail else draw(card, titre=titre)


def banner_address(card: Card, options: Options, base: str) -> str:
    """Address of the banner of a card, for the sites where its page is shared: in its language, in the light theme."""
    query = replace(settled("og", options), theme=Options.theme).query
    return f"{base}/cartes/{card.cle}.og.png{'?' if query else ''}{query}"
