"""What a reader sees, whatever the form of the card: the view model."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from app.cards.detail import Detail
from app.cards.etats import Etat
from app.cards.ligne import Ligne
from app.cards.voice import Langue
from app.queries.repli import Etape


@dataclass(frozen=True)
class Provenance:
    """Where the figures stand: dataset of the portal, cohort, file, line.

    The middle of several lycées has no line of its own but `nb_etablissements` of them: those of the cohort in `source`.
    """

    source: str
    millesime: str
    fichier: str | None
    ligne: int | None
    nb_etablissements: int | None = None


@dataclass(frozen=True)
class Bloc:
    """Figures of one group of people. `etape`: the step of the fall-back that gave them, `aucune` where none did.

    `langue_perimetre`: French for a name, the language of the card for words such as « France entière ». `trace`: `plein`
    for what was asked, `contour` for something wider. `memoire`: of a closed formation, shown by the detailed card only.
    """

    etape: Etape
    perimetre: str
    annonces: tuple[str, ...]
    annees: tuple[int, ...]
    groupe: str
    lignes: tuple[Ligne, ...]
    trace: Literal["plein", "contour"]
    provenance: Provenance | None
    memoire: bool = False
    langue_perimetre: Langue = "fr"

    @property
    def has_figures(self) -> bool:
        return any(ligne.part is not None for ligne in self.lignes)


@dataclass(frozen=True)
class Specialite:
    """What a common first year leads to: its card, its name, and its figures in one sentence each.

    `part_…`: the shares of the sentence, whole percents, None where there is none.
    """

    cle: str
    libelle: str
    phrase: str
    annees: tuple[int, ...] = ()
    part_en_emploi_6_mois: int | None = None
    part_formation: int | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True)
class Choix:
    """Another card to go to, where a code names several formations."""

    cle: str
    libelle: str


@dataclass(frozen=True)
class Badge:
    """The card in three lines: `titre` is a link, whose name ends with `suite` for those who hear it; `note`: whose figures."""

    titre: str
    suite: str
    lignes: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Card:
    """One card. The first bloc is what was asked, with or without figures; the others stand in for it, said as such.

    `marque`: what invented data is marked with; `suite`: the words of the link; `explique`: those over the explanations;
    `detail`: what the detailed size adds, None in the others.
    """

    cle: str
    etat: Etat
    titre: str
    titre_page: str
    formation: str
    blocs: tuple[Bloc, ...]
    choix: tuple[Choix, ...]
    specialites: tuple[Specialite, ...]
    explications: tuple[tuple[str, str], ...]
    action: str
    source: str
    lien: str
    motif: str | None
    alternative: str
    fictif: bool
    marque: str
    suite: str
    explique: str
    langue: Langue
    badge: Badge
    detail: Detail | None = None

    def as_json(self) -> dict[str, object]:
        """The card as the JSON form gives it: the first bloc at the top, then every bloc."""
        content = asdict(self)
        first = content["blocs"][0]
        top = {name: first[name] for name in ("etape", "perimetre", "annees", "groupe", "lignes", "provenance")}
        return {"cle": self.cle, "etat": self.etat, "titre": self.titre, **top, **content}
