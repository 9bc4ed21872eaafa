"""The line of the script: there once, a module, of this service, of a version that exists, with its own hash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.web.releases import LATEST, RELEASES
from app.web.verification import wording
from app.web.verification.adresse import check_host
from app.web.verification.code import tag
from app.web.verification.constat import Constat, Service, say
from app.web.verification.reading import ELEMENT, Balise, Collage

NAME = "carte-insertion.js"
PLACE = re.compile(rf"/widget/([^/]+)/{re.escape(NAME)}$")
MODULE = {"type": "module"}


@dataclass(frozen=True)
class Ligne:
    """The line of the script: what is wrong with it, and as it is to be written; `balise` is None where it is missing."""

    balise: Balise | None
    constats: list[Constat]
    code: str


def verify_script(collage: Collage, service: Service) -> Ligne | None:
    """None where nothing that was pasted needs a script."""
    scripts = [balise for balise in collage.named("script") if _is_ours(balise.attributs.get("src", ""))]
    elements = collage.named(ELEMENT)
    if scripts:
        first, *others = scripts
        said, code = _line(first, service)
        said += [_again(first, other) for other in others[:20]]
        said += [] if elements else [say(first.ligne, wording.SCRIPT_SEUL, faute=False)]
        return Ligne(first, said, code)
    commented = [line for line, text in collage.commentaires if NAME in text]
    if commented:
        return Ligne(None, [say(commented[0], wording.SCRIPT_COMMENTE)], _code("v1", {}, service))
    return Ligne(None, [say(elements[0].ligne, wording.SCRIPT_ABSENT)], _code("v1", {}, service)) if elements else None


def _is_ours(src: str) -> bool:
    return NAME in src.partition("?")[0].rpartition("/")[2]


def _again(first: Balise, other: Balise) -> Constat:
    """A browser runs the same file once, however often it is named; of two files, it is the order of arrival that decides."""
    same = all(first.attributs.get(name, "").strip() == other.attributs.get(name, "").strip() for name in ("src", "type"))
    return say(other.ligne, wording.SCRIPT_DOUBLE if same else wording.SCRIPT_AUTRE, faute=not same, ligne=first.ligne)


def _line(balise: Balise, service: Service) -> tuple[list[Constat], str]:
    ligne, given, said = balise.ligne, balise.attributs, []
    parts = _split(given["src"])
    if given.get("type", "").strip().lower() != "module":
        said.append(say(ligne, wording.SCRIPT_MODULE))
    if "nomodule" in given:
        said.append(say(ligne, wording.SCRIPT_NOMODULE))
    said += check_host(ligne, parts[0], parts[1], service)
    version, wrong = _version(ligne, parts[2])
    integrity, pinned = _pinned(ligne, given.get("integrity"), PLACE.search(parts[2]), version)
    nonce = {"nonce": given["nonce"]} if given.get("nonce") else {}
    return [*said, *wrong, *integrity], _code(version if pinned else "v1", nonce, service)


def _split(src: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(src.strip())
    except ValueError:
        return "", "", src
    return parts.scheme, parts.netloc, parts.path


def _version(ligne: int, path: str) -> tuple[str, list[Constat]]:
    """(the version to write, what is wrong with the one that is written)."""
    found = PLACE.search(path)
    latest = list(RELEASES)[-1]
    if found is None:
        return "v1", [say(ligne, wording.SCRIPT_ADRESSE)]
    version = found[1]
    if version in LATEST or version == latest:
        return version, []
    if version in RELEASES:
        return latest, [say(ligne, wording.SCRIPT_ANCIEN, version=version, derniere=latest)]
    return "v1", [say(ligne, wording.SCRIPT_VERSION, version=version[:40], derniere=latest)]


def _pinned(ligne: int, integrity: str | None, place: re.Match[str] | None, version: str) -> tuple[list[Constat], bool]:
    """(what is wrong with the hash, whether a numbered version is to be written)."""
    asked = place[1] if place else "v1"
    if integrity is None:
        return [], version in RELEASES
    if asked in LATEST:
        return [say(ligne, wording.SCRIPT_EMPREINTE_V1)], False
    if asked in RELEASES and RELEASES[asked].integrity not in integrity.split():
        return [say(ligne, wording.SCRIPT_EMPREINTE, version=asked)], True
    return [], version in RELEASES


def _code(version: str, kept: dict[str, str], service: Service) -> str:
    release = RELEASES.get(version)
    pinned = {"integrity": release.integrity, "crossorigin": "anonymous"} if release else {}
    return tag("script", {**MODULE, "src": f"{service.base}/widget/{version}/{NAME}", **pinned, **kept}) + "</script>"
