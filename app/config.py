"""Every setting, read from the environment once."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

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
    `today`: the day by which figures are called old; None for the real one.
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
    today: date | None = None

    @classmethod
    def from_environment(cls) -> Config:
        """Settings from TRAJECTOIRES_DATABASE, _CACHE, _INTERVALLE, _URL, _CONTACT, _EDITEUR, _HEBERGEUR, _PROXIES, _CADRES and REDIS_URL.

        Each has a default. Raises InvalidSetting.
        """
        named = os.environ.get("TRAJECTOIRES_DATABASE", "")
        depot = depot_address(named) if "://" in named else ""
        return cls(
            database=_local_copy(depot) if depot else Path(named or cls.database),
            depot=depot,
            intervalle=_seconds(os.environ.get("TRAJECTOIRES_INTERVALLE") or str(cls.intervalle)),
            public_url=os.environ.get("TRAJECTOIRES_URL", "").rstrip("/"),
            contact=os.environ.get("TRAJECTOIRES_CONTACT", "").strip(),
            editeur=os.environ.get("TRAJECTOIRES_EDITEUR", "").strip(),
            hebergeur=os.environ.get("TRAJECTOIRES_HEBERGEUR", "").strip(),
            redis_url=_redis_url(os.environ.get("REDIS_URL", "").strip()),
            proxies=_proxies(os.environ.get("TRAJECTOIRES_PROXIES", "").strip()),
            cadres=_cadres(os.environ.get("TRAJECTOIRES_CADRES", "")),
        )


class InvalidSetting(ValueError):
    """A setting of the environment cannot be used; the message, in French, names it and never shows a secret."""


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
                raise InvalidSetting(f"{name} est vide ou contient un caractère impossible (accent, retour à la ligne).")
        return cls(user, password, _safe_url(os.environ.get("TRAJECTOIRES_INSERJEUNES_URL") or cls.url))


def _redis_url(text: str) -> str:
    try:
        url = urlsplit(text)
        fits = not text or (url.scheme in ("redis", "rediss") and bool(url.hostname) and url.port != 0) or (url.scheme == "unix" and bool(url.path))
    except ValueError:
        fits = False
    if not fits:
        # Not shown: it may hold a password.
        raise InvalidSetting("REDIS_URL doit être une adresse redis://, rediss:// ou unix://.")
    return text


def _proxies(text: str) -> int:
    if not re.fullmatch(r"\d?", text, re.ASCII):
        raise InvalidSetting("TRAJECTOIRES_PROXIES est le nombre de serveurs mandataires devant le service : un chiffre.")
    return int(text or 0)


def _cadres(text: str) -> str:
    sources = text.split()
    for source in sources:
        if not re.fullmatch(r"https?://(\*\.)?[A-Za-z0-9.-]+(:\d+)?", source, re.ASCII):
            raise InvalidSetting(f"TRAJECTOIRES_CADRES : « {source[:60]} » n'est pas l'adresse d'un site, comme https://www.exemple.fr.")
    return " ".join(sources)


def depot_address(text: str) -> str:
    """The address of a file that is taken from elsewhere. Raises InvalidSetting where it cannot be one."""
    url = urlsplit(text)
    placed = url.path.startswith("/") if url.scheme == "file" and not url.netloc else url.hostname and (url.scheme == "s3" or _is_web(url))
    if not placed or "@" in url.netloc or url.query or url.fragment or not re.fullmatch(r".*/[\w.-]+\.duckdb", url.path, re.ASCII):
        raise InvalidSetting(
            "TRAJECTOIRES_DATABASE doit être un chemin, ou l'adresse d'un fichier .duckdb : https://…, s3://… ou file:///…,"
            " sans identifiants ni paramètres (http://… pour cette machine seulement)."
        )
    return text


def _local_copy(depot: str) -> Path:
    # A folder an address: two services of one machine may share the cache.
    cache = Path(os.environ.get("TRAJECTOIRES_CACHE") or ROOT / "data" / "build" / "cache")
    return cache / sha256(depot.encode()).hexdigest()[:12] / depot.rpartition("/")[2]


def _seconds(text: str) -> float:
    if not re.fullmatch(r"\d{1,6}(\.\d{1,3})?", text) or float(text) == 0:
        raise InvalidSetting("TRAJECTOIRES_INTERVALLE doit être un nombre de secondes, plus grand que 0.")
    return float(text)


def _is_web(url: SplitResult) -> bool:
    return url.scheme == "https" or (url.scheme == "http" and url.hostname in ("127.0.0.1", "localhost"))


def _safe_url(text: str) -> str:
    url = urlsplit(text.rstrip("/"))
    if not url.hostname or url.username or url.query or not _is_web(url):
        raise InvalidSetting("TRAJECTOIRES_INSERJEUNES_URL doit être une adresse https, sans identifiants ni paramètres.")
    return url.geturl()
