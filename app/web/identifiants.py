"""/api/identifiants: from the identifiers of others to the keys of our cards."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, current_app

from app.nomenclature import InvalidIdentifier
from app.queries.resolution import LOOKED_IN, resolve
from app.queries.schema import parse_identite
from app.web.donnees import answer, refuse

blueprint = Blueprint("identifiants", __name__)


@blueprint.get("/api/identifiants/<schema>/<valeur>")
def identifiant(schema: str, valeur: str) -> Response:
    """Every key that a value leads to, by which table. 400 where it is impossible, 404 where no table holds it."""
    try:
        identite = parse_identite(schema, valeur)
    except InvalidIdentifier as error:
        return refuse(400, str(error))
    found = resolve(current_app.extensions["warehouse"].snapshot(), identite)
    if not found:
        return refuse(404, f"{identite.schema} {identite.valeur} : inconnu. Cherché dans {LOOKED_IN[identite.schema]}.")
    base = current_app.extensions["base"]()
    return answer({**asdict(identite), "reponses": [{**asdict(one), "adresse": f"{base}/cartes/{one.cle}"} for one in found]})
