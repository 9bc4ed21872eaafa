"""Which forms and options an export holds, and the name of the file of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import product

from app.web.images import settled
from app.web.options import VALUES, Options
from app.web.places import FORMS

# What the address of each form ends with.
ENDINGS = {"page": "", **{form: ending for ending, form in FORMS.items()}}
# A PNG costs a hundred times one of them.
USUAL_FORMS = ("page", "fragment", "svg", "json")


@dataclass(frozen=True)
class Variant:
    """One form with one choice of options, as the live service settles it. `suffix`: what its file has after the key."""

    form: str
    suffix: str
    options: Options

    @property
    def query(self) -> dict[str, str]:
        """What to ask the live service for it."""
        return dict(part.split("-", 1) for part in self.suffix.split("_")[1:])

    def file_of(self, name: str) -> str:
        """Path of the file of a card, from the root of the site."""
        return f"cartes/{name}{self.suffix}{ENDINGS[self.form]}"


@dataclass(frozen=True)
class Choice:
    """`forms`: keys of ENDINGS. `options`: the values held of each option, by name; the default of an option always is."""

    forms: tuple[str, ...] = USUAL_FORMS
    options: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {"taille": VALUES["taille"]})

    def asked(self, form: str) -> dict[tuple[str, ...], Variant]:
        """A value for each of `options`, empty where none is asked for → what answers."""
        held = [("", *filter(None, values)) for values in self.options.values()]
        return {chosen: self._variant(form, dict(zip(self.options, chosen, strict=True))) for chosen in product(*held)}

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """The files of a card, each once: several choices of options may have one answer."""
        return tuple(dict.fromkeys(variant for form in self.forms for variant in self.asked(form).values()))

    def _variant(self, form: str, asked: dict[str, str]) -> Variant:
        chosen, default = (asdict(settled(form, Options.parse(query, form))) for query in (asked, {}))
        differing = {name: value for name, value in chosen.items() if value != default[name]}
        return Variant(form, "".join(f"_{name}-{value}" for name, value in differing.items()), Options(**chosen))
