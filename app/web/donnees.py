"""What the addresses of data have in common: JSON for any site, kept a few minutes, and errors that say what was expected."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass
from http import HTTPStatus

from flask import Response

from app.web.caching import Rendered, respond

KEEP = "public, max-age=300"
NAMES = {400: "Bad Request", 404: "Not Found"}


def answer(content: object, status: int = HTTPStatus.OK) -> Response:
    """A dataclass or a mapping as JSON, with an ETag. Nothing is kept in the process: what people type never repeats enough."""
    body = asdict(content) if is_dataclass(content) and not isinstance(content, type) else content
    response = respond(Rendered.of(json.dumps(body, ensure_ascii=False), "application/json", status))
    response.headers["Access-Control-Allow-Origin"] = "*"
    if status == HTTPStatus.OK:
        response.headers["Cache-Control"] = KEEP
    return response


def refuse(status: int, message: str) -> Response:
    """An error as the API tells it: {statusCode, error, message}, the message in French."""
    return answer({"statusCode": status, "error": NAMES[status], "message": message}, status)
