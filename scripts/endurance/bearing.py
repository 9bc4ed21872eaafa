"""From two built files to a load that was borne: the answers known beforehand, the most that the service gives, then half of it under faults."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

from app.queries.keys import list_keys
from app.warehouse import Snapshot
from scripts.endurance.counting import counts_of
from scripts.endurance.expected import Pair, answered_alone, held_by_readers
from scripts.endurance.faults import Faults
from scripts.endurance.questions import Question, endlessly, list_questions
from scripts.endurance.service import serving
from scripts.endurance.steps import Steps
from scripts.endurance.traffic import Traffic
from scripts.endurance.verdict import Load
from scripts.endurance.versions import build_versions, put
from scripts.endurance.watching import Seen, Served, Watch

# Under way on each route: while the most is looked for, and of a load that waits for nobody.
CLOSED, OPEN = 4, 256
# Cards to be asked once, for each second of the load; there are not more than the second.
COLD_A_SECOND, MOST_COLD = 15, 1_700
# Parts of the load that are spent on warming the service, then on looking for the most that it gives.
WARMING, MEASURING = 1 / 60, 1 / 30


def borne(folder: Path, seconds: float, steps: Steps) -> Load:
    """In an empty folder, on a service that is started and stopped here."""
    steps.begin("deux versions des données")
    versions = build_versions(folder)
    questions, expected = known_answers(versions, min(MOST_COLD, round(COLD_A_SECOND * seconds)), steps)
    watch = Watch(questions, expected, Served())
    put(versions[0], "essai-0", folder / "servi.duckdb")
    steps.begin("démarrage")
    with serving(folder) as service:
        traffic = Traffic(watch, service.ports, endlessly(questions))
        most = _most(traffic, seconds, steps)
        # What was lost before the load is not of it.
        traffic.seen = {route: Seen() for route in service.ports}
        faults = Faults(service, versions, watch.served, steps.say)
        _under(faults, traffic, most / 2, seconds, steps)
        traffic.close()
        steps.begin("comptes")
        comptes = counts_of(service)
    return Load(most, seconds, faults.done, traffic.seen, watch, comptes, service.log.read_text(encoding="utf-8"))


def known_answers(versions: tuple[Path, Path], cold: int, steps: Steps) -> tuple[list[Question], list[Pair]]:
    """What is asked, and the two answers that are right."""
    questions = list_questions(list_keys(Snapshot(versions[0])), cold)
    steps.begin("ce que chaque version répond seule", len(questions))
    pairs = answered_alone(versions, questions, steps.advance)
    held = held_by_readers(questions, pairs)
    return [*questions, *held], [*pairs, *answered_alone(versions, held, steps.advance)]


def _most(traffic: Traffic, seconds: float, steps: Steps) -> float:
    """Answers a second, where each client asks again as soon as it is answered."""
    steps.begin("le maximum", seconds * (WARMING + MEASURING))
    traffic.run(repeat(0.0), CLOSED, seconds * WARMING, steps.pass_time)
    return traffic.run(repeat(0.0), CLOSED, seconds * MEASURING, steps.pass_time) / (seconds * MEASURING)


def _under(faults: Faults, traffic: Traffic, per_second: float, seconds: float, steps: Steps) -> None:
    steps.begin(f"{per_second:.0f} demandes par seconde", seconds)
    over = threading.Event()
    with ThreadPoolExecutor(1) as beside:
        befalling = beside.submit(faults.run, seconds, over)
        try:
            traffic.run(_by_chance(per_second), OPEN, seconds, steps.pass_time)
        finally:
            over.set()
        befalling.result()


def _by_chance(per_second: float) -> Iterator[float]:
    """Seconds between two requests of people who do not know each other."""
    chance = random.Random(20261125)
    while True:
        yield chance.expovariate(per_second)
