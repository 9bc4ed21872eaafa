"""The options of a pasted card: those that are none, values that do not exist, and the closest ones that do."""

from __future__ import annotations

from difflib import get_close_matches

from app.web.options import VALUES
from app.web.verification import wording
from app.web.verification.constat import Constat, say
from app.web.verification.reading import ELEMENT, Balise

# Attributes of any element, and those that a host's framework adds: none of our business.
COMMON = {"class", "id", "style", "hidden", "lang", "dir", "slot", "title", "role", "tabindex", "part", "is", "key", "translate"}
KEY_NAMES = ("cle", "clé", "key", "data-formation", "data-cle", "data-key", "code", "uai", "mefstat11")


def check_options(ligne: int, written: dict[str, str], *, fragment: bool) -> tuple[dict[str, str], list[Constat]]:
    """(what is left to write, what was wrong) of name → value; `fragment`: whether the host's own theme can be taken."""
    kept: dict[str, str] = {}
    said: list[Constat] = []
    for name, value in list(written.items())[:50]:
        known = name if name in VALUES else _closest(name, VALUES)
        if name not in VALUES:
            said.append(say(ligne, wording.OPTION_INCONNUE, nom=name[:40], proche=_proposed(known)))
        if known is None:
            continue
        right = value if value in VALUES[known] else _closest(value, [one for one in VALUES[known] if one])
        if value not in VALUES[known]:
            values = ", ".join(one for one in VALUES[known] if one)
            said.append(say(ligne, wording.VALEUR_INCONNUE, valeur=value[:40], nom=known, valeurs=values, proche=_proposed(right)))
        if right == "hote" and known == "theme" and not fragment:
            said.append(say(ligne, wording.THEME_HOTE))
        elif right is not None and not (name != known and known in written):
            kept[known] = right
    return kept, said


def options_of(balise: Balise) -> dict[str, str]:
    """The attributes of an element that are options, or a misspelt one: no common attribute, no data-, no aria-, no event."""
    names = [name for name in balise.attributs if name not in COMMON and name not in KEY_NAMES and name not in ("formation", "mode")]
    return {name: balise.attributs[name] for name in names if not _is_free(name)} if balise.nom == ELEMENT else {}


def _is_free(name: str) -> bool:
    plain = name.removeprefix("data-")
    return plain not in VALUES and (name.startswith(("data-", "aria-", "on", "v-", ":", "@")) or "--" in name)


def _closest(text: str, known: object) -> str | None:
    found = get_close_matches(text[:40].strip().lower().removeprefix("data-"), list(known), 1, 0.6)  # type: ignore[call-overload]
    return found[0] if found else None


def _proposed(close: str | None) -> str:
    return wording.PROCHE.format(proche=close) if close else ""
