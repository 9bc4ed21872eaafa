"""Trajectoires: what became of those who took a formation, where young people choose one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, request
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from app.cards.essais import ESSAIS
from app.config import Config
from app.queries.statements import list_statements
from app.reglages import InvalidSetting
from app.usage.depot import Depot, postgres_depot, sqlite_depot
from app.usage.site import site_of
from app.warehouse import Snapshot, Warehouse
from app.web import apercu, avis, cartes, couverture, donnees, errors, fraicheur, informations, integration, limites, navigation, oembed, pages, releases
from app.web import sante, securite, statistiques, verifier, widget
from app.web.api import certifications, documentation, formations, identifiants, recherche, regionales
from app.web.caching import cache, pictures, shared, sharing
from app.web.comptage import Comptage
from app.web.essai import ByReferer, EnCours
from app.web.front import Front
from app.web.places import base_of
from app.web.headers import Headers
from app.web.studio import hote, liste, routes

if TYPE_CHECKING:
    from app.depot.copie import Copie
    from app.web.mesures import Mesures

PARTS = (
    apercu,
    avis,
    cartes,
    certifications,
    couverture,
    documentation,
    donnees,
    formations,
    fraicheur,
    hote,
    identifiants,
    informations,
    integration,
    liste,
    navigation,
    oembed,
    pages,
    recherche,
    regionales,
    releases,
    routes,
    securite,
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
    app.extensions["warehouse"] = open_warehouse(config)
    app.extensions["base"] = lambda: config.public_url or base_of(request.environ)
    app.extensions["contact"] = config.contact
    app.extensions["editeur"], app.extensions["hebergeur"] = config.editeur, config.hebergeur
    app.extensions["today"] = lambda: config.today or date.today()
    app.extensions["essai"] = essai_of(config)
    app.extensions["mesures"] = _mesures() if config.metrics else None
    app.extensions["disponibilite"] = sante.Disponibilite()
    app.extensions["comptage"] = Comptage(counts_of(config), urlsplit(config.public_url).netloc, app.extensions["today"], app.extensions["mesures"])
    for kept in (cache, pictures):
        kept.init_app(app)
    shared.init_app(app, sharing(config.redis_url))
    for part in PARTS:
        app.register_blueprint(part.blueprint)
    errors.register(app)
    app.wsgi_app = Front(app, config.public_url)
    limites.register(app, config.redis_url)
    if config.essai and config.essai.sites:
        app.wsgi_app = ByReferer(app.wsgi_app)
    # Around all that answers, and inside what says who asks.
    app.wsgi_app = Headers(app.wsgi_app, config.cadres, tls=config.public_url.startswith("https:"))
    if config.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies, x_host=config.proxies)
    return app


def open_warehouse(config: Config) -> Warehouse:
    """On the local file; the one of a depot is brought first if it is not here yet, and followed from then on."""
    if config.depot:
        # Imported here, as below: what reads a depot takes memory that a service of a file of this machine need not give.
        from app.depot.suivi import Suivi

        copie = copy_of(config)
        copie.prepare()
        Suivi(copie, config.intervalle).start()
    return Warehouse(config.database, list_statements())


def copy_of(config: Config) -> Copie:
    """The local copy of the file of the depot, which only a file that every card can be read from replaces."""
    from app.depot.copie import Copie
    from app.depot.stockage import Stockage

    statements = list_statements()
    return Copie(Stockage(config.depot), config.database, lambda path: Snapshot(path, statements).version, config.intervalle)


def essai_of(config: Config) -> EnCours | None:
    """The trial to put to work. Raises InvalidSetting for one that nobody declared, or for what is no site."""
    if config.essai is None:
        return None
    nom, sites = config.essai.nom, config.essai.sites
    if nom not in ESSAIS:
        raise InvalidSetting(f"TRAJECTOIRES_ESSAI : aucun essai ne s'appelle « {nom} ». Il y a : {', '.join(ESSAIS)}.")
    wrong = [site for site in sites if site_of(site) != site]
    if wrong:
        raise InvalidSetting(f"TRAJECTOIRES_ESSAI : « {wrong[0]} » n'est pas un site entier. Écrivez exemple.fr, et non www.exemple.fr.")
    return EnCours(ESSAIS[nom], config.essai.part, frozenset(sites))


def counts_of(config: Config) -> Depot | None:
    """Where the counts of usage are kept; None where nothing is counted."""
    if config.database_url:
        return postgres_depot(config.database_url)
    return sqlite_depot(config.comptes) if config.comptes else None


def _mesures() -> Mesures:
    # Loaded where it is asked for: who has no Prometheus does not pay for it.
    from app.web.mesures import Mesures

    return Mesures()
