"""What is asked of the service: cards known and unknown, in all forms and encodings, searches, the data API."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle, product

from scripts.benchmarks.client import READS, request_of

ENCODINGS = ("br", "gzip", "zstd", "identity", READS)
FORMS = ("", ".html", ".svg", ".json")
SIZES = ("carte", "badge", "detail")
# How many in a hundred requests: what is asked of a service that is known, and enough of the rest to say something of it.
SHARES = {"chaude": 58, "inchangée": 12, "froide": 4, "inconnue": 6, "image": 2, "recherche": 8, "API": 10}
SITES = ("", "https://www.onisep.fr/fiche?mot=cap", "https://dossier.parcoursup.fr/", "https://cartes.exemple.fr/studio")
UNKNOWN = (
    "0990999Z-23110033205", "0990001N-99999999999", "99999999999", "0990001X", "pas-une-cle", "0751234J", "0131234L-23110033205", "parcoursup:1", "rncp:1",
)
WORDS = ("cap cuisine", "bac pro melec", "lycee grand phare", "cfa du port", "bts mco", "cuisne", "99000", "universite presquile")
WARM = 60


@dataclass(frozen=True)
class Question:
    """A GET. `held`: the ETag that the client holds already; `site`: the page that it is asked from; `kind`: one of SHARES."""

    kind: str
    path: str
    encoding: str = READS
    held: str = ""
    site: str = ""

    @cached_property
    def request(self) -> bytes:
        """As it is written on the wire."""
        return request_of(self.path, accept_encoding=self.encoding, **{name.replace("-", "_"): value for name, value in self.headers.items()})

    @property
    def headers(self) -> dict[str, str]:
        """Those of this question alone."""
        held = f'"{self.held}"' if self.held else ""
        return {name: value for name, value in (("if-none-match", held), ("referer", self.site)) if value}

    @property
    def is_counted(self) -> bool:
        """Whether the service counts its answer, where it is a card: all but the pictures of sites where a link is shared."""
        return self.path.startswith("/cartes/") and ".og.png" not in self.path


def list_questions(keys: Sequence[str], cold: int) -> list[Question]:
    """Those that are asked again and again, and `cold` cards to be asked once; none is of the kind `inchangée`, whose ETag is to be asked first."""
    chance = random.Random(20261128)
    places = [f"/cartes/{key}{form}?taille={size}" for key, form, size in product(keys, FORMS, SIZES)]
    warm = [(path, chance.choice(ENCODINGS), chance.choice(SITES)) for path in chance.sample(places, WARM)]
    unseen = chance.sample(_variants(keys), cold)
    pictures = [f"/cartes/{key}{form}" for key, form in zip(keys, (".png", "@2x.png", ".og.png", ".png?taille=badge"))]
    api = [f"/api/inserjeunes/formations/{key}" for key in keys[:12]] + ["/api/identifiants/uai/0990001N", "/api/identifiants/rncp/1"]
    return [
        *(Question("chaude", path, encoding, site=site) for path, encoding, site in warm),
        *(Question("froide", path, chance.choice(ENCODINGS)) for path in unseen),
        *(Question("inconnue", f"/cartes/{key}{form}") for key, form in product(UNKNOWN, FORMS)),
        *(Question("image", path) for path in pictures),
        *(Question("recherche", f"/api/recherche?q={words.replace(' ', '+')}") for words in WORDS),
        *(Question("API", path, encoding) for path, encoding in zip(api, cycle(ENCODINGS))),
    ]


def _variants(keys: Sequence[str]) -> list[str]:
    """Addresses of which no two have the same place in the caches, nor that of a warm one: each of these options counts in each of these forms."""
    voices, forms = ("langue=en", "adresse=tu"), (".html", ".svg")
    themes, titles = ("theme=auto", "theme=clair", "theme=sombre"), ("titre=oui", "titre=non")
    return [f"/cartes/{key}{form}?taille={size}&{'&'.join(options)}" for key, form, size, *options in product(keys, forms, SIZES[::2], voices, themes, titles)]


def endlessly(questions: Sequence[Question]) -> Iterator[int]:
    """Places in the list, by the SHARES of their kinds; those of a kind by chance, but the cold ones in their order."""
    chance = random.Random(20261129)
    places = {kind: [place for place, question in enumerate(questions) if question.kind == kind] for kind in SHARES}
    cold = cycle(places["froide"])
    kinds, shares = list(SHARES), list(SHARES.values())
    while True:
        for kind in chance.choices(kinds, shares, k=100):
            yield next(cold) if kind == "froide" else chance.choice(places[kind])
