"""The counts as they may be shown. Every one is rounded down to ten, and under ten it is not shown.

Totals are rounded as well: the difference between one and its parts is known to ten for each part, which tells no count that is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.usage.compte import AUTRES, MONTREE, NOUVELLE, TEMOIN
from app.usage.compteur import MONTHS_KEPT, months_before
from app.usage.depot import Depot

SMALLEST = 10
MOST_LISTED = 20
# Of sites, states, keys and answers: the last twelve months; of the months: all that is kept.
MONTHS_SHOWN = 12
BY_MONTH = "SELECT substr(jour, 1, 7), sum(nombre) FROM carte_montree WHERE jour >= ? GROUP BY 1 ORDER BY 1"
BY_SITE = "SELECT site, sum(nombre) FROM carte_montree WHERE jour >= ? GROUP BY 1"
BY_STATE = "SELECT etat, sum(nombre) FROM carte_montree WHERE jour >= ? GROUP BY 1"
WITHOUT_FIGURE = "SELECT cle, sum(nombre) FROM carte_montree WHERE jour >= ? AND etat = 'S10' AND cle <> '' GROUP BY 1"
ANSWERS = "SELECT reponse, sum(nombre) FROM avis WHERE jour >= ? GROUP BY 1"
ANSWERS_BY_STATE = "SELECT etat, reponse, sum(nombre) FROM avis WHERE jour >= ? GROUP BY 1, 2"
TRIED = "SELECT variante, quoi, sum(nombre) FROM essai WHERE jour >= ? GROUP BY 1, 2"


@dataclass(frozen=True)
class Ligne:
    """A name and its count: a multiple of ten, None under ten."""

    nom: str
    nombre: int | None


@dataclass(frozen=True)
class Cote:
    """One side of a trial: cards shown, answers « oui », other answers, each as a count is shown."""

    cartes: int | None
    oui: int | None
    autres: int | None


@dataclass(frozen=True)
class Essai:
    """A trial with the share under which it ran, in percent: with another share, it is another trial."""

    nom: str
    part: str
    temoin: Cote
    nouvelle: Cote


@dataclass(frozen=True)
class Statistiques:
    """`mois`: AAAA-MM, each since the first that was counted. `sites` and `cles`: those of ten at least, the most shown first.

    `etats` and `reponses`: whichever was counted; `par_etat`: (state, answer) → count.
    `essais`: those of which some count is shown. All but `mois` since `debut`, AAAA-MM.
    """

    debut: str
    total: int | None
    mois: tuple[Ligne, ...]
    sites: tuple[Ligne, ...]
    etats: dict[str, int | None]
    cles: tuple[Ligne, ...]
    reponses: dict[str, int | None]
    par_etat: dict[tuple[str, str], int | None]
    essais: tuple[Essai, ...] = ()


def publish(depot: Depot, today: date) -> Statistiques:
    """What is kept, as it may be shown. Raises what the database raises where it cannot be read."""
    kept, shown = (months_before(today, months).isoformat() for months in (MONTHS_KEPT, MONTHS_SHOWN - 1))
    etats = depot.rows(BY_STATE, shown)
    return Statistiques(
        debut=shown[:7],
        total=rounded(sum(nombre for _, nombre in etats)),
        mois=_each_month(dict(depot.rows(BY_MONTH, kept)), today),
        sites=_most((row for row in depot.rows(BY_SITE, shown) if row[0] != AUTRES)),
        etats={etat: rounded(nombre) for etat, nombre in etats},
        cles=_most(depot.rows(WITHOUT_FIGURE, shown)),
        reponses={reponse: rounded(nombre) for reponse, nombre in depot.rows(ANSWERS, shown)},
        par_etat={(etat, reponse): rounded(nombre) for etat, reponse, nombre in depot.rows(ANSWERS_BY_STATE, shown)},
        essais=_tried(depot.rows(TRIED, shown)),
    )


def rounded(nombre: int) -> int | None:
    """The ten under a count; None under ten."""
    # PostgreSQL sums to a Decimal.
    tens = int(nombre) // SMALLEST * SMALLEST
    return tens or None


def _tried(rows: Iterable[tuple[str, str, int]]) -> tuple[Essai, ...]:
    sides: dict[str, dict[str, int]] = {}
    for variante, quoi, nombre in rows:
        sides.setdefault(variante, {})[quoi] = int(nombre)
    names = sorted({variante.rpartition(" ")[0] for variante in sides})
    found = [(name, *(_side(sides.get(f"{name} {side}", {})) for side in (TEMOIN, NOUVELLE))) for name in names]
    return tuple(Essai(*name.split(" "), *both) for name, *both in found if both != [Cote(None, None, None)] * 2)


def _side(counted: dict[str, int]) -> Cote:
    others = sum(nombre for quoi, nombre in counted.items() if quoi not in (MONTREE, "oui"))
    return Cote(rounded(counted.get(MONTREE, 0)), rounded(counted.get("oui", 0)), rounded(others))


def _most(rows: Iterable[tuple[str, int]]) -> tuple[Ligne, ...]:
    # In an order that tells no more than the rounded counts.
    known = sorted((-tens, nom) for nom, nombre in rows if (tens := rounded(nombre)))
    return tuple(Ligne(nom, -tens) for tens, nom in known[:MOST_LISTED])


def _each_month(counted: dict[str, int], today: date) -> tuple[Ligne, ...]:
    names = (months_before(today, months).isoformat()[:7] for months in range(MONTHS_KEPT, -1, -1))
    first = min(counted, default="9")
    return tuple(Ligne(nom, rounded(counted.get(nom, 0))) for nom in names if nom >= first)
