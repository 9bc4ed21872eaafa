"""What all addresses under /api share: open to every site, errors as JSON."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request
from msgspec import json

from app.nomenclature import InvalidIdentifier
from app.web.api.refusal import Refused
from app.web.caching import KEEP_ERROR, Rendered, respond

NAMES = {400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 429: "Too Many Requests", 500: "Internal Server Error", 503: "Service Unavailable"}
encoder = json.Encoder()


def api_blueprint(name: str, prefix: str) -> Blueprint:
    """A blueprint of the API: its views return a Response, and raise Refused or InvalidIdentifier for what is not right."""
    blueprint = Blueprint(name, __name__, url_prefix=prefix)
    blueprint.register_error_handler(Refused, lambda refused: error(refused.status, str(refused), refused.data))
    blueprint.register_error_handler(InvalidIdentifier, lambda invalid: error(400, str(invalid)))
    blueprint.after_request(open_to_all)
    return blueprint


def error(status: int, message: str, data: dict[str, Any] | None = None) -> Response:
    """The body of an error: `data` only where there is more to say."""
    body = {"statusCode": status, "error": NAMES[status], "message": message} | ({"data": data} if data else {})
    response = Response(encoder.encode(body), status, mimetype="application/json")
    response.headers["Cache-Control"] = KEEP_ERROR
    return response


def answer(content: object) -> Response:
    """A Struct of `schemas` as JSON, with its ETag."""
    return respond(Rendered.of(encoder.encode(content).decode(), "application/json"))


def open_to_all(response: Response) -> Response:
    """Pages of any site may read it; a browser that asks first (for a header such as x-api-key) is told so."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET"
        response.headers["Access-Control-Allow-Headers"] = "*"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response
