"""The identifiers that can be asked what they stand for, and how each is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from app.nomenclature import InvalidIdentifier, parse_uai

Schema = Literal["cfd", "mefstat11", "sise", "rncp", "parcoursup", "onisep", "uai"]
# How a value is written, with and without what is often put before it; and what is said where it is not.
WRITTEN: dict[Schema, tuple[str, str]] = {
    "cfd": (r"(?:CFD:)?([0-9A-Z]{8})", "un CFD a 8 caractères, comme 40025214"),
    "mefstat11": (r"(?:MEFSTAT11:)?([0-9A-Z]{11})", "un MEFSTAT11 a 11 caractères, comme 23830025214"),
    "sise": (r"(?:SISE:)?([0-9]{7})", "un code SISE a 7 chiffres, comme 2500249"),
    "rncp": (r"(?:RNCP:?)?0*([1-9][0-9]{0,8})", "un numéro RNCP est un nombre, comme 38878"),
    "parcoursup": (r"(?:PARCOURSUP:)?0*([1-9][0-9]{0,8})", "un numéro de Parcoursup (g_ta_cod) est un nombre, comme 26437"),
    "onisep": (r"(?:ONISEP:)?(?:FOR\.)?0*([1-9][0-9]{0,8})", "un numéro de l'Onisep est FOR. suivi d'un nombre, comme FOR.494"),
    "uai": (r"(?:UAI:)?([0-9]{7}[A-Z])", "un UAI a 7 chiffres et une lettre, comme 0350028R"),
}


@dataclass(frozen=True)
class Identite:
    """A scheme and a value of it, in the form that the tables hold."""

    schema: Schema
    valeur: str


def parse_identite(schema: str, valeur: str) -> Identite:
    """Case, spaces around and a known prefix are of no importance. Raises InvalidIdentifier, which says what was expected."""
    kind = next((name for name in get_args(Schema) if name == schema.lower()), None)
    if kind is None:
        raise InvalidIdentifier(f"« {schema[:40]} » n'est pas un identifiant connu : on attend {', '.join(get_args(Schema))}.")
    pattern, expected = WRITTEN[kind]
    found = re.fullmatch(pattern, valeur.strip().upper(), re.ASCII)
    if not found:
        raise InvalidIdentifier(f"« {valeur[:40]} » est impossible : {expected}.")
    if kind == "uai":
        return Identite(kind, parse_uai(found[1]))
    return Identite(kind, f"FOR.{found[1]}" if kind == "onisep" else found[1])
