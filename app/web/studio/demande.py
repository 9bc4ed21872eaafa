"""What an editor asked of the studio: all of it is in the address, so that a colleague opens the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from app.nomenclature import InvalidIdentifier, Key, Reference, parse_address, parse_region
from app.web.extraits import FORMES
from app.web.options import Options

# Closed, like the options of a card; the first value is the default.
CHOICES = {
    "portee": ("etablissement", "region", "france"),
    "forme": tuple(FORMES),
    "largeur": ("320", "768", "1280"),
    "fond": ("clair", "sombre"),
}
LONGEST = 200
MOST = 50


@dataclass(frozen=True)
class Demande:
    """`q`: what is looked for; `retiree`: the card just taken out of the list, which can come back; `cle`: the card that was chosen, as found; `region`: the one of the scope `region`, empty for that
    of the establishment; `cles`: the list that is being made. Each of the others is a value of CHOICES.
    """

    q: str = ""
    cle: str = ""
    region: str = ""
    retiree: str = ""
    portee: str = "etablissement"
    forme: str = "script"
    largeur: str = "320"
    fond: str = "clair"
    cles: tuple[str, ...] = ()
    options: Options = field(default_factory=Options)

    @classmethod
    def parse(cls, query: Mapping[str, str], cles: list[str]) -> Demande:
        """An unknown value gets the default. Raises InvalidIdentifier where `cle` cannot name a card."""
        chosen = {name: query[name] for name, values in CHOICES.items() if query.get(name) in values}
        cle = str(parse_address(query["cle"])) if query.get("cle", "").strip() else ""
        region = parse_region(query.get("region", "")) or ""
        retiree = _read(query.get("retiree", "")) or ""
        kept = dict.fromkeys(found for text in cles[:MOST] if (found := _read(text)))
        return cls(query.get("q", "").strip()[:LONGEST], cle, region, retiree, cles=tuple(kept), options=Options.parse(query), **chosen)

    def at_scope(self, region: str | None) -> str:
        """The card of the chosen scope, as a host writes it; `region`: where the establishment is, None where unknown."""
        address = parse_address(self.cle)
        place = self.region or address.region or region
        if self.portee == "etablissement" or not _has_code(address):
            return self.cle
        if self.portee == "region" and not place:
            return self.cle
        return str(replace(address, uai=None, region=place if self.portee == "region" else None))

    @property
    def scopes(self) -> dict[str, str]:
        """The scopes that the chosen card can have, and their names; none where nothing can be changed."""
        address = parse_address(self.cle)
        if not _has_code(address):
            return {}
        if address.uai:
            return {"etablissement": "l'établissement", "region": "la région", "france": "la France"}
        if address.region:
            return {"etablissement": "cette région", "region": "une autre région", "france": "la France"}
        return {"etablissement": "la France", "region": "une région"}

    @property
    def in_etablissement(self) -> bool:
        """Whether the chosen card is of an establishment, which has a region of its own."""
        return parse_address(self.cle).uai is not None

    def without(self, cle: str) -> tuple[str, ...]:
        """The list, less one card."""
        return tuple(one for one in self.cles if one != cle)

    def query(self, **changes: object) -> str:
        """The end of the address that says the same, but for `changes`; defaults are left out."""
        return urlencode(replace(self, **changes).fields())

    def fields(self, *left_out: str) -> list[tuple[str, str]]:
        """(name, value) of all that differs from the defaults, less what is in `left_out`: for an address or a form."""
        named = {name: getattr(self, name) for name in ("q", "cle", "region", "retiree", *CHOICES)}
        kept = {name: value for name, value in named.items() if value and value != CHOICES.get(name, ("",))[0]}
        said = [*kept.items(), *self.options.chosen.items(), *(("cles", cle) for cle in self.cles)]
        return [(name, value) for name, value in said if name not in left_out]


def _has_code(address: Key | Reference) -> bool:
    """Whether what it names can be looked at elsewhere: an establishment as a whole, or an offer of Parcoursup, cannot."""
    return address.code is not None if isinstance(address, Key) else address.type != "parcoursup"


def _read(text: str) -> str | None:
    try:
        return str(parse_address(text))
    except InvalidIdentifier:
        return None
