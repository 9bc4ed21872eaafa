"""What the load found, against what was promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import quantiles

from app.usage.compteur import EVERY_SECONDS
from scripts.endurance.counting import Comptes
from scripts.endurance.faults import DATA, REDIS, WORKER
from scripts.endurance.service import DIRECT, PROXIED
from scripts.endurance.watching import Seen, Watch

MOST_FAILED = 0.0001
# Threads of a process: what it may have counted and not answered when it died.
UNDER_WAY = 4
SLOWEST_CHANGE_SECONDS = 60
HELD_RATE = 0.95


@dataclass(frozen=True)
class Load:
    """A load that was borne. `most`: answers a second that the service was found to give; `seconds`: of the load, at half of it.

    `faults`: how many times each was done; `seen`: by route, and `most_seen` while `most` was measured; `log`: what the service wrote.
    """

    most: float
    seconds: float
    faults: Mapping[str, int]
    seen: Mapping[str, Seen]
    watch: Watch
    comptes: Comptes
    log: str


    @property
    def errors(self) -> list[str]:
        """What the log says of each error that nobody expected: the end of its trace."""
        traces = self.log.split("Traceback (most recent call last):\n")[1:]
        return [next((line for line in trace.splitlines() if not line.startswith(" ")), "") for trace in traces]


@dataclass(frozen=True)
class Row:
    """`held`: whether the goal was; None where there is none."""

    name: str
    measured: str
    goal: str = "–"
    held: bool | None = None

    @property
    def cells(self) -> tuple[str, str, str]:
        """As a table has them."""
        return self.name, f"{self.measured} **(manqué)**" if self.held is False else self.measured, self.goal


def judged(load: Load) -> list[Row]:
    """Every measure, with what was promised of it."""
    return [*_load(load), *(row for route, seen in load.seen.items() for row in _route(route, seen)), *_whole(load), *_counts(load)]


def _load(load: Load) -> list[Row]:
    asked, minutes = sum(seen.asked for seen in load.seen.values()), max(1, round(load.seconds / 60))
    done = [load.faults[what] for what in (DATA, WORKER, REDIS)]
    return [
        Row("maximum mesuré (réponses par seconde)", f"{load.most:.0f}"),
        Row("demandé (par seconde), pendant", f"{asked / load.seconds:.0f}, {load.seconds / 60:.1f} min".replace(".", ","), "la moitié du maximum", asked >= HELD_RATE * load.most / 2 * load.seconds),
        Row("données remplacées, processus tués, Redis redémarrés", " ; ".join(map(str, done)), f"{minutes} de chaque", done == [minutes] * 3),
        Row("réponses, par sorte", ", ".join(f"{kind} {_spaced(count)}" for kind, count in load.watch.kinds.most_common())),
    ]


def _route(route: str, seen: Seen) -> list[Row]:
    # Behind nginx nobody has to ask again; a browser that speaks to gunicorn itself does it without a word.
    lost = seen.failed.total() + (seen.repeated if route == PROXIED else 0)
    share, slow = lost / max(1, seen.asked), quantiles(seen.waits, n=1000) if len(seen.waits) > 1 else [0.0] * 999
    why = f" : {', '.join(f'{what} {count}' for what, count in seen.failed.items())}" if seen.failed else ""
    return [
        Row(f"{route} : réponses exactes, fausses", f"{_spaced(seen.right)}, {seen.wrong}", "aucune fausse", seen.wrong == 0),
        Row(f"{route} : demandes perdues", f"{lost} sur {_spaced(seen.asked)} ({100 * share:.4f} %){why}".replace(".", ","), "< 0,01 %", share < MOST_FAILED),
        Row(f"{route} : redemandées par le client, connexion coupée avant toute réponse", str(seen.repeated)),
        Row(f"{route} : attente médiane, 99 %, la plus longue (ms)", " ; ".join(f"{1000 * wait:.0f}" for wait in (slow[499], slow[989], max(seen.waits, default=0)))),
    ]


def _whole(load: Load) -> list[Row]:
    slowest, errors = load.watch.slowest_change, len(load.errors)
    return [
        Row("après un remplacement, dernière réponse tirée des anciennes données (s)", f"{slowest:.1f}".replace(".", ","), f"≤ {SLOWEST_CHANGE_SECONDS}", slowest <= SLOWEST_CHANGE_SECONDS),
        Row("erreurs au journal du service", str(errors), "aucune", errors == 0),
    ]


def _counts(load: Load) -> list[Row]:
    comptes, killed = load.comptes, load.faults[WORKER]
    unseen = comptes.pris - load.watch.counted
    lost_requests = sum(seen.failed.total() + seen.repeated for seen in load.seen.values())
    most_lost = killed * (EVERY_SECONDS + 1) * load.most
    return [
        Row("cartes reçues, comptes pris", f"{_spaced(load.watch.counted)}, {_spaced(comptes.pris)}", "pris avant d'être reçues", 0 <= unseen <= UNDER_WAY * killed + lost_requests),
        Row("comptes écrits, dans la base", f"{_spaced(comptes.ecrits)}, {_spaced(comptes.gardes)}", "les mêmes", comptes.ecrits == comptes.gardes),
        Row("comptes morts avec un processus (pris et pas écrits)", _spaced(comptes.perdus), f"≤ {EVERY_SECONDS:.0f} s par processus tué", 0 <= comptes.perdus <= most_lost),
    ]


def _spaced(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")
