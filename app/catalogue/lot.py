"""Many askers, each in the words of one, answered together: the questions that all of them lack are asked in one query."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar, cast

from app.queries.ensemble import asked_together
from app.warehouse import Snapshot

Asker = TypeVar("Asker", bound=Hashable)
Answer = TypeVar("Answer")
Row = dict[str, Any]


class Lacking(Exception):
    """The answer is not known yet: the question is noted, and the asker is to ask again from its beginning."""


class Lot:
    """Looks like a Snapshot to who asks, and remembers every answer. For one group of askers: it forgets nothing."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.fictif, self.version, self.once = snapshot.fictif, snapshot.version, snapshot.once
        self._snapshot = snapshot
        self._known: dict[tuple[str, tuple[object, ...]], list[Row]] = {}
        self._lacking: dict[str, dict[tuple[object, ...], None]] = {}

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """As Snapshot.rows. Raises Lacking where the answer is not known yet."""
        known = self._known.get((sql, parameters))
        if known is None:
            self.expect(sql, *parameters)
            raise Lacking
        # Copies: the dataclasses of queries take columns out of their rows.
        return [dict(row) for row in known]

    def expect(self, sql: str, *parameters: object) -> None:
        """Notes a question that will be asked: one round less for its asker. A wrong guess costs its answer, nothing else."""
        if (sql, parameters) not in self._known:
            self._lacking.setdefault(sql, {})[parameters] = None

    def ask(self) -> None:
        """Every question noted since the last time, one query for each SQL."""
        for sql, asked in self._lacking.items():
            parameters = list(asked)
            for one in parameters:
                self._known[sql, one] = []
            columns = [list(column) for column in zip(*parameters, strict=True)]
            for row in self._snapshot.rows(together(sql, len(columns)), *columns):
                row.pop("rang_reponse", None)
                self._known[sql, parameters[row.pop("numero_question")]].append(row)
        self._lacking.clear()


def answer_all(
    snapshot: Snapshot,
    askers: Iterable[Asker],
    answer: Callable[[Snapshot, Asker], Answer],
    expected: Callable[[Lot, Asker], None] | None = None,
) -> dict[Asker, Answer]:
    """What `answer` gives for each asker, as if it had asked `snapshot` alone; `answer` is to be a pure function.

    An asker that lacks something begins again once it is known. The rounds are as many as the longest chain of questions
    of one asker, not as the askers. `expected` notes what an asker is likely to ask, then what follows from the answers.
    """
    lot, found, waiting = Lot(snapshot), {}, list(askers)
    for guess in [expected] * 2 if expected else []:
        for asker in waiting:
            with suppress(Lacking):
                guess(lot, asker)
        lot.ask()
    source = cast(Snapshot, lot)
    while waiting:
        still = []
        for asker in waiting:
            try:
                found[asker] = answer(source, asker)
            except Lacking:
                still.append(asker)
        lot.ask()
        waiting = still
    return found


@cache
def together(sql: str, nb: int) -> str:
    """The same question for lists of its `nb` parameters at once: numero_question tells which, in the order of each answer."""
    names = [f"p{place}" for place in range(1, nb + 1)]
    inner, order = asked_together(sql, names)
    columns = ", ".join(f"unnest(${place}::VARCHAR[]) AS {name}" for place, name in enumerate(names, 1))
    ranks = ", ".join(filter(None, ["question.numero_question", order and f"reponse.{order}"]))
    return (
        f"WITH question AS (SELECT unnest(range(len($1::VARCHAR[]))) AS numero_question, {columns})"
        f" SELECT question.numero_question, reponse.* FROM question, LATERAL ({inner}) AS reponse ORDER BY {ranks}"
    )
