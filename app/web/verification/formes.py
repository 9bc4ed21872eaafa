"""What each form of a pasted card asks for, besides a key: a title, a text, a height, the right end of its address."""

from __future__ import annotations

from collections.abc import Callable

from app.cards.height import height_of
from app.web.cartes import NARROWEST
from app.web.options import Options
from app.web.verification import wording
from app.web.verification.adresse import Adresse
from app.web.verification.cle import Cle
from app.web.verification.code import tag
from app.web.verification.constat import Constat, say
from app.web.verification.reading import Balise

PICTURES = (".svg", ".png", "@2x.png")
# (the end of the address, the code with a corrected address, what was wrong)
Formed = tuple[str, Callable[[str], str], list[Constat]]


def _cadre(balise: Balise, adresse: Adresse, cle: Cle, options: Options) -> Formed:
    ligne, given, said = balise.ligne, dict(balise.attributs), []
    if not given.get("title", "").strip():
        said.append(say(ligne, wording.SANS_TITRE))
        given["title"] = wording.TITRE
    if given.get("loading", "").strip().lower() != "lazy":
        said.append(say(ligne, wording.CADRE_SANS_LAZY))
        given["loading"] = "lazy"
    if adresse.fin:
        said.append(say(ligne, wording.FORME_CADRE))
    said += _high(ligne, given, cle, options)
    return "", lambda src: f"{tag('iframe', {**given, 'src': src})}</iframe>", said


def _high(ligne: int, given: dict[str, str], cle: Cle, options: Options) -> list[Constat]:
    """A height in the style of the frame is left to its author: only a browser knows what it comes to."""
    if cle.card is None or "height" in given.get("style", ""):
        return []
    width = int(given["width"]) if _is_size(given.get("width", "")) else NARROWEST
    wanted, written = height_of(cle.card, max(width, NARROWEST), options.taille), given.get("height", "").strip().removesuffix("px")
    if _is_size(written) and int(written) >= wanted:
        return []
    given["height"] = str(wanted)
    said = wording.CADRE_BAS if _is_size(written) else wording.CADRE_SANS_HAUTEUR
    return [say(ligne, said, hauteur=written, voulue=wanted)]


def _is_size(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < len(text) <= 5


def _image(balise: Balise, adresse: Adresse, _: Cle, __: Options) -> Formed:
    given, said = dict(balise.attributs), []
    if not given.get("alt", "").strip():
        said.append(say(balise.ligne, wording.SANS_ALT))
        given["alt"] = wording.ALT
    if adresse.fin not in PICTURES:
        said.append(say(balise.ligne, wording.FORME_IMAGE))
    fin = adresse.fin if adresse.fin in PICTURES else ".svg"
    return fin, lambda src: tag("img", {**given, "src": src}), said


def _inclusion(balise: Balise, adresse: Adresse, _: Cle, __: Options) -> Formed:
    said = [] if adresse.fin == ".html" else [say(balise.ligne, wording.FORME_INCLUSION)]
    return ".html", lambda src: tag("esi:include", {"src": src, "onerror": "continue"}, end="/>"), said


def _adresse(_: Balise, __: Adresse, ___: Cle, ____: Options) -> Formed:
    return "", lambda src: src, []


FORMES: dict[str, Callable[[Balise, Adresse, Cle, Options], Formed]] = {
    "iframe": _cadre,
    "img": _image,
    "esi:include": _inclusion,
    "adresse": _adresse,
}


def in_link(code: str, balise: Balise, page: str) -> str:
    """A picture leads to its page, where the same figures can be read by everybody."""
    return f"{tag('a', {'href': page})}{code}</a>" if balise.nom == "img" else code
