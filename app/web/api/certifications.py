"""/api/inserjeunes/certifications: what became of those who took a formation, in all France."""

from __future__ import annotations

from flask import Response, request

from app.nomenclature import Code, Key
from app.queries.publication import FRANCE, Niveau
from app.web.api.answers import certification_of, regionale_of
from app.web.api.blueprint import answer, api_blueprint
from app.web.api.document import described
from app.web.api.filieres import find_filieres
from app.web.api.lists import export_of, page_of
from app.web.api.parameters import check_names, parse_codes, parse_filtre, parse_millesime
from app.web.api.pictures import picture_of
from app.web.api.refusal import Refused
from app.web.api.requests import DiplomeQuery, ImageQuery, ListQuery
from app.web.api.schemas import Certification, Certifications, Filieres
from app.web.api.single import find_cohorte, find_one_diplome, is_fictif, served

blueprint = api_blueprint("api_certifications", "/api/inserjeunes")

PATH = {"codes": "Un code, ou plusieurs séparés par , ou | : la réponse est alors un objet par filière"}
OF = {"france": certification_of, "region": regionale_of}


@blueprint.get("/certifications")
@blueprint.get("/certifications.json")
@described("Certifications dans toute la France, une page à la fois", ListQuery, Certifications)
def liste() -> Response:
    """One page of them."""
    check_names(ListQuery)
    return page_of("certifications", parse_filtre("france"), certification_of)


@blueprint.get("/certifications.csv")
@described("Les mêmes en CSV (UTF-8, point-virgule) : toutes, ou une page si elle est demandée", ListQuery, mimetype="text/csv")
def export() -> Response:
    """All of them, while they are read."""
    check_names(ListQuery)
    return export_of("certifications", parse_filtre("france"), certification_of)


@blueprint.get("/certifications/<codes>")
@described("Une certification, ou plusieurs réunies par filière", DiplomeQuery, Certification, Filieres, path=PATH)
def une(codes: str) -> Response:
    """One cohort of it, or one a filière."""
    check_names(DiplomeQuery)
    return one_or_filieres("france", FRANCE, parse_codes(codes))


@blueprint.get("/certifications/<codes>.svg")
@described("Sa carte, en image", ImageQuery, path=PATH, mimetype="image/svg+xml")
def image(codes: str) -> Response:
    """Its card."""
    check_names(ImageQuery)
    return picture_of(Key(code=find_one_diplome(parse_codes(codes))), "france", FRANCE, parse_millesime())


def one_or_filieres(niveau: Niveau, lieu: str, codes: tuple[Code, ...]) -> Response:
    """The cohort of one code; of several, or where `vue` asks for it, an object a filière."""
    annee = parse_millesime()
    if len(codes) > 1 or request.args.get("vue"):
        return answer(find_filieres(served(), niveau, lieu, codes, annee))
    row, said = find_cohorte(niveau, lieu, codes[0], annee)
    return answer(OF[niveau](row, is_fictif(), *said))
