"""/api/inserjeunes/formations: what became of those who took a formation in an establishment."""

from __future__ import annotations

from flask import Response

from app.nomenclature import Code, Key, parse_uai
from app.web.api.answers import formation_of
from app.web.api.blueprint import answer, api_blueprint
from app.web.api.document import described
from app.web.api.lists import export_of, page_of
from app.web.api.parameters import check_names, parse_filtre, parse_millesime
from app.web.api.pictures import picture_of
from app.web.api.requests import FormationsQuery, ImageQuery, SingleQuery
from app.web.api.schemas import Formation, Formations
from app.web.api.single import find_cohorte, is_fictif

blueprint = api_blueprint("api_formations", "/api/inserjeunes")

PATH = {"uai": "UAI de l'établissement", "code": "Un CFD, un MEFSTAT11, ou SISE: et 7 chiffres"}


@blueprint.get("/formations")
@blueprint.get("/formations.json")
@described("Formations dans des établissements, une page à la fois", FormationsQuery, Formations)
def liste() -> Response:
    """One page of them."""
    check_names(FormationsQuery)
    return page_of("formations", parse_filtre("etablissement"), formation_of)


@blueprint.get("/formations.csv")
@described("Les mêmes en CSV (UTF-8, point-virgule) : toutes, ou une page si elle est demandée", FormationsQuery, mimetype="text/csv")
def export() -> Response:
    """All of them, while they are read."""
    check_names(FormationsQuery)
    return export_of("formations", parse_filtre("etablissement"), formation_of)


@blueprint.get("/formations/<uai>-<code>")
@described("Une formation dans un établissement", SingleQuery, Formation, path=PATH)
def une(uai: str, code: str) -> Response:
    """One cohort of it."""
    check_names(SingleQuery)
    row, said = find_cohorte("etablissement", parse_uai(uai), Code.parse(code), parse_millesime())
    return answer(formation_of(row, is_fictif(), *said))


@blueprint.get("/formations/<uai>-<code>.svg")
@described("Sa carte, en image", ImageQuery, path=PATH, mimetype="image/svg+xml")
def image(uai: str, code: str) -> Response:
    """Its card."""
    check_names(ImageQuery)
    key = Key(uai=parse_uai(uai), code=Code.parse(code))
    return picture_of(key, "etablissement", key.uai, parse_millesime())
