"""The headers of a card that say who may show it, and what it may run."""

from __future__ import annotations

from flask import Response

from app.web import styles

OPEN = (("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin"))


def _policy(form: str, taille: str) -> str:
    allowed, script, connect = styles.csp_hash(styles.SIZES[taille]), "'none'", "'none'"
    # « Cette information vous aide ? »
    action = "'self'" if (form, taille) == ("page", "detail") else "'none'"
    if form == "page":
        allowed, script = " ".join([allowed, *map(styles.csp_hash, (styles.FRAME, styles.QUESTION))]), styles.csp_hash(styles.FRAME_SCRIPT)
        # For what reads robots.txt from inside the page, as Lighthouse does: its only script asks for nothing.
        connect = "'self'"
    return f"default-src 'none'; style-src {allowed}; script-src {script}; connect-src {connect}; base-uri 'none'; form-action {action}; frame-ancestors *"


# Hashed once: every answer carries one.
PROTECTIONS = {
    (form, taille): (*OPEN, ("Content-Security-Policy", _policy(form, taille))) for form in ("page", "fragment") for taille in styles.SIZES
}


def protection(form: str, taille: str) -> tuple[tuple[str, str], ...]:
    """Any site may show a card, and a card may run nothing but its own style and its own script."""
    return PROTECTIONS.get((form, taille), OPEN)


def protect(response: Response, form: str, taille: str) -> Response:
    """An answer, with these headers."""
    response.headers.update(protection(form, taille))
    return response
