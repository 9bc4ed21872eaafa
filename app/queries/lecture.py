"""The reading of one card: its questions answered together, by the addresses that they are about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from app.nomenclature import Key
from app.queries.questions import BY_NAME, BY_SQL, EMPREINTE, Question, adresse_of
from app.queries.region import find_region
from app.warehouse import Snapshot

SELECT_EMPREINTE = "SELECT empreinte FROM carte.question"
# Of several lengths only: each is a statement of its own to prepare.
SELECT_REPONSES = {
    length: f"SELECT adresse, reponses FROM carte.reponse WHERE adresse IN ({', '.join('?' * length)})" for length in (3, 12, 40)
}
FRANCE = "00"
Row = dict[str, Any]


class Lecture:
    """Looks like a Snapshot to who asks about `key`: one query for the addresses that it names, one more for what those lead to.

    An answer is that of the same SQL, run for all addresses when the file was built. For one card: it forgets nothing.
    """

    def __init__(self, snapshot: Snapshot, key: Key) -> None:
        self.fictif, self.version, self.once = snapshot.fictif, snapshot.version, snapshot.once
        self._snapshot, self._key = snapshot, key
        self._region = key.region or (find_region(snapshot, key.uai) if key.uai else None) or ""
        self._known: dict[tuple[object, ...], list[Row]] = {}
        self._read: set[str] = set()
        self._gathered = snapshot.once(SELECT_EMPREINTE) == [{"empreinte": EMPREINTE}]

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """As Snapshot.rows."""
        question = BY_SQL.get(sql) if self._gathered else None
        if question is None:
            return self._snapshot.rows(sql, *parameters)
        adresse = question.adresse(parameters)
        if adresse not in self._read:
            self._fetch(adresse)
        # Copies: the dataclasses of queries take columns out of their rows.
        return [dict(row) for row in self._known.get((question.nom, *parameters), [])]

    def _fetch(self, adresse: str) -> None:
        """`adresse`, and those that are likely to be asked next, as far as one query holds them."""
        likely = [found for found in dict.fromkeys(self._likely()) if found not in self._read and found != adresse]
        wanted = [adresse, *likely][: max(SELECT_REPONSES)]
        length = next(length for length in SELECT_REPONSES if length >= len(wanted))
        padded = wanted + wanted[:1] * (length - len(wanted))
        for row in self._snapshot.rows(SELECT_REPONSES[length], *padded):
            for nom, parameters, rows in json.loads(str(row["reponses"])):
                self._known[nom, *parameters] = [_dated(BY_NAME[nom], found) for found in rows]
        self._read.update(wanted)

    def _likely(self) -> Iterator[str]:
        """What the key names; once that is known, all that a card without figures of its own may ask."""
        uai, code = self._key.uai or "", self._key.code.value if self._key.code else ""
        yield from (adresse_of(uai or self._region or FRANCE, code), adresse_of("", code), adresse_of(uai, ""))
        if not self._read:
            return
        others = [code, *self._named("derniere_annee", "mefstat11"), *self._named("specialite", "mefstat11"), *self._named("continuum", "code_lie")]
        yield from (adresse_of(place, other) for other in others for place in dict.fromkeys((uai, "", self._region, FRANCE)))
        for other in self._named("uai_lie", "uai_lie"):
            yield adresse_of(other, code)
        for role in ("formateur", "gestionnaire"):
            for other in self._named("organisme", role):
                yield from (adresse_of(other, code), adresse_of(other, ""))

    def _named(self, name: str, column: str) -> Iterator[str]:
        return (row[column] for key, rows in self._known.items() if key[0] == name for row in rows if row[column])


def _dated(question: Question, row: Row) -> Row:
    return row | {name: date.fromisoformat(row[name]) for name in question.dates if row[name]} if question.dates else row
