"""The address of a card as it was pasted: whose server, which card, which options."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from app.nomenclature import InvalidIdentifier, parse_address
from app.web.places import FORMS
from app.web.verification import wording
from app.web.verification.constat import Constat, Service, say

LOCAL = ("localhost", "127.0.0.1", "0.0.0.0", "[::1]")


@dataclass(frozen=True)
class Adresse:
    """`fin`: the end that asks for a form, such as .svg; `brut`: the key as it is written, before decoding."""

    schema: str
    hote: str
    brut: str
    fin: str
    options: dict[str, str]

    @property
    def cle(self) -> str:
        return unquote(self.brut)


def parse_adresse(text: str, service: Service) -> Adresse | None:
    """None for what is not the address of a card: another page of a host that we know nothing of."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    prefix = urlsplit(service.base).path + "/cartes/"
    start = prefix if parts.path.startswith(prefix) else "/cartes/"
    if not parts.path.startswith(start):
        return None
    brut = parts.path.removeprefix(start)
    fin = next((end for end in FORMS if brut.endswith(end)), "")
    found = Adresse(parts.scheme, parts.netloc, brut.removesuffix(fin), fin, dict(parse_qsl(parts.query, keep_blank_values=True)))
    return found if _is_ours(found, service) else None


def _is_ours(adresse: Adresse, service: Service) -> bool:
    """Of another server, only what names a card as we do: /cartes/ may be anything there."""
    if adresse.hote in ("", urlsplit(service.base).netloc) or adresse.hote == "HOST" or _is_local(adresse.hote):
        return True
    try:
        return bool(parse_address(adresse.cle))
    except InvalidIdentifier:
        return False


def check_host(ligne: int, schema: str, hote: str, service: Service) -> list[Constat]:
    """Whether an address, of a card or of the script, is one of this service."""
    ours = urlsplit(service.base)
    said = {"hote": hote, "base": service.base, "ecrit": schema, "attendu": ours.scheme}
    if hote.lower() == ours.netloc.lower():
        wrong = schema not in ("", ours.scheme)
        return [say(ligne, wording.HOTE_HTTP, **said)] if wrong else []
    if not hote:
        return [say(ligne, wording.HOTE_RELATIF, **said)]
    if hote.upper() == "HOST":
        return [say(ligne, wording.HOTE_A_REMPLACER, **said)]
    return [say(ligne, wording.HOTE_ESSAI if _is_local(hote) else wording.HOTE_AUTRE, **said)]


def _is_local(hote: str) -> bool:
    return hote.rpartition(":")[0] in LOCAL or hote in LOCAL
