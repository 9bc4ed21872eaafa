"""The gathered answers of a file, as it holds them: addresses that follow each other, packed together and compressed.

All the packets of the country take a few megabytes: a process keeps them, and finds an answer in microseconds where a query
takes half a millisecond, whatever it asks.
"""

from __future__ import annotations

import json
import logging
import threading
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import zstandard

from app.queries.memoire import kept_with_snapshot
from app.queries.questions import EMPREINTE
from app.warehouse import ReadingFailed, Snapshot

log = logging.getLogger(__name__)

SELECT_EMPREINTE = "SELECT empreinte FROM carte.question"
SELECT_PAQUETS = "SELECT debut, contenu FROM carte.paquet ORDER BY debut"
# Bytes before compression: larger ones take as much memory, and longer to open; smaller ones compress less.
WEIGHT = 16_384
LEVEL = 6
DAMAGED = "Les réponses réunies du fichier servi ne peuvent pas être lues (%s). Les cartes les demandent une à une : construisez-le de nouveau."
# An address, a tab, its answer, which is JSON: neither holds a tab or an end of line.
BEGIN, MIDDLE, END = b"\n", b"\t", b"\n"
_own = threading.local()


class Paquets:
    """Address → answer. Empty for a file gathered with other questions than those of this code: `usable` says so."""

    def __init__(self, packets: list[tuple[str, bytes]], usable: bool = True) -> None:
        self.usable = usable
        self._starts, contents = [start for start, _ in packets], [content for _, content in packets]
        # What a card asks is side by side, and the same diplomas come again: half a megabyte.
        self._opened = lru_cache(maxsize=32)(lambda place: _decompressor().decompress(contents[place]))

    def at(self, adresse: str) -> Any:
        """The JSON kept there, read; an empty list for an address without an answer."""
        place = bisect_right(self._starts, adresse) - 1
        if place < 0:
            return []
        content, sought = self._opened(place), BEGIN + adresse.encode() + MIDDLE
        begin = content.find(sought)
        return json.loads(content[begin + len(sought) : content.find(END, begin + 1)]) if begin >= 0 else []


def _decompressor() -> zstandard.ZstdDecompressor:
    """That of a thread, which takes longer to make than to use, and which no two threads may share."""
    if not hasattr(_own, "decompressor"):
        _own.decompressor = zstandard.ZstdDecompressor()
    return _own.decompressor


@kept_with_snapshot()
def paquets_of(snapshot: Snapshot) -> Paquets:
    """Those of a file, read at its first card."""
    try:
        if snapshot.rows(SELECT_EMPREINTE) == [{"empreinte": EMPREINTE}]:
            return Paquets([(str(row["debut"]), bytes(row["contenu"])) for row in snapshot.rows(SELECT_PAQUETS)])  # type: ignore[call-overload]
    except ReadingFailed as problem:
        log.error(DAMAGED, str(problem).partition("\n")[0])
    return Paquets([], usable=False)


def packed(answers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """(first address, content) of each packet, of (address, JSON) in the order of the addresses, byte by byte."""
    start, content = "", b""
    for adresse, text in answers:
        line = adresse.encode() + MIDDLE + text.encode() + END
        if content and len(content) + len(line) > WEIGHT:
            yield start, zstandard.compress(content, LEVEL)
            content = b""
        if not content:
            start, content = adresse, BEGIN
        content += line
    if content:
        yield start, zstandard.compress(content, LEVEL)
