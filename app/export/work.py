"""One process of an export: it draws cards, and writes those that changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from app.config import Config
from app.export.problem import ExportFailed
from app.export.rendering import Sheet, draw_sheets
from app.export.variants import Choice
from app.export.writing import Writer, hash_of

MakeApp = Callable[[Config], Flask]
Known = Mapping[str, str]


@dataclass(frozen=True)
class Order:
    """What every process of an export must know. `version`: of the data that it began with."""

    make_app: MakeApp
    config: Config
    folder: Path
    choice: Choice
    version: str = ""


@dataclass(frozen=True)
class Done:
    """The files of a card are in place. `files`: path → hash; `written`: how many were not there, or other."""

    name: str
    files: Known
    links: tuple[str, ...]
    written: int


class Worker:
    """Raises ExportFailed where the data are no longer those that the export began with."""

    def __init__(self, order: Order) -> None:
        self._choice, self._writer = order.choice, Writer(order.folder)
        self._app = order.make_app(order.config)
        # Kept for the whole export: a file put in the place of the served one changes nothing to it.
        self._snapshot = self._app.extensions["warehouse"].snapshot()
        if self._snapshot.version != order.version:
            raise ExportFailed("La base a changé pendant l'export. Relancez : les fichiers déjà écrits sont entiers.")

    def work(self, asked: Sequence[tuple[str, Known]]) -> list[Done]:
        """Cards by name, each with the hashes of its files as they were left."""
        sheets = draw_sheets(self._app, self._snapshot, [name for name, _ in asked], self._choice)
        return [put(self._writer, sheet, known) for sheet, (_, known) in zip(sheets, asked, strict=True)]


def put(writer: Writer, sheet: Sheet, known: Known) -> Done:
    """Writes what differs from what is known, or is not there any more."""
    files, written = {}, 0
    for document in sheet.documents:
        files[document.path] = hash_of(document.body)
        if known.get(document.path) != files[document.path] or not writer.holds(document.path, compressible=document.compressible):
            writer.write(document)
            written += 1
    return Done(sheet.name, files, sheet.links, written)


_order: Order | None = None
_worker: Worker | None = None


def start(order: Order) -> None:
    """At the beginning of a process."""
    global _order, _worker
    _order, _worker = order, None


def work(asked: Sequence[tuple[str, Known]]) -> list[Done]:
    """In a process that was started. What it raises reaches who asked, which it would not from `start`."""
    global _worker
    _worker = _worker or Worker(_order)
    return _worker.work(asked)
