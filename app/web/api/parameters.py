"""Reads the parameters of a request, or says what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from flask import request
from msgspec import Struct, structs

from app.nomenclature import Code, parse_region, parse_uai
from app.queries.liste import Filtre
from app.queries.publication import Niveau
from app.web.api import wording
from app.web.api.refusal import Refused
from app.web.api.requests import IGNORED, LARGEST_PAGE, LAST_PAGE, USUAL_PAGE

T = TypeVar("T")


def check_names(query: type[Struct]) -> None:
    """Raises Refused for a parameter that the address does not have: without it, a slip of the pen would ask for everything."""
    names = structs.fields(query)
    known = [field.encode_name for field in names]
    for name in request.args:
        if name not in known and name not in IGNORED:
            raise Refused(400, wording.UNKNOWN_PARAMETER.format(name=name[:40], expected=", ".join(known)))
    for field in names:
        allowed, given = _choices(field.type), request.args.get(field.encode_name)
        if given and allowed and given not in allowed:
            raise Refused(400, wording.BAD_CHOICE.format(name=field.encode_name, expected=", ".join(allowed)))


def parse_codes(text: str) -> tuple[Code, ...]:
    """Raises Refused where there is none, InvalidIdentifier for one that cannot be."""
    codes = tuple(dict.fromkeys(Code.parse(part) for part in _split(text)))
    if not codes:
        raise Refused(400, wording.NO_CODE)
    return codes


def parse_place(text: str) -> str:
    """The INSEE code of a region, from itself or from a postal code. Raises Refused."""
    region = parse_region(text.strip())
    if region is None:
        raise Refused(400, wording.BAD_REGION.format(text=text[:40]))
    return region


def parse_annee(text: str) -> int:
    """The last leaving year of a millésime. Raises Refused."""
    found = re.fullmatch(r"(?:(\d{4})[_-])?(\d{4})", text.strip(), re.ASCII)
    if not found or (found[1] and int(found[1]) + 1 != int(found[2])):
        raise Refused(400, wording.BAD_MILLESIME.format(text=text[:40]))
    return int(found[2])


def parse_millesime() -> int | None:
    """The year that one formation is asked for, None for the latest."""
    text = request.args.get("millesime")
    return parse_annee(text) if text else None


def parse_filtre(niveau: Niveau, region: str | None = None) -> Filtre:
    """What a list is asked for. Raises Refused or InvalidIdentifier."""
    codes = _several("code_certifications", Code.parse)
    return Filtre(
        niveau,
        lieux=_several("uais", parse_uai),
        regions=(region,) if region else _several("regions", parse_place),
        academies=_several("academies", _parse_academie),
        codes=codes and tuple(code.value for code in codes),
        annees=_several("millesimes", parse_annee),
    )


def parse_pagination() -> tuple[int, int]:
    """(page, rows a page). Raises Refused, with the bound."""
    return _number("page", 1, LAST_PAGE), _number("items_par_page", USUAL_PAGE, LARGEST_PAGE)


def has_pagination() -> bool:
    """Whether a page is asked for: without one, an export is whole."""
    return bool(request.args.get("page") or request.args.get("items_par_page"))


def _number(name: str, usual: int, bound: int) -> int:
    text = request.args.get(name, "")
    if not text:
        return usual
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not 1 <= int(text) <= bound:
        raise Refused(400, wording.BAD_PAGE.format(name=name, bound=bound))
    return int(text)


def _several(name: str, parse: Callable[[str], T]) -> tuple[T, ...] | None:
    # A parameter may be written several times, and each hold several values; an empty one asks for nothing.
    values = [part for text in request.args.getlist(name) for part in _split(text)]
    return tuple(dict.fromkeys(map(parse, values))) or None


def _split(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,|]", text) if part.strip()]


def _parse_academie(text: str) -> str:
    if not re.fullmatch(r"\d{2}", text, re.ASCII):
        raise Refused(400, wording.BAD_ACADEMIE.format(text=text[:40]))
    return text


def _choices(annotation: Any) -> tuple[str, ...]:
    """The values of a closed parameter, as its Struct declares them."""
    origin = get_origin(annotation)
    if origin is Literal:
        return get_args(annotation)
    inner = get_args(annotation)[:1] if origin is Annotated else get_args(annotation) if origin in (Union, UnionType) else ()
    return tuple(value for each in inner for value in _choices(each))
