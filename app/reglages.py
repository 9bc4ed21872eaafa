"""What a setting of the environment may be: each as it is used, or a sentence that says what was expected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit


class InvalidSetting(ValueError):
    """A setting of the environment cannot be used; the message, in French, names it and never shows a secret."""


def redis_url(text: str) -> str:
    try:
        url = urlsplit(text)
        fits = not text or (url.scheme in ("redis", "rediss") and bool(url.hostname) and url.port != 0) or (url.scheme == "unix" and bool(url.path))
    except ValueError:
        fits = False
    if not fits:
        # Not shown: it may hold a password.
        raise InvalidSetting("REDIS_URL doit être une adresse redis://, rediss:// ou unix://.")
    return text


def proxies(text: str) -> int:
    if not re.fullmatch(r"\d?", text, re.ASCII):
        raise InvalidSetting("TRAJECTOIRES_PROXIES est le nombre de serveurs mandataires devant le service : un chiffre.")
    return int(text or 0)


def cadres(text: str) -> str:
    sources = text.split()
    for source in sources:
        if not re.fullmatch(r"https?://(\*\.)?[A-Za-z0-9.-]+(:\d+)?", source, re.ASCII):
            raise InvalidSetting(f"TRAJECTOIRES_CADRES : « {source[:60]} » n'est pas l'adresse d'un site, comme https://www.exemple.fr.")
    return " ".join(sources)


@dataclass(frozen=True)
class EssaiDemande:
    """A trial to put to work: its name, percent of the cards on its new side, sites that take part (all of them if none)."""

    nom: str
    part: int
    sites: tuple[str, ...]


def essai(text: str) -> EssaiDemande | None:
    found = re.fullmatch(r"([a-z-]+) ([1-9]\d?)((?: [a-z0-9.-]+)*)", " ".join(text.split()), re.ASCII)
    if text.strip() and not found:
        raise InvalidSetting(
            f"TRAJECTOIRES_ESSAI : « {text[:60]} » n'est pas le nom d'un essai suivi d'une part de 1 à 99,"
            " puis des sites qui y participent s'ils n'y participent pas tous : « sur-dix 50 », « sur-dix 20 exemple.fr »."
        )
    return EssaiDemande(found[1], int(found[2]), tuple(found[3].split())) if found else None


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


def seconds(text: str) -> float:
    if not re.fullmatch(r"\d{1,6}(\.\d{1,3})?", text) or float(text) == 0:
        raise InvalidSetting("TRAJECTOIRES_INTERVALLE doit être un nombre de secondes, plus grand que 0.")
    return float(text)


def _is_web(url: SplitResult) -> bool:
    return url.scheme == "https" or (url.scheme == "http" and url.hostname in ("127.0.0.1", "localhost"))


def postgres_url(text: str) -> str:
    if text and not text.startswith(("postgresql://", "postgres://")):
        # Not shown: it may hold a password.
        raise InvalidSetting("DATABASE_URL doit être une adresse postgresql://.")
    return text


def safe_url(text: str) -> str:
    url = urlsplit(text.rstrip("/"))
    if not url.hostname or url.username or url.query or not _is_web(url):
        raise InvalidSetting("TRAJECTOIRES_INSERJEUNES_URL doit être une adresse https, sans identifiants ni paramètres.")
    return url.geturl()
