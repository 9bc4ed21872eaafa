"""/api/recherche: formations and establishments by words as people type them."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, current_app, request

from app.queries.recherche import LIMIT, MOST, search
from app.web.donnees import answer, refuse

blueprint = Blueprint("recherche", __name__)

# Longer than the address of any sheet that is pasted.
LONGEST = 300


@blueprint.get("/api/recherche")
def recherche() -> Response:
    """`q`: what was typed, 300 characters at most; `limite`: 1 to 50 results, 20 by default. 400 where either is not so."""
    q, limite = request.args.get("q", "").strip(), request.args.get("limite", str(LIMIT))
    if not q:
        return refuse(400, "Le paramètre q est vide : on attend une formation, un établissement, une ville ou un code.")
    if len(q) > LONGEST:
        return refuse(400, f"Le paramètre q a {len(q)} caractères : {LONGEST} au plus.")
    if not (limite.isascii() and limite.isdigit() and len(limite) <= 2 and 1 <= int(limite) <= MOST):
        return refuse(400, f"Le paramètre limite est un nombre de 1 à {MOST}.")
    found = search(current_app.extensions["warehouse"].snapshot(), q, int(limite))
    base = current_app.extensions["base"]()
    return answer({**asdict(found), "resultats": [{**asdict(one), "adresse": f"{base}/cartes/{one.cle}"} for one in found.resultats]})
