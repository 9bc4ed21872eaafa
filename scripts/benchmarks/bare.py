"""The application and, beside it, an application of Flask that has one view: the bytes of a card, and nothing else done."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from app import create_app as create_real_app
from app.queries.keys import list_keys
from scripts.benchmarks.client import READS


def create_app() -> Any:
    """The real application, and /bench."""
    real, bare = create_real_app(), Flask("bare")
    key = list_keys(real.extensions["warehouse"].snapshot())[0]
    card = real.test_client().get(f"/cartes/{key}.html", headers={"Accept-Encoding": READS})
    body, encoding = card.data, card.headers["Content-Encoding"]

    @bare.get("/")
    def view() -> Response:
        return Response(body, mimetype="text/html", headers={"Content-Encoding": encoding})

    return DispatcherMiddleware(real, {"/bench": bare})
