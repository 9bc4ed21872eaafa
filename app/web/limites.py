"""How often one client may ask for what costs much, and how much of it there may be at once. Cards are not counted: a whole school may share one address."""

from __future__ import annotations

import logging
import time
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from flask import Flask, Response, current_app, request
from flask_limiter import Limiter, RateLimitExceeded

from app.cards.french import typeset
from app.web.api import wording
from app.web.api.blueprint import error as api_error, open_to_all
from app.web.pages import filled, protect
from app.web.turns import TURNS, Busy, Turns

# Endpoint → how often, for one client and one method. A class of forty that looks for something at the same time is not refused.
LIMITS = {
    "recherche.recherche": "600 per minute",
    "oembed.oembed": "300 per minute",
    "couverture.couverture": "10 per minute",
    "verifier.verifier": "30 per minute",
    # A class that answers together is not refused; a program that answers for nobody is.
    "avis.avis": "60 per minute",
    "api_formations.export": "10 per minute",
    "api_certifications.export": "10 per minute",
    "api_regionales.export": "10 per minute",
    "api_regionales.export_region": "10 per minute",
    "donnees.en_csv": "30 per minute",
    "donnees.en_parquet": "30 per minute",
    "essais.essais": "60 per minute",
    "liste.liste": "120 per minute",
    "liste.liste_csv": "120 per minute",
}
# PNG pictures that nobody had asked for before; those that are kept cost nothing, and are not counted.
DRAWN = "120 per minute"
# Endpoints whose answer is sent for as long as its reader takes.
DOWNLOADS = (
    "api_formations.export",
    "api_certifications.export",
    "api_regionales.export",
    "api_regionales.export_region",
    "donnees.en_csv",
    "donnees.en_parquet",
)
# A Redis that does not answer must not keep anyone waiting.
PATIENCE = 0.25
# Bytes of a body, where the route does not say otherwise: none of the others reads one.
LONGEST_BODY = 64_000
MOST_PARTS = 10


def register(app: Flask, redis_url: str) -> None:
    """Counts in Redis where there is one, and in memory while it does not answer. An address is kept for a minute, and logged nowhere."""
    app.config.update(MAX_CONTENT_LENGTH=LONGEST_BODY, MAX_FORM_MEMORY_SIZE=LONGEST_BODY, MAX_FORM_PARTS=MOST_PARTS)
    limiter = Limiter(
        _client,
        app=app,
        storage_uri=redis_url or "memory://",
        storage_options={"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE} if redis_url else {},
        in_memory_fallback_enabled=bool(redis_url),
        # The first request that Redis fails turns to memory; those that waited for it at the same time are answered without being counted.
        swallow_errors=bool(redis_url),
        key_prefix="trajectoires",
    )
    # Each view that has a limit counts by itself: to look for one before every view would cost a card a tenth of its time.
    app.before_request_funcs[None] = [hook for hook in app.before_request_funcs[None] if getattr(hook, "__self__", None) is not limiter]
    # Below that, it writes the address of who is refused.
    limiter.logger.setLevel(logging.WARNING)
    limiter.logger.addFilter(_in_a_line)
    app.extensions["turns"] = {name: Turns(*bound) for name, bound in TURNS.items()}
    for endpoint in DOWNLOADS:
        app.view_functions[endpoint] = app.extensions["turns"]["downloads"].held(app.view_functions[endpoint])
    for endpoint, often in LIMITS.items():
        app.view_functions[endpoint] = limiter.limit(often)(app.view_functions[endpoint])
    # Called by who draws. Raises RateLimitExceeded.
    app.extensions["count_drawing"] = limiter.limit(DRAWN, scope="drawing")(_nothing)
    app.register_error_handler(RateLimitExceeded, _too_often)
    app.register_error_handler(Busy, lambda busy: _refused(503, str(busy), busy.wait))
    app.extensions["limiter_of_clients"] = limiter


def _nothing() -> None:
    pass


def _in_a_line(record: logging.LogRecord) -> bool:
    """That Redis does not answer is no fault of the code: without its trace."""
    record.exc_info = None
    return True


def _client() -> str:
    """The address of the client, as the trusted proxies tell it; of an IPv6, the network that one subscriber has."""
    text = request.remote_addr or ""
    try:
        address = ip_address(text)
    except ValueError:
        return text
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else text


def _too_often(_: RateLimitExceeded) -> Response:
    limit = current_app.extensions["limiter_of_clients"].current_limit
    wait = max(1, ceil(limit.reset_at - time.time()))
    if wait > limit.limit.get_expiry() + 1:
        # The clock was set back: what was counted before would last as long as that.
        current_app.extensions["limiter_of_clients"].reset()
        wait = 1
    return _refused(429, wording.TOO_OFTEN.format(wait=wait), wait)


def _refused(status: int, message: str, wait: int) -> Response:
    """In the form that was asked for. `wait`: seconds after which to ask again."""
    if request.path.startswith("/api/") or request.path == "/oembed":
        response = open_to_all(api_error(status, message))
    else:
        response = protect(Response(filled("pages/refus.html", message=typeset(message)).body, status, mimetype="text/html"))
    response.headers["Retry-After"] = str(wait)
    response.headers["Cache-Control"] = "no-store"
    return response
