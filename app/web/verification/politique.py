"""A policy pasted as <meta http-equiv>: what in it blocks the cards of the page, and the line that lets them in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.web.directives import DIRECTIVES, TRUSTED_TYPES
from app.web.verification import wording
from app.web.verification.code import tag
from app.web.verification.constat import Constat, Service, say
from app.web.verification.pose import Pose
from app.web.verification.reading import Balise, Collage
from app.web.verification.script import Ligne

META = "content-security-policy"
# Where a browser looks when a directive is not written.
FALLBACKS = {
    "script-src": ("script-src-elem", "script-src", "default-src"),
    "connect-src": ("connect-src", "default-src"),
    "frame-src": ("frame-src", "child-src", "default-src"),
    "img-src": ("img-src", "default-src"),
}
FORMS = {"iframe": "cadre", "adresse": "cadre", "img": "image"}


@dataclass(frozen=True)
class Politique:
    """`code`: the whole <meta>, with what was missing; empty where nothing was."""

    ligne: int
    constats: list[Constat]
    code: str


def verify_policies(collage: Collage, poses: list[Pose], script: Ligne | None, service: Service) -> list[Politique]:
    """Each policy of the page; all of them apply, so each must let the cards in."""
    metas = [meta for meta in collage.named("meta") if meta.attributs.get("http-equiv", "").strip().lower() == META]
    return [_verify(meta, _needed(poses, script), script, service) for meta in metas[:10]]


def _needed(poses: list[Pose], script: Ligne | None) -> list[tuple[str, str]]:
    """(form, directive), each directive once: an element that shows a frame asks for a frame and no request."""
    found = [("script", "script-src")] if script else []
    for pose in poses:
        if pose.nom == "carte-insertion":
            found.append(("script", "frame-src" if pose.mode else "connect-src"))
        elif pose.nom in FORMS:
            found += [(FORMS[pose.nom], name) for name in DIRECTIVES[FORMS[pose.nom]]]
    return list({directive: (form, directive) for form, directive in reversed(found)}.values())[::-1]


def _verify(meta: Balise, needed: list[tuple[str, str]], script: Ligne | None, service: Service) -> Politique:
    policy = _parse(meta.attributs.get("content", ""))
    said: list[Constat] = []
    for form, directive in needed:
        name = next((one for one in FALLBACKS[directive] if one in policy), None)
        if name is None or _allows(policy[name], service, _nonce(script) if directive == "script-src" else ""):
            continue
        if directive == "script-src" and "'strict-dynamic'" in policy[name]:
            said.append(say(meta.ligne, wording.CSP_DYNAMIQUE))
            continue
        written = directive if name == "default-src" else name
        policy[written] = [*(source for source in policy[name] if source != "'none'"), service.origine]
        line = f"{written} {' '.join(policy[written])}"
        forme = wording.FORMES_CSP[form]
        said.append(say(meta.ligne, wording.CSP, forme=forme, directive=name, origine=service.origine, ligne=line[:280]))
    said += _trusted(meta, policy, script)
    written = "; ".join(" ".join([name, *sources]) for name, sources in policy.items())
    return Politique(meta.ligne, said, _code(written) if said else "")


def _trusted(meta: Balise, policy: dict[str, list[str]], script: Ligne | None) -> list[Constat]:
    names = policy.get("trusted-types")
    if script is None or names is None or "*" in names or TRUSTED_TYPES in names:
        return []
    policy["trusted-types"] = [*(name for name in names if name != "'none'"), TRUSTED_TYPES]
    return [say(meta.ligne, wording.CSP_CONFIANCE, ligne=f"trusted-types {' '.join(policy['trusted-types'])}"[:280])]


def _parse(content: str) -> dict[str, list[str]]:
    """Directive → sources; of one written twice a browser keeps the first."""
    policy: dict[str, list[str]] = {}
    for directive in content.split(";")[:60]:
        words = directive.split()
        if words:
            policy.setdefault(words[0].lower(), words[1:])
    return policy


def _allows(sources: list[str], service: Service, nonce: str) -> bool:
    if "'strict-dynamic'" in sources:
        return bool(nonce) and f"'nonce-{nonce}'" in sources
    return any(_matches(source, service) for source in sources) or (bool(nonce) and f"'nonce-{nonce}'" in sources)


def _matches(source: str, service: Service) -> bool:
    """As browsers do for the address of this service; a source with a path is taken as not enough, since cards have many."""
    ours, low = urlsplit(service.base), source.lower().rstrip("/")
    if low in ("*", f"{ours.scheme}:") or (low == "http:" and ours.scheme == "https"):
        return True
    scheme, _, host = low.rpartition("://")
    if scheme not in ("", ours.scheme) and (scheme, ours.scheme) != ("http", "https"):
        return False
    if host.startswith("*."):
        return (ours.hostname or "").endswith(host[1:]) and ours.port is None
    return host == ours.netloc.lower()


def _nonce(script: Ligne | None) -> str:
    return script.balise.attributs.get("nonce", "") if script and script.balise else ""


def _code(content: str) -> str:
    return tag("meta", {"http-equiv": "Content-Security-Policy", "content": content[:4_000]}, longest=10_000)
