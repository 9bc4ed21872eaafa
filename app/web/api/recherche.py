"""/api/recherche: formations and establishments by words as people type them."""

from __future__ import annotations

from dataclasses import asdict

from flask import Response, current_app, request

from app.queries.recherche import LIMIT, MOST, search
from app.web.api.blueprint import answer, api_blueprint
from app.web.api.document import described
from app.web.api.refusal import Refused
from app.web.api.trouvees import LONGEST, Recherche, RechercheQuery, Trouvee

blueprint = api_blueprint("recherche", "/api")

KEEP = "public, max-age=300"


@blueprint.get("/recherche")
@described("Formations et établissements, par des mots comme on les tape", RechercheQuery, Recherche)
def recherche() -> Response:
    """What was typed in `q`; nothing of it is kept in the process: it never repeats enough. 400 where a parameter is wrong."""
    q, limite = request.args.get("q", "").strip(), request.args.get("limite", str(LIMIT))
    if not q:
        raise Refused(400, "Le paramètre q est vide : on attend une formation, un établissement, une ville ou un code.")
    if len(q) > LONGEST:
        raise Refused(400, f"Le paramètre q a {len(q)} caractères : {LONGEST} au plus.")
    if not (limite.isascii() and limite.isdigit() and len(limite) <= 2 and 1 <= int(limite) <= MOST):
        raise Refused(400, f"Le paramètre limite est un nombre de 1 à {MOST}.")
    found = search(current_app.extensions["warehouse"].snapshot(), q, int(limite))
    base = current_app.extensions["base"]()
    shown = [Trouvee(**asdict(one), adresse=f"{base}/cartes/{one.cle}") for one in found.resultats]
    response = answer(Recherche(resultats=shown, mots_ignores=found.mots_ignores, message=found.message))
    response.headers["Cache-Control"] = KEEP
    return response
