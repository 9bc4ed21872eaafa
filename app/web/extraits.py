"""What a host pastes to show a card: one text a form, the same wherever this service gives one."""

from __future__ import annotations

from app.cards.card import Card
from app.cards.height import height_of
from app.web.cartes import NARROWEST
from app.web.images import drawn
from app.web.options import Options
from app.web.releases import Release

# In the order in which they are offered: name of the form, and what it asks of the host.
FORMES = {
    "script": "Script : la carte suit la largeur et les couleurs de votre page",
    "cadre": "Cadre : aucun script sur votre page",
    "image": "Image : pour un courriel, un PDF, une page imprimée",
    "adresse": "Adresse seule : pour WordPress, Drupal et ce qui connaît oEmbed",
}


def script_line(base: str) -> str:
    """The line that a page has once, however many cards it shows."""
    return f'<script type="module" src="{base}/widget/v1/carte-insertion.js"></script>'


def frozen_line(base: str, release: Release) -> str:
    """The same line for a version that never changes, with the hash by which a browser checks it."""
    return f'<script type="module" src="{base}/widget/{release.version}/carte-insertion.js" integrity="{release.integrity}" crossorigin="anonymous"></script>'


def extrait(forme: str, base: str, cle: str, card: Card, options: Options) -> str:
    """The text to paste for one card; `cle` as the host writes it, `card` as drawn with `options` in the size they ask.

    With the form `script`, the element alone: see `script_line`. A form is a key of FORMES.
    """
    if forme == "adresse":
        return _address(base, cle, options.of_frame)
    return {"script": _element, "cadre": _frame, "image": _picture}[forme](base, cle, card, options)


def _element(base: str, cle: str, card: Card, options: Options) -> str:
    chosen = "".join(f' {name}="{value}"' for name, value in options.chosen.items())
    link = f'<a href="{quoted(_address(base, cle, options.of_reader))}">{quoted(card.titre_page)}</a>'
    held = f'<svg display="block" width="100%" height="{height_of(card, NARROWEST, options.taille)}"><foreignObject width="100%" height="100%">{link}</foreignObject></svg>'
    return f'<carte-insertion formation="{cle}"{chosen}>{held}</carte-insertion>'


def _frame(base: str, cle: str, card: Card, options: Options) -> str:
    source, height = quoted(_address(base, cle, options.of_frame)), height_of(card, NARROWEST, options.taille)
    return f'<iframe src="{source}" title="{quoted(card.titre_page)}" loading="lazy" width="300" height="{height}"></iframe>'


def _picture(base: str, cle: str, card: Card, options: Options) -> str:
    shown, drawing = options.settled("svg"), drawn(card, options)
    picture = f'<img src="{quoted(_address(base, f"{cle}.svg", shown))}" alt="{quoted(card.titre_page)} : voir les chiffres" width="{drawing.width}" height="{drawing.height}" loading="lazy">'
    return f'<a href="{quoted(_address(base, cle, options.of_reader))}">{picture}</a>'


def _address(base: str, name: str, options: Options) -> str:
    return f"{base}/cartes/{name}?{options.query}".rstrip("?")


def quoted(text: str) -> str:
    """As it stands in an attribute between double quotes, and in the text of an element: apostrophes are left readable."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
