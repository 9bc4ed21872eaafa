"""/api/openapi.json and /api/doc: what the API answers, for programs and for people."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app

from app.web.api.blueprint import answer, api_blueprint
from app.web.api.document import document
from app.web.api.requests import LARGEST_PAGE, USUAL_PAGE
from app.web.caching import Rendered, respond
from app.web.pages import filled, protect

blueprint = api_blueprint("api_documentation", "/api")


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The document, in OpenAPI 3.1."""
    return answer(document(current_app.extensions["base"]()))


@blueprint.get("/doc")
def doc() -> Response:
    """The same document as a page of the site."""
    content = document(current_app.extensions["base"]())
    return protect(respond(_page(content)))


def _page(content: dict[str, Any]) -> Rendered:
    schemas = content["components"]["schemas"]
    fields = {name: _fields(schemas, name) for name in ("Formation", "FiliereReunie", "Pagination", "Trouvee", "Reponse", "Erreur")}
    return filled(
        "pages/api.html", adresses=content["paths"], champs=fields, page_usuelle=USUAL_PAGE, page_maximale=LARGEST_PAGE
    )


def _fields(schemas: dict[str, Any], name: str) -> list[tuple[str, str]]:
    """(name, type in French) of the fields of a Struct."""
    return [(field, _kind(schema)) for field, schema in schemas[name]["properties"].items()]


KINDS = {"integer": "nombre entier", "string": "texte", "boolean": "vrai ou faux", "null": "vide", "array": "liste", "object": "objet"}


def _kind(schema: dict[str, Any]) -> str:
    parts = [part for part in schema.get("anyOf", [schema])]
    return " ou ".join(dict.fromkeys(_kind_of(part) for part in parts))


def _kind_of(part: dict[str, Any]) -> str:
    if "$ref" in part:
        return f"objet {part['$ref'].rpartition('/')[2]}"
    if "enum" in part:
        return ", ".join("vide" if value is None else str(value) for value in part["enum"])
    if part.get("maximum") == 100:
        return "pourcentage entier"
    return KINDS[part["type"]]
