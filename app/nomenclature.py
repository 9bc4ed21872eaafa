"""Official identifiers, and the keys that name a card: parse, validate, write in one canonical form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from app.territoire import REGIONS, region_of

TypeCode = Literal["mefstat11", "cfd", "sise"]
TypeIdentifiant = Literal["parcoursup", "onisep", "rncp"]

# No I, O and Q: the check letter of a UAI is its number modulo 23 in this alphabet.
UAI_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
UAI_SHAPE = re.compile(r"[0-9]{7}[A-Z]")
LENGTHS: dict[int, TypeCode] = {11: "mefstat11", 8: "cfd"}
PREFIXES: dict[str, tuple[TypeCode, int]] = {"MEFSTAT11": ("mefstat11", 11), "CFD": ("cfd", 8), "SISE": ("sise", 7)}
EXPECTED = (
    "On attend un UAI et un code, comme 0751234J-40025214, ou un UAI seul, ou un code seul. "
    "Un code est un MEFSTAT11 (11 caractères), un CFD (8 caractères) ou SISE: suivi de 7 chiffres."
)
# What comes before the number, and an example of number.
IDENTIFIANTS: dict[str, tuple[TypeIdentifiant, str, str]] = {
    "PARCOURSUP": ("parcoursup", "", "26437"),
    "ONISEP": ("onisep", "FOR.", "494"),
    "RNCP": ("rncp", "", "38878"),
}


class InvalidIdentifier(ValueError):
    """The text is not a possible identifier; the message, in French, may be shown to its author."""


@dataclass(frozen=True)
class Code:
    """The code of a formation: MEFSTAT11 (11 characters), CFD (8) or SISE (7, always written with its prefix)."""

    type: TypeCode
    value: str

    def __str__(self) -> str:
        return f"SISE:{self.value}" if self.type == "sise" else self.value

    @classmethod
    def parse(cls, text: str) -> Code:
        """Raises InvalidIdentifier."""
        prefix, _, rest = text.strip().upper().rpartition(":")
        if not re.fullmatch(r"[0-9A-Z]{7,11}", rest) or (prefix and prefix not in PREFIXES):
            raise InvalidIdentifier(f"« {text[:40]} » n'est pas un code de formation. {EXPECTED}")
        type_code, length = PREFIXES.get(prefix) or (LENGTHS.get(len(rest)), len(rest))
        if type_code is None or length != len(rest):
            raise InvalidIdentifier(f"« {text[:40]} » n'est pas un code de formation. {EXPECTED}")
        return cls(type_code, rest)


@dataclass(frozen=True)
class Key:
    """What a card is about: an establishment, a formation in it, in a region, or in France."""

    uai: str | None = None
    region: str | None = None
    code: Code | None = None

    def __str__(self) -> str:
        if not self.uai and not self.region and self.code and UAI_SHAPE.fullmatch(self.code.value):
            # Some CFDs are seven digits and a letter: alone and bare, they would be read as an establishment.
            return f"CFD:{self.code}"
        return "-".join(str(part) for part in (self.uai, self.region, self.code) if part)

    @classmethod
    def parse(cls, text: str) -> Key:
        """Reads 0751234J-40025214, 0751234J, 11-40025214, 75011-40025214 (a postal code) or 40025214. Raises InvalidIdentifier.

        Seven digits and a letter alone are an establishment; a CFD of that shape is written CFD:1702550E.
        """
        place, dash, code = text.strip().upper().partition("-")
        if dash and (region := parse_region(place)):
            return cls(region=region, code=Code.parse(code))
        if dash or UAI_SHAPE.fullmatch(place):
            return cls(uai=parse_uai(place), code=Code.parse(code) if dash else None)
        return cls(code=Code.parse(place))


@dataclass(frozen=True)
class Reference:
    """The number that others give to a formation: a table says which keys it stands for, one, several or none.

    Parcoursup gives a number to a formation in its establishment; the Onisep and the RNCP to a diploma, which `uai` or
    `region` places.
    """

    type: TypeIdentifiant
    value: str
    uai: str | None = None
    region: str | None = None

    def __str__(self) -> str:
        return "-".join(part for part in (self.uai, self.region, f"{self.type}:{self.value}") if part)

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Reads parcoursup:26437, onisep:FOR.494, rncp:38878, 0751234J-rncp:38878 or 11-rncp:38878. Raises InvalidIdentifier."""
        place, dash, number = text.strip().upper().rpartition("-")
        scheme, _, value = number.partition(":")
        if scheme not in IDENTIFIANTS:
            raise InvalidIdentifier(f"« {text[:40]} » n'est pas un identifiant : on attend parcoursup:, onisep: ou rncp:.")
        kind, prefix, example = IDENTIFIANTS[scheme]
        found = re.fullmatch(re.escape(prefix) + r"0*([1-9][0-9]{0,8})", value)
        if not found:
            expected = f"{kind}: est suivi d'un numéro, comme {kind}:{prefix}{example}"
            raise InvalidIdentifier(f"« {text[:40]} » n'est pas un identifiant : {expected}.")
        if dash and kind == "parcoursup":
            raise InvalidIdentifier(f"« {text[:40]} » : Parcoursup dit déjà l'établissement, on attend {number.lower()} seul.")
        region = parse_region(place) if dash else None
        return cls(kind, prefix + found[1], parse_uai(place) if dash and not region else None, region)


def parse_address(text: str) -> Key | Reference:
    """The name of a card as embedders write it: a key, or a number to be resolved into keys. Raises InvalidIdentifier."""
    scheme = text.strip().upper().rpartition("-")[2].partition(":")[0]
    return Reference.parse(text) if scheme in IDENTIFIANTS else Key.parse(text)


def parse_region(text: str) -> str | None:
    """The INSEE code of a region, from itself or from a postal code; None for anything else."""
    if text in REGIONS:
        return text
    return region_of(text) if re.fullmatch(r"[0-9]{5}", text) else None


def parse_uai(text: str) -> str:
    """Seven digits and their check letter, as in 0750001U. Raises InvalidIdentifier."""
    uai = text.strip().upper()
    if not UAI_SHAPE.fullmatch(uai):
        raise InvalidIdentifier(f"« {text[:40]} » n'est pas un UAI : 7 chiffres et une lettre. {EXPECTED}")
    expected = UAI_LETTERS[int(uai[:7]) % 23]
    if uai[7] != expected:
        raise InvalidIdentifier(f"« {uai} » n'est pas un UAI : sa dernière lettre devrait être {expected}. Si c'est un CFD, on attend CFD:{uai}.")
    return uai


def leaving_years(millesime: str) -> tuple[int, ...]:
    """(2022, 2023) for 2022_2023, (2023,) for 2023."""
    return tuple(int(year) for year in millesime.split("_"))
