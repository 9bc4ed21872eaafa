"""The example pages: imaginary hosts, filled with keys of the served file. A page whose numbers it lacks is not shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.cards.card import Card
from app.cards.drawing import draw
from app.cards.height import height_of
from app.nomenclature import parse_address, parse_region
from app.queries.exemple import list_exemples
from app.queries.hote import Candidat, list_candidats, list_cles
from app.warehouse import Snapshot
from app.web.cartes import NARROWEST, card_at

EXAMPLES = {path.stem: path.read_text() for path in sorted((Path(__file__).parents[2] / "widget" / "examples").glob("*.html"))}
# What the page of examples lists, in its order.
GROUPES = {
    "Quatre sites, par leurs propres numéros": (
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
# CLE: the key as the host writes it; RESOLUE: the one that it leads to; HAUTEUR: the place that its card takes.
BLANK = re.compile(r"\b(CLE|RESOLUE|HAUTEUR_IMAGE|HAUTEUR_BADGE|HAUTEUR)(?:_([A-Z]+|\d+))?\b")
# A line of a list is written once.
REPEATED = re.compile(r"^.*\bCLE_N\b.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Montree:
    """A card as a host shows it: `cle` is what the host writes, which may lead to the key of the card."""

    cle: str
    card: Card

    def value(self, blank: str) -> str:
        """What is written in the place of `blank`."""
        if blank == "HAUTEUR_IMAGE":
            return str(draw(self.card).height)
        if blank.startswith("HAUTEUR"):
            return str(height_of(self.card, NARROWEST, "badge" if blank == "HAUTEUR_BADGE" else "carte"))
        return self.cle if blank == "CLE" else self.card.cle


def list_pages(snapshot: Snapshot) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """(group, [(name, title, what it shows)]) of the pages that the served file can fill."""
    known = _known(snapshot)
    pages = [(groupe, [_described(name) for name in names if _blanks(_repeated(name, known)) <= known.keys()]) for groupe, names in GROUPES.items()]
    return [(groupe, described) for groupe, described in pages if described]


def find_page(name: str, snapshot: Snapshot, day: date, base: str) -> str | None:
    """The page with the address of the service and keys that it knows; None without a page, or without such a key."""
    if name not in EXAMPLES:
        return None
    known = _known(snapshot)
    html = _repeated(name, known)
    if not _blanks(html) <= known.keys():
        return None
    return fill_example(html, {blank: _choose(known[blank], snapshot, day) for blank in _blanks(html)}, base)


def fill_example(html: str, cards: Mapping[str, Montree], base: str) -> str:
    """The page with the address of the service, and the keys and heights of `cards`, by the end of the name of their blanks."""
    return BLANK.sub(lambda found: cards[found[2] or ""].value(found[1]), html).replace("https://HOST", base)


def _described(name: str) -> tuple[str, str, str]:
    title, phrase = TITLE.search(EXAMPLES[name]), PHRASE.search(EXAMPLES[name])
    return name, title[1] if title else name, " ".join(phrase[1].split()) if phrase else ""


def _blanks(html: str) -> set[str]:
    """The ends of the names of its blanks."""
    return {found[2] or "" for found in BLANK.finditer(html)}


def _repeated(name: str, known: Mapping[str, list[str]]) -> str:
    """The page with the line of its list, if it has one, as often as there are keys to list."""
    places = [blank for blank in known if blank.isdecimal()] or ["N"]
    return REPEATED.sub(lambda line: "".join(re.sub(r"_N\b", f"_{place}", line[0]) for place in places), EXAMPLES[name])


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
    return f"{next(code for code in codes if parse_region(code) == region)}-{rest}"
