"""One pasted card, whatever its form: what is wrong with it, and its code once corrected."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from app.web.options import Options
from app.web.verification import wording
from app.web.verification.adresse import Adresse, check_host, parse_adresse
from app.web.verification.choisies import KEY_NAMES, check_options, options_of
from app.web.verification.cle import Cle, read_cle
from app.web.verification.code import tag
from app.web.verification.constat import Constat, Service, say
from app.web.verification.formes import FORMES, in_link
from app.web.verification.reading import ELEMENT, Balise


@dataclass(frozen=True)
class Pose:
    """`code`: empty where the key names nothing, since only its author knows the right one."""

    nom: str
    ligne: int
    cle: Cle
    apercu: str
    constats: list[Constat]
    code: str
    mode: str = ""


def verify_pose(balise: Balise, service: Service) -> Pose | None:
    """None for a frame, a picture or an inclusion of something else than a card."""
    if balise.nom == ELEMENT:
        return _element(balise, service)
    adresse = parse_adresse(balise.attributs.get("src", ""), service)
    return _addressed(balise, adresse, service) if adresse else None


def _element(balise: Balise, service: Service) -> Pose:
    given = balise.attributs
    kept, said = check_options(balise.ligne, options_of(balise), fragment=True)
    wrong = next((name for name in KEY_NAMES if name in given), None)
    ecrite = given.get("formation", "") or (given[wrong] if wrong else "")
    if "formation" not in given and wrong:
        said.append(say(balise.ligne, wording.MAUVAIS_NOM, nom=wrong))
    if not ecrite.strip():
        return Pose(balise.nom, balise.ligne, Cle("", None, "sans clé", []), "", [*said, say(balise.ligne, wording.SANS_CLE)], "")
    cle = read_cle(balise.ligne, ecrite, Options.parse(kept), service)
    said += [*cle.constats, *_closed(balise), *_linked(balise, service)]
    mode = "iframe" if given.get("mode") == "iframe" else ""
    others = {name: given[name] for name in ("id", "class", "style", "lang") if name in given}
    attributs = {"formation": cle.texte, **others, **({"mode": mode} if mode else {}), **kept}
    return _posed(balise, cle, kept, service, said, f"{tag(ELEMENT, attributs)}{_inside(balise, cle, service)}</{ELEMENT}>", mode)


def _closed(balise: Balise) -> list[Constat]:
    if balise.contenu is not None:
        return []
    return [say(balise.ligne, wording.ELEMENT_SEUL if balise.seule else wording.ELEMENT_OUVERT)]


def _linked(balise: Balise, service: Service) -> list[Constat]:
    """The link that stays where the card does not come; one that leads to another page of the host is its own business."""
    good = [lien for lien in balise.liens if lien.attributs.get("href") and lien.texte.strip()]
    if not good:
        return [say(balise.ligne, wording.SANS_LIEN)]
    adresse = parse_adresse(good[0].attributs["href"], service)
    return check_host(good[0].ligne, adresse.schema, adresse.hote, service) if adresse else []


def _inside(balise: Balise, cle: Cle, service: Service) -> str:
    """What stood in the element where nothing in it was wrong and nothing else is hidden there; otherwise the usual link."""
    held = balise.contenu or ""
    strange = any(mark in held for mark in ("<!", "<?", "<script", "<iframe", "<img", "<meta", "/cartes/\n")) or len(held) > 2_000
    if held and not strange and not _linked(balise, service):
        return held.strip()
    return f"{tag('a', {'href': _address(cle.texte, '', {}, service)})}{wording.LIEN}</a>"


def _addressed(balise: Balise, adresse: Adresse, service: Service) -> Pose:
    ligne, given = balise.ligne, balise.attributs
    kept, said = check_options(ligne, adresse.options, fragment=balise.nom == "esi:include")
    said += check_host(ligne, adresse.schema, adresse.hote, service)
    options = Options.parse(kept, "page")
    cle = read_cle(ligne, adresse.cle, options, service)
    if any(mark in adresse.brut for mark in " \t\"<>"):
        said.append(say(ligne, wording.CADRE_ESPACE))
    fin, code, wrong = FORMES[balise.nom](balise, adresse, cle, options)
    src = _address(cle.texte, fin, kept, service)
    return _posed(balise, cle, kept, service, [*said, *cle.constats, *wrong], in_link(code(src), balise, _address(cle.texte, "", {}, service)))


def _posed(balise: Balise, cle: Cle, kept: dict[str, str], service: Service, said: list[Constat], code: str, mode: str = "") -> Pose:
    known = cle.card is not None
    apercu = _address(cle.texte, "", kept, service) if known else ""
    return Pose(balise.nom, balise.ligne, cle, apercu, said, code if known else "", mode)


def _address(cle: str, fin: str, options: dict[str, str], service: Service) -> str:
    query = urlencode(options)
    return f"{service.base}/cartes/{quote(cle, safe=':')}{fin}{'?' if query else ''}{query}"
