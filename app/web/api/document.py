"""Describes the addresses of the API in OpenAPI 3.1. A blueprint joins the document by `described` on each of its views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Response as FlaskResponse
from msgspec import Struct, json
from spectree import Response, SpecTree
from spectree.model_adapter import get_msgspec_model_adapter
from spectree.plugins.flask_plugin import FlaskPlugin

from app.web.api.schemas import Erreur

View = Callable[..., FlaskResponse]
TITLE = "Trajectoires : données"
SCHEMAS = "#/components/schemas/{name}"
# operationId → (what it answers, in French; type of the answer; Structs that it may answer in place of the declared one).
_operations: dict[str, tuple[str, str, tuple[type[Struct], ...]]] = {}


class _Describing(FlaskPlugin):
    """Leaves requests to the views, which say in French what was expected, and answers to Flask, which streams them."""

    def validate(self, func: View, *_: Any, **arguments: Any) -> FlaskResponse:
        return func(**arguments)


_spec = SpecTree(
    backend=_Describing,
    model_adapter=get_msgspec_model_adapter(),
    mode="strict",
    title=TITLE,
    version="1.0.0",
    openapi_version="3.1.0",
    validation_error_status=400,
    validation_error_model=Erreur,
    naming_strategy=lambda model: model.__name__,
    nested_naming_strategy=lambda _, child: child,
)


REFUSALS = {"HTTP_400": (Erreur, "Demande mal écrite"), "HTTP_404": (Erreur, "Inconnu, ou sans chiffre")}
# A whole list is long to send: so many at once, and so many for one client.
LATER = {f"HTTP_{status}": (Erreur, "Trop de demandes à la fois : attendez le temps que dit Retry-After") for status in (429, 503)}


def described(
    summary: str, query: type[Struct] | None = None, *answers: type[Struct], path: Mapping[str, str] | None = None, mimetype: str = "application/json"
) -> Callable[[View], View]:
    """Puts a view in the document: `summary` in French, its parameters, what it may answer, and the meaning of its path."""

    def describe(view: View) -> View:
        name = f"{view.__module__.rpartition('.')[2]}_{view.__name__}"
        _operations[name] = (summary, mimetype, answers[1:])
        found = {"HTTP_200": (answers[0], "Trouvé")} if answers else {"HTTP_200": (None, "Trouvé")}
        errors = {**REFUSALS, **(LATER if mimetype == "text/csv" else {})}
        return _spec.validate(
            query=query, resp=Response(**found, **errors), operation_id=name, path_parameter_descriptions=path or {}
        )(view)

    return describe


def document(address: str) -> dict[str, Any]:
    """The whole document, of the service at `address`; made from the views of the application at work."""
    paths = {path: {"get": _told(each["get"], path)} for path, each in _spec.spec["paths"].items()}
    others = [model for _, _, models in _operations.values() for model in models]
    _, more = json.schema_components(others, ref_template=SCHEMAS)
    schemas = {**_spec.spec["components"]["schemas"], **more}
    info = {"title": TITLE, "version": "1.0.0", "description": "Lecture libre, sans clé. Voir /api/doc."}
    return {
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": address}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": dict(sorted(schemas.items()))},
    }


def _told(operation: dict[str, Any], path: str) -> dict[str, Any]:
    name = operation["operationId"]
    summary, mimetype, others = _operations[name]
    found = operation["responses"]["200"]
    schema = found.get("content", {}).get("application/json", {}).get("schema", {"type": "string"})
    if others:
        schema = {"anyOf": [schema, *({"$ref": SCHEMAS.format(name=model.__name__)} for model in others)]}
    answered = {**found, "content": {mimetype: {"schema": schema}}}
    # Two addresses may have one view; the library tells its docstring, which is for those who read the code.
    name = f"{name}_json" if path.endswith(".json") else name
    told = {"summary": summary, "description": "", "operationId": name, "tags": [path.removeprefix("/api/inserjeunes").removeprefix("/api").split("/")[1].split(".")[0]]}
    return {**operation, **told, "responses": {**operation["responses"], "200": answered}}
