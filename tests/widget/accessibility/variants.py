"""Every state in every size, under every theme: what the accessibility tests walk through."""

from __future__ import annotations

from dataclasses import dataclass

from app.web.options import VALUES
from tests.widget.servers import Service

# Cards that are no state of a formation.
BARE = {"choix": "onisep:FOR.990101", "inconnue": "99999999", "impossible": "0990001X"}
# A host that a card could be wrong about: neither white nor dark, its own font.
YELLOW_HOST = "<style>:root { color: #000; background: #ffd800; font-family: monospace }</style>"
FOLLOWING_HOST = "<style>:root { color-scheme: light dark; background: light-dark(#fff, #111) }</style>"


@dataclass(frozen=True)
class Setting:
    """`theme`: the option; `system`: what the reader prefers; `head`: the style of the host page; `voice`: language, address."""

    theme: str
    system: str = "light"
    head: str = ""
    voice: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.theme, self.system, self.voice]))


SETTINGS = [
    *(Setting(theme, head=YELLOW_HOST if theme == "hote" else "") for theme in VALUES["theme"]),
    Setting("auto", "dark", FOLLOWING_HOST),
]


# Who a card speaks to changes its words, and so its width and its language.
VOICES = [Setting("auto", voice="langue=en"), Setting("auto", voice="adresse=tu")]


@dataclass(frozen=True)
class Variant:
    etat: str
    cle: str
    taille: str

    @property
    def exists(self) -> bool:
        return self.etat not in ("inconnue", "impossible")

    def fragment(self, service: Service, theme: str, voice: str = "") -> str:
        address = f"/cartes/{self.cle}.html?taille={self.taille}&theme={theme}&vide=afficher&{voice}"
        return service.app.test_client().get(address).text

    def address(self, service: Service, theme: str, more: str = "") -> str:
        return f"{service.base}/cartes/{self.cle}?taille={self.taille}&theme={theme}{more}"


def list_variants(service: Service) -> list[Variant]:
    """Every state in every size that is drawn: of two sizes that are the same bytes, the first."""
    drawn: dict[tuple[str, str], Variant] = {}
    for etat, cle in {**service.cles(), **BARE}.items():
        for taille in VALUES["taille"]:
            variant = Variant(etat, cle, taille)
            drawn.setdefault((etat, variant.fragment(service, "auto")), variant)
    return list(drawn.values())
