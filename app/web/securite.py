"""/.well-known/security.txt: whom to tell about a weakness (RFC 9116)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, abort, current_app

from app.web.caching import Rendered, respond

blueprint = Blueprint("securite", __name__)

# The RFC asks for less than a year; who reads it later is to come back.
VALID = timedelta(days=180)


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Where somebody answers, and until when that is promised; 404 where nobody does."""
    contact = current_app.extensions["contact"]
    if not contact:
        abort(404)
    base, day = current_app.extensions["base"](), datetime.now(UTC).date()
    lines = {
        "Contact": contact if ":" in contact else f"mailto:{contact}",
        "Expires": f"{day + VALID}T00:00:00Z",
        "Preferred-Languages": "fr, en",
        "Canonical": f"{base}/.well-known/security.txt",
    }
    response = respond(Rendered.of("".join(f"{name}: {value}\n" for name, value in lines.items()), "text/plain"))
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
