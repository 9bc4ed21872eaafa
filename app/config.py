"""Every setting, read from the environment once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Config:
    """`database`: the built file. `public_url`: address written in snippets, empty for the one of the request.

    `contact`: e-mail address of who answers about accessibility; empty where nobody does.
    `comptes`: the SQLite file of the counts of usage, None where nothing is counted; `database_url`: PostgreSQL instead of it.
    `metrics`: whether /metrics answers. `today`: the day by which figures are called old; None for the real one.
    """

    database: Path = ROOT / "data" / "build" / "trajectoires.duckdb"
    public_url: str = ""
    contact: str = ""
    comptes: Path | None = None
    database_url: str = field(default="", repr=False)
    metrics: bool = False
    today: date | None = None

    @classmethod
    def from_environment(cls) -> Config:
        """Settings from TRAJECTOIRES_DATABASE, _URL, _CONTACT, _COMPTES and _METRICS, and DATABASE_URL; each has a default.

        An empty TRAJECTOIRES_COMPTES counts nothing. Raises InvalidSetting.
        """
        comptes = os.environ.get("TRAJECTOIRES_COMPTES", str(ROOT / "data" / "build" / "comptes.sqlite"))
        return cls(
            database=Path(os.environ.get("TRAJECTOIRES_DATABASE", cls.database)),
            public_url=os.environ.get("TRAJECTOIRES_URL", "").rstrip("/"),
            contact=os.environ.get("TRAJECTOIRES_CONTACT", "").strip(),
            comptes=Path(comptes) if comptes else None,
            database_url=_postgres_url(os.environ.get("DATABASE_URL", "").strip()),
            metrics=os.environ.get("TRAJECTOIRES_METRICS", "") == "1",
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


def _postgres_url(text: str) -> str:
    if text and not text.startswith(("postgresql://", "postgres://")):
        # Not shown: it may hold a password.
        raise InvalidSetting("DATABASE_URL doit être une adresse postgresql://.")
    return text


def _safe_url(text: str) -> str:
    url = urlsplit(text.rstrip("/"))
    local = url.hostname in ("127.0.0.1", "localhost")
    if not url.hostname or url.username or url.query or not (url.scheme == "https" or (local and url.scheme == "http")):
        raise InvalidSetting("TRAJECTOIRES_INSERJEUNES_URL doit être une adresse https, sans identifiants ni paramètres.")
    return url.geturl()
