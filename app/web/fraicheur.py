"""/etat: for everybody, how fresh the data is and whether the service answers."""

from __future__ import annotations

from datetime import datetime, timezone

from flask import Blueprint, Response, current_app

from app.queries.fraicheur import find_construction, list_fraicheur
from app.web.pages import show
from app.web.statistiques import MONTHS

blueprint = Blueprint("fraicheur", __name__)


@blueprint.get("/etat")
def etat() -> Response:
    """The version and the sources of the data, its build in short, and the answers of this process since it started."""
    warehouse = current_app.extensions["warehouse"]
    snapshot, age = warehouse.snapshot(), warehouse.age()
    placed = datetime.fromtimestamp(datetime.now(timezone.utc).timestamp() - age, timezone.utc) if age is not None else None
    return show(
        "pages/etat.html",
        version=snapshot.version,
        pose=placed,
        sources=list_fraicheur(snapshot),
        construction=find_construction(snapshot),
        disponibilite=current_app.extensions["disponibilite"],
        date=french_date,
    )


def french_date(day: datetime) -> str:
    """« 3 novembre 2026 à 17 h 05 », in the zone of the moment given."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} à {day.hour} h {day.minute:02}"
