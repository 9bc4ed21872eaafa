"""What an export has done so far, and what it need not do."""

from __future__ import annotations

from app.export.manifest import Manifest, Record
from app.export.work import Done, Known
from app.export.writing import Writer


class Ledger:
    """Counts files, compressed forms aside, and cards; `missing`: names by which there is none. `made_from`: see origin."""

    def __init__(self, manifest: Manifest, writer: Writer, made_from: str) -> None:
        self._manifest, self._writer, self._made_from = manifest, writer, made_from
        self.written = self.whole = self.cards = 0
        self.missing: set[str] = set()

    def known(self, name: str) -> Known:
        """The hashes of the files of a card as they were left."""
        last = self._manifest.last(name)
        return last.files if last else {}

    def finished(self, name: str) -> Record | None:
        """The record of a card made already, by this code from these data, whose files are all there; it is kept."""
        last = self._manifest.last(name)
        if last is None or last.made_from != self._made_from:
            return None
        if not all(self._writer.holds(path, compressible=not path.endswith(".png")) for path in last.files):
            return None
        self._manifest.keep(last)
        self._count(last)
        return last

    def enter(self, finished: list[Done]) -> None:
        """Their files were just put in place, or found there as they should be."""
        records = [Record(done.name, self._made_from, done.files, done.links) for done in finished]
        self._manifest.add(*records)
        self.written += sum(done.written for done in finished)
        for record in records:
            self._count(record)

    def _count(self, record: Record) -> None:
        self.whole += len(record.files)
        # A card leads to itself at least.
        self.cards += bool(record.links)
        if not record.files:
            self.missing.add(record.name)
