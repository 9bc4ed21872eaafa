"""The example pages: imaginary hosts, filled with keys of the served file. A page whose numbers it lacks is not shown."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from app.cards.card import Card
from app.nomenclature import parse_address, parse_region
from app.queries.exemple import list_exemples
from app.queries.hote import Candidat, list_candidats, list_cles
from app.queries.memoire import kept_with_snapshot
from app.warehouse import Snapshot
from app.web.cartes import card_at
from app.web.filling import Montree, blanks_of, fill_example, repeat

EXAMPLES = {path.stem: path.read_text() for path in sorted((Path(__file__).parents[2] / "widget" / "examples").glob("*.html"))}
# What the page of examples lists, in its order.
GROUPES = {
    "Des sites, par leurs propres numéros": (
        "fiche-formation",
        "offre-seconde",
        "fiche-voeu",
        "resultat-recherche",
        "voeu-sans-diplome",
        "rncp-plusieurs",
    ),
    "Trois façons de poser une carte": ("plain", "iframe", "image"),
    "Des listes": ("cinquante", "liste"),
    "Ce que le site impose": (
        "politique-stricte",
        "types-de-confiance",
        "ombre",
        "style-hostile",
        "droite-a-gauche",
        "etroite",
        "sombre",
        "imprimee",
        "deux-versions",
        "sans-doctype",
        "react",
        "vue",
    ),
    "Quand quelque chose manque": ("sans-javascript", "script-bloque", "panne", "lente", "injoignable"),
}
TITLE, PHRASE = re.compile(r"<title>(.*?)</title>", re.DOTALL), re.compile(r"<!--\s*(.*?)\s*-->", re.DOTALL)


def list_pages(snapshot: Snapshot) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """(group, [(name, title, what it shows)]) of the pages that the served file can fill."""
    known = _known(snapshot)
    pages = [(groupe, [_described(name) for name in names if blanks_of(repeat(EXAMPLES[name], known)) <= known.keys()]) for groupe, names in GROUPES.items()]
    return [(groupe, described) for groupe, described in pages if described]


def find_page(name: str, snapshot: Snapshot, day: date, base: str) -> str | None:
    """The page with the address of the service and keys that it knows; None without a page, or without such a key."""
    if name not in EXAMPLES:
        return None
    known = _known(snapshot)
    html = repeat(EXAMPLES[name], known)
    if not blanks_of(html) <= known.keys():
        return None
    return fill_example(html, {blank: _choose(known[blank], snapshot, day) for blank in blanks_of(html)}, base)


def _described(name: str) -> tuple[str, str, str]:
    title, phrase = TITLE.search(EXAMPLES[name]), PHRASE.search(EXAMPLES[name])
    return name, title[1] if title else name, " ".join(phrase[1].split()) if phrase else ""


@kept_with_snapshot()
def _known(snapshot: Snapshot) -> dict[str, list[str]]:
    """The end of the name of a blank → the keys that it may stand for, the best first; none without a candidate."""
    known = {"": [exemple.cle for exemple in list_exemples(snapshot)], **{str(place): [cle] for place, cle in enumerate(list_cles(snapshot), 1)}}
    known = {blank: cles for blank, cles in known.items() if cles}
    for candidat in list_candidats(snapshot):
        known.setdefault(candidat.exemple, []).append(_as_written(candidat))
    return known


def _choose(cles: list[str], snapshot: Snapshot, day: date) -> Montree:
    """Of the candidates, the first whose card says something."""
    shown = (Montree(cle, card_at(snapshot, parse_address(cle), day=day)) for cle in cles)
    first = next(shown)
    return first if _says(first.card) else next((one for one in shown if _says(one.card)), first)


def _says(card: Card) -> bool:
    return bool(card.choix or card.specialites or any(bloc.has_figures for bloc in card.blocs))


def _as_written(candidat: Candidat) -> str:
    """As a search result would write it: the region by a postal code of the place that was searched."""
    region, _, rest = candidat.cle.partition("-")
    if candidat.exemple not in ("RNCP", "REGION"):
        return candidat.cle
    codes = [f"{departement:02}000"[:5] for departement in (*range(1, 96), *range(971, 977))]
    return f"{next((code for code in codes if parse_region(code) == region), region)}-{rest}"
