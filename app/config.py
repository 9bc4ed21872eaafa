"""Every setting, read from the environment once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

import app.reglages as reglages

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Config:
    """`database`: the built file, on this disk. `depot`: the address that it is taken from, empty where it is built here.

    `intervalle`: seconds between two looks at the depot. `public_url`: address written in snippets, empty for the one of the request.
    `contact`: e-mail address of who answers to readers; empty where nobody does. `editeur`, `hebergeur`: who runs the service and
    who owns its machines, as the law asks them to be named on one line each; empty until who runs it says so.
    `redis_url`: where the processes share the cards that they made and what they count of their clients; empty where each keeps its own.
    `proxies`: how many proxies of ours stand before the service, whose word is taken for the address of the client.
    `cadres`: the only sites, as CSP sources, that may show a card in a frame; any site where it is empty.
    `comptes`: the SQLite file of the counts of usage, None where nothing is counted; `database_url`: PostgreSQL instead of it.
    `essai`: another wording or drawing of the cards to try, None where there is none. `metrics`: whether /metrics answers. `today`: the day by which figures are called old; None for the real one.
    """

    database: Path = ROOT / "data" / "build" / "trajectoires.duckdb"
    depot: str = ""
    intervalle: float = 60
    public_url: str = ""
    contact: str = ""
    editeur: str = ""
    hebergeur: str = ""
    redis_url: str = field(default="", repr=False)
    proxies: int = 0
    cadres: str = ""
    comptes: Path | None = None
    database_url: str = field(default="", repr=False)
    essai: reglages.EssaiDemande | None = None
    metrics: bool = False
    today: date | None = None

    @classmethod
    def from_environment(cls) -> Config:
        """Settings from TRAJECTOIRES_DATABASE, _CACHE, _INTERVALLE, _URL, _CONTACT, _EDITEUR, _HEBERGEUR, _PROXIES, _CADRES, _COMPTES,
        _ESSAI and _METRICS, and REDIS_URL and DATABASE_URL.

        Each has a default. An empty TRAJECTOIRES_COMPTES counts nothing. Raises InvalidSetting.
        """
        named = os.environ.get("TRAJECTOIRES_DATABASE", "")
        depot = reglages.depot_address(named) if "://" in named else ""
        comptes = os.environ.get("TRAJECTOIRES_COMPTES", str(ROOT / "data" / "build" / "comptes.sqlite"))
        return cls(
            database=_local_copy(depot) if depot else Path(named or cls.database),
            depot=depot,
            intervalle=reglages.seconds(os.environ.get("TRAJECTOIRES_INTERVALLE") or str(cls.intervalle)),
            public_url=os.environ.get("TRAJECTOIRES_URL", "").rstrip("/"),
            contact=os.environ.get("TRAJECTOIRES_CONTACT", "").strip(),
            editeur=os.environ.get("TRAJECTOIRES_EDITEUR", "").strip(),
            hebergeur=os.environ.get("TRAJECTOIRES_HEBERGEUR", "").strip(),
            redis_url=reglages.redis_url(os.environ.get("REDIS_URL", "").strip()),
            proxies=reglages.proxies(os.environ.get("TRAJECTOIRES_PROXIES", "").strip()),
            cadres=reglages.cadres(os.environ.get("TRAJECTOIRES_CADRES", "")),
            comptes=Path(comptes) if comptes else None,
            database_url=reglages.postgres_url(os.environ.get("DATABASE_URL", "").strip()),
            essai=reglages.essai(os.environ.get("TRAJECTOIRES_ESSAI", "")),
            metrics=os.environ.get("TRAJECTOIRES_METRICS", "") == "1",
        )


@dataclass(frozen=True)
class InserJeunesAccess:
    """Who we are for the API InserJeunes. Apart from Config: the web process never holds it."""

    user: str = field(repr=False)
    password: str = field(repr=False)
    url: str = "https://www.inserjeunes.education.gouv.fr/api/v1.0"

    @classmethod
    def from_environment(cls) -> InserJeunesAccess | None:
        """From TRAJECTOIRES_INSERJEUNES_USER, _PASSWORD and _URL; None, and the API is off, without the first two."""
        names = ("TRAJECTOIRES_INSERJEUNES_USER", "TRAJECTOIRES_INSERJEUNES_PASSWORD")
        user, password = (os.environ.get(name, "").strip("\r\n") for name in names)
        if not user and not password:
            return None
        for name, value in zip(names, (user, password), strict=True):
            # They travel as HTTP headers, whose errors would show them.
            if not value or not value.isprintable() or not value.isascii():
                raise reglages.InvalidSetting(f"{name} est vide ou contient un caractère impossible (accent, retour à la ligne).")
        return cls(user, password, reglages.safe_url(os.environ.get("TRAJECTOIRES_INSERJEUNES_URL") or cls.url))


def _local_copy(depot: str) -> Path:
    # A folder an address: two services of one machine may share the cache.
    cache = Path(os.environ.get("TRAJECTOIRES_CACHE") or ROOT / "data" / "build" / "cache")
    return cache / sha256(depot.encode()).hexdigest()[:12] / depot.rpartition("/")[2]
