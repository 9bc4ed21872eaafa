"""/healthz, /readyz and /metrics: what the machines that keep the service ask; and the count of answers that failed."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone

from flask import Blueprint, Flask, Response, abort, current_app, g, jsonify, request

from app.queries.fraicheur import check_alive
from app.web.caching import cache, is_sharing

blueprint = Blueprint("sante", __name__)
log = logging.getLogger("trajectoires.reponses")
METHODS = {"GET", "HEAD", "POST", "OPTIONS"}


@dataclass
class Disponibilite:
    """Of this process: since when, how many answers, how many of them failed (500 and more, but for what is busy, 503)."""

    depuis: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    reponses: int = 0
    echecs: int = 0

    @property
    def pour_cent(self) -> float | None:
        """Of the answers, those that did not fail, rounded down to a tenth; None before the first."""
        return int(1000 * (self.reponses - self.echecs) / self.reponses) / 10 if self.reponses else None


@blueprint.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return _unkept(Response("ok\n", mimetype="text/plain"))


@blueprint.get("/readyz")
def readyz() -> Response:
    """Whether cards can be answered: the data and the cache; 503 with the reasons where they cannot. Without Redis, they can."""
    warehouse, reasons = current_app.extensions["warehouse"], []
    snapshot = warehouse.snapshot()
    for name, check in (("les données ne répondent pas", lambda: check_alive(snapshot)), ("le cache ne répond pas", lambda: cache.get("readyz"))):
        try:
            check()
        # Whatever it is, it is the reason.
        except Exception as problem:
            reasons.append(f"{name} ({type(problem).__name__})")
    age = warehouse.age()
    content = {
        "pret": not reasons,
        "raisons": reasons,
        "redis_repond": is_sharing(),
        "version_donnees": snapshot.version,
        "age_fichier_secondes": None if age is None else max(0, round(age)),
    }
    response = jsonify(content)
    response.status_code = 503 if reasons else 200
    return _unkept(response)


@blueprint.get("/metrics")
def metrics() -> Response:
    """For Prometheus, where the one who runs the service asked for it; 404 elsewhere."""
    mesures = current_app.extensions["mesures"]
    if mesures is None:
        abort(404)
    return _unkept(Response(mesures.text(), content_type="text/plain; version=0.0.4; charset=utf-8"))


@blueprint.before_app_request
def _begin() -> None:
    g.begun = time.perf_counter()


@blueprint.after_app_request
def _end(response: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else "(aucune)"
    tell(current_app, route, request.method, response.status_code, g.begun)
    return response


def tell(app: Flask, route: str, method: str, status: int, begun: float) -> None:
    """Counts an answer, and logs it by route: neither the address, nor what was typed, nor who asked. `begun`: by perf_counter."""
    disponibilite, mesures = app.extensions["disponibilite"], app.extensions["mesures"]
    disponibilite.reponses += 1
    disponibilite.echecs += status >= 500 and status != 503
    if mesures is None and not log.isEnabledFor(logging.INFO):
        return
    seconds, method = time.perf_counter() - begun, method if method in METHODS else "(autre)"
    if mesures:
        mesures.reponse(route, method, status, seconds)
    log.info("réponse", extra={"route": route, "methode": method, "statut": status, "ms": round(1000 * seconds, 1)})


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
