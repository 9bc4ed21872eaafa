"""The application, with one more view: the same bytes as a card, and nothing else done."""

from __future__ import annotations

from flask import Flask, Response

from app import create_app as create_real_app
from app.queries.keys import list_keys


def create_app() -> Flask:
    """The real application and /bench."""
    app = create_real_app()
    key = list_keys(app.extensions["warehouse"].snapshot())[0]
    # Another instance gives the bytes: an application that has answered takes no more views.
    body = create_real_app().test_client().get(f"/cartes/{key}.html", headers={"Accept-Encoding": "gzip"}).data

    @app.get("/bench")
    def bare() -> Response:
        return Response(body, mimetype="text/html", headers={"Content-Encoding": "gzip"})

    return app
