"""/api/inserjeunes/regionales: what became of those who took a formation, in a region."""

from __future__ import annotations

from flask import Response

from app.nomenclature import Key
from app.web.api.answers import regionale_of
from app.web.api.blueprint import api_blueprint
from app.web.api.certifications import PATH as CODES
from app.web.api.certifications import one_or_filieres
from app.web.api.document import described
from app.web.api.lists import export_of, page_of
from app.web.api.parameters import check_names, parse_codes, parse_filtre, parse_millesime, parse_place
from app.web.api.pictures import picture_of
from app.web.api.requests import DiplomeQuery, ImageQuery, ListQuery, RegionalesQuery
from app.web.api.schemas import Filieres, Regionale, Regionales
from app.web.api.single import find_one_diplome

blueprint = api_blueprint("api_regionales", "/api/inserjeunes")

PATH = {"region": "Code INSEE de la région, ou code postal"}
CSV = "Les mêmes en CSV (UTF-8, point-virgule) : toutes, ou une page si elle est demandée"


@blueprint.get("/regionales")
@blueprint.get("/regionales.json")
@described("Certifications dans des régions, une page à la fois", RegionalesQuery, Regionales)
def liste() -> Response:
    """One page of them."""
    check_names(RegionalesQuery)
    return page_of("regionales", parse_filtre("region"), regionale_of)


@blueprint.get("/regionales.csv")
@described(CSV, RegionalesQuery, mimetype="text/csv")
def export() -> Response:
    """All of them, while they are read."""
    check_names(RegionalesQuery)
    return export_of("regionales", parse_filtre("region"), regionale_of)


@blueprint.get("/regionales/<region>")
@blueprint.get("/regionales/<region>.json")
@described("Certifications dans une région, une page à la fois", ListQuery, Regionales, path=PATH)
def liste_region(region: str) -> Response:
    """One page of those of a region."""
    check_names(ListQuery)
    return page_of("regionales", parse_filtre("region", parse_place(region)), regionale_of)


@blueprint.get("/regionales/<region>.csv")
@described(CSV, ListQuery, path=PATH, mimetype="text/csv")
def export_region(region: str) -> Response:
    """All those of a region, while they are read."""
    check_names(ListQuery)
    return export_of("regionales", parse_filtre("region", parse_place(region)), regionale_of)


@blueprint.get("/regionales/<region>/certifications/<codes>")
@described("Une certification dans une région, ou plusieurs réunies par filière", DiplomeQuery, Regionale, Filieres, path=PATH | CODES)
def une(region: str, codes: str) -> Response:
    """One cohort of it, or one a filière."""
    check_names(DiplomeQuery)
    return one_or_filieres("region", parse_place(region), parse_codes(codes))


@blueprint.get("/regionales/<region>/certifications/<codes>.svg")
@described("Sa carte, en image", ImageQuery, path=PATH | CODES, mimetype="image/svg+xml")
def image(region: str, codes: str) -> Response:
    """Its card."""
    check_names(ImageQuery)
    place = parse_place(region)
    return picture_of(Key(region=place, code=find_one_diplome(parse_codes(codes))), "region", place, parse_millesime())
