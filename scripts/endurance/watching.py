"""What the clients saw: answers that are right, wrong, late or absent."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from scripts.endurance.expected import Answer, Pair
from scripts.endurance.questions import Question

MOST_TOLD = 5


@dataclass
class Seen:
    """By the clients of one route. `repeated`: what was asked again, as browsers do; `waits`: seconds, from when each was to be asked."""

    asked: int = 0
    right: int = 0
    wrong: int = 0
    repeated: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    waits: array[float] = field(default_factory=lambda: array("d"))


@dataclass
class Served:
    """Which version is in place, and since when, by perf_counter; while one takes the place of the other, nobody knows."""

    version: int = 0
    since: float = 0.0

    def changing(self, version: int) -> None:
        """This version is about to be put in place."""
        self.version, self.since = version, math.inf


class Watch:
    """Compares each answer with the two that it may be. `counted`: how many the service should have counted."""

    def __init__(self, questions: Sequence[Question], expected: Sequence[Pair], served: Served) -> None:
        self.questions, self.served = questions, served
        self._expected = expected
        self.counted, self.slowest_change = 0, 0.0
        self.kinds: Counter[str] = Counter()
        self.told: list[str] = []

    def judge(self, seen: Seen, number: int, answer: Answer, sent: float) -> None:
        """The answer to the question of that number, sent at an instant of perf_counter."""
        question, pair = self.questions[number], self._expected[number]
        self.kinds[question.kind] += 1
        # What was counted was answered as a card, be it a wrong one.
        self.counted += question.is_counted and answer.status in (200, 304)
        if answer not in pair:
            if answer.status >= 500:
                seen.failed[f"réponse {answer.status}"] += 1
            else:
                seen.wrong += 1
                self._tell(question, answer, pair)
            return
        seen.right += 1
        if pair[0] != pair[1] and answer != pair[self.served.version] and sent > self.served.since:
            self.slowest_change = max(self.slowest_change, sent - self.served.since)

    def _tell(self, question: Question, answer: Answer, pair: Pair) -> None:
        if len(self.told) < MOST_TOLD:
            wanted = " ou ".join(f"{each.status} {each.etag or '–'} ({len(each.body)} octets)" for each in pair)
            self.told.append(f"{question.path} [{question.encoding}] : {answer.status} {answer.etag or '–'} ({len(answer.body)} octets) au lieu de {wanted}")
