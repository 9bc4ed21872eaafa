"""/statistiques: how often cards are shown, where, and what is missing in them; never by whom."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace

from flask import Blueprint, Response, current_app

from app.cards.essais import ESSAIS
from app.cards.etats import ETATS
from app.cards.wording import AVIS_REPONSES
from app.catalogue.cellule import neutral
from app.usage.compte import ICI, NON_DIT
from app.usage.publication import Essai, Statistiques
from app.web.caching import Rendered, respond
from app.web.ecart import ecart_of, part_of
from app.web.histogramme import draw_months
from app.web.pages import filled, protect

log = logging.getLogger(__name__)
blueprint = Blueprint("statistiques", __name__)

SITES = {NON_DIT: "site non indiqué par le navigateur", ICI: "ce service lui-même (studio, exemples)"}
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
HIDDEN = "moins de 10"
# A side of a trial, as the page calls it.
COTES = {"temoin": "avant", "nouvelle": "essai"}
COLUMNS = ("tableau", "nom", "précision", "nombre")


@blueprint.get("/statistiques")
def statistiques() -> Response:
    """What is counted, with its drawings; 503 where the counts cannot be read."""
    readable, found = _found()
    content = {
        "lisible": readable,
        "compte": found,
        "histogramme": draw_months(found.mois) if found else None,
        "sites": SITES,
        "etats": ETATS,
        "reponses": AVIS_REPONSES,
        "cache": HIDDEN,
        "mois": month_name,
        "largest": largest,
        "essais": ESSAIS,
        "cotes": COTES,
        "part_of": part_of,
        "ecart_of": ecart_of,
    }
    rendered = filled("pages/statistiques.html", **content)
    return protect(respond(rendered if readable else replace(rendered, status=503)))


@blueprint.get("/statistiques.csv")
def statistiques_csv() -> Response:
    """The same figures, a line each; 503 where the counts cannot be read."""
    readable, found = _found()
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for name, each, more, nombre in _lines(found) if found else ():
        writer.writerow([name, neutral(each), neutral(more), HIDDEN if nombre is None else nombre])
    response = protect(respond(Rendered.of(f"\ufeff{text.getvalue()}", "text/csv", 200 if readable else 503)))
    response.headers["Content-Disposition"] = 'attachment; filename="statistiques.csv"'
    return response


def month_name(month: str) -> str:
    """« novembre 2026 » of « 2026-11 »."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def largest(counts: Iterable[int | None]) -> int:
    """What the longest bar of a table stands for."""
    return max((nombre or 0 for nombre in counts), default=0) or 1


def _found() -> tuple[bool, Statistiques | None]:
    """(whether the counts can be read, what they are); (True, None) where this service counts nothing."""
    try:
        return True, current_app.extensions["comptage"].published()
    # A database can fail in as many ways as there are databases.
    except Exception as problem:
        log.warning("Les comptes d'usage ne peuvent pas être lus : %s", type(problem).__name__)
        return False, None


def _lines(found: Statistiques) -> Iterator[tuple[str, str, str, int | None]]:
    yield "cartes montrées", f"depuis {found.debut}", "", found.total
    yield from (("mois", ligne.nom, "", ligne.nombre) for ligne in found.mois)
    yield from (("site", SITES.get(ligne.nom, ligne.nom), "", ligne.nombre) for ligne in found.sites)
    yield from (("état", etat, ETATS[etat], found.etats.get(etat)) for etat in ETATS)
    yield from (("formation sans chiffre", ligne.nom, "", ligne.nombre) for ligne in found.cles)
    yield from (("avis", reponse, "", found.reponses.get(reponse)) for reponse in AVIS_REPONSES)
    yield from (("avis par état", etat, reponse, found.par_etat.get((etat, reponse))) for etat in ETATS for reponse in AVIS_REPONSES)
    for essai in found.essais:
        yield from _lines_of(essai)


def _lines_of(essai: Essai) -> Iterator[tuple[str, str, str, int | None]]:
    name, sides = f"{essai.nom} {essai.part}", {said: getattr(essai, cote) for cote, said in COTES.items()}
    for said, cote in sides.items():
        for precision, nombre in (("cartes", cote.cartes), ("oui", cote.oui), ("un peu ou non", cote.autres)):
            yield "essai", f"{name} : {said}", precision, nombre
    ranges = [*((said, part_of(cote)) for said, cote in sides.items()), ("oui de plus à l'essai", ecart_of(*sides.values()))]
    for said, found in ranges:
        for precision in ("milieu", "bas", "haut") if found else ():
            yield "essai, pour 100 réponses", f"{name} : {said}", precision, getattr(found, precision)
