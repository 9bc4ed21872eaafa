"""Trajectoires: what became of those who took a formation, where young people choose one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, request
from jinja2 import StrictUndefined

from app.config import Config
from app.queries.statements import list_statements
from app.usage.depot import Depot, postgres_depot, sqlite_depot
from app.warehouse import Warehouse
from app.web import avis, cartes, couverture, errors, fraicheur, integration, oembed, pages, releases, sante, statistiques, verifier, widget
from app.web.api import certifications, documentation, formations, identifiants, recherche, regionales
from app.web.caching import cache, pictures
from app.web.comptage import Comptage
from app.web.studio import hote, liste, routes

if TYPE_CHECKING:
    from app.web.mesures import Mesures

PARTS = (
    avis,
    cartes,
    certifications,
    couverture,
    documentation,
    formations,
    fraicheur,
    hote,
    identifiants,
    integration,
    liste,
    oembed,
    pages,
    recherche,
    regionales,
    releases,
    routes,
    sante,
    statistiques,
    verifier,
    widget,
)


def create_app(config: Config | None = None) -> Flask:
    """The WSGI application. Raises DataUnavailable where the built file cannot be opened."""
    config = config or Config.from_environment()
    app = Flask(__name__)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["warehouse"] = Warehouse(config.database, list_statements())
    app.extensions["base"] = lambda: config.public_url or request.url_root.rstrip("/")
    app.extensions["contact"] = config.contact
    app.extensions["today"] = lambda: config.today or date.today()
    app.extensions["mesures"] = _mesures() if config.metrics else None
    app.extensions["disponibilite"] = sante.Disponibilite()
    app.extensions["comptage"] = Comptage(_depot(config), urlsplit(config.public_url).netloc, app.extensions["today"], app.extensions["mesures"])
    for kept in (cache, pictures):
        kept.init_app(app)
    for part in PARTS:
        app.register_blueprint(part.blueprint)
    errors.register(app)
    return app


def _depot(config: Config) -> Depot | None:
    """Where the counts of usage are kept."""
    if config.database_url:
        return postgres_depot(config.database_url)
    return sqlite_depot(config.comptes) if config.comptes else None


def _mesures() -> Mesures:
    # Loaded where it is asked for: who has no Prometheus does not pay for it.
    from app.web.mesures import Mesures

    return Mesures()
