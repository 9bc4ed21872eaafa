"""The reading of one card: its point questions are answered from what the build gathered, the others by the file."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.queries.paquets import paquets_of
from app.queries.questions import BY_NAME, BY_SQL, Question
from app.warehouse import Snapshot

Row = dict[str, Any]


class Lecture:
    """Looks like a Snapshot to who asks. An answer is that of the same SQL, run for all addresses when the file was built.

    For one card: it forgets nothing.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.fictif, self.version, self.once = snapshot.fictif, snapshot.version, snapshot.once
        self._snapshot, self._paquets = snapshot, paquets_of(snapshot)
        self._known: dict[tuple[object, ...], list[Row]] = {}
        self._read: set[str] = set()

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """As Snapshot.rows."""
        question = BY_SQL.get(sql) if self._paquets.usable else None
        if question is None:
            return self._snapshot.rows(sql, *parameters)
        adresse = question.adresse(parameters)
        if adresse not in self._read:
            self._read.add(adresse)
            for nom, named, rows in self._paquets.at(adresse):
                self._known[nom, *named] = [_dated(BY_NAME[nom], found) for found in rows]
        # Copies: the dataclasses of queries take columns out of their rows.
        return [dict(row) for row in self._known.get((question.nom, *parameters), [])]


def _dated(question: Question, row: Row) -> Row:
    return row | {name: date.fromisoformat(row[name]) for name in question.dates if row[name]} if question.dates else row
