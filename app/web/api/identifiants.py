"""/api/identifiants: from the identifiers of others to the keys of our cards."""

from __future__ import annotations

from dataclasses import asdict

from flask import Response, current_app

from app.queries.resolution import LOOKED_IN, resolve
from app.queries.schema import parse_identite
from app.web.api.blueprint import answer, api_blueprint
from app.web.api.document import described
from app.web.api.recherche import KEEP
from app.web.api.refusal import Refused
from app.web.api.trouvees import Identifiant, Reponse

blueprint = api_blueprint("identifiants", "/api")

PATH = {"schema": f"Ce qu'est l'identifiant : {', '.join(LOOKED_IN)}", "valeur": "L'identifiant, avec ou sans ce qui s'écrit devant (RNCP, FOR., SISE:…)"}


@blueprint.get("/identifiants/<schema>/<valeur>")
@described("Les cartes auxquelles mène un identifiant, et par quelle table", None, Identifiant, path=PATH)
def identifiant(schema: str, valeur: str) -> Response:
    """Every key that a value leads to. 400 where it is impossible, 404 where no table holds it."""
    identite = parse_identite(schema, valeur)
    found = resolve(current_app.extensions["warehouse"].snapshot(), identite)
    if not found:
        raise Refused(404, f"{identite.schema} {identite.valeur} : inconnu. Cherché dans {LOOKED_IN[identite.schema]}.")
    base = current_app.extensions["base"]()
    shown = [Reponse(**asdict(one), adresse=f"{base}/cartes/{one.cle}") for one in found]
    response = answer(Identifiant(schema=identite.schema, valeur=identite.valeur, reponses=shown))
    response.headers["Cache-Control"] = KEEP
    return response
