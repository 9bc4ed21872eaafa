"""What an export wrote, with a hash of each content: the next one writes only what changed, and goes on after an interruption."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from app.export.problem import ExportFailed
from app.export.writing import SITE

MANIFEST, JOURNAL = "manifeste.jsonl", "manifeste.journal"


@dataclass(frozen=True)
class Record:
    """A card that was written, or another page. `files`: path → hash of what is served there, before compression.

    `made_from`: the data, the code and the settings that gave it, see `made_from`. `links`: the cards that it leads to.
    """

    name: str
    made_from: str
    files: Mapping[str, str]
    links: tuple[str, ...] = ()

    @classmethod
    def read(cls, line: str) -> Record:
        content = json.loads(line)
        return cls(**{**content, "links": tuple(content["links"])})

    def __str__(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


class Manifest:
    """The records of `folder`: those of the last whole export, then those of the one at work, kept one by one in a journal.

    Kept as text: a hundred thousand cards in a dozen forms each would fill the memory otherwise.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = {Record.read(line).name: line for line in (*self._whole(), *self._begun())}
        self._present: dict[str, str] = {}
        self._journal = (folder / JOURNAL).open("a", encoding="utf-8")

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever exported here."""
        return not self._known

    def last(self, name: str) -> Record | None:
        """What was written last under a name, by whichever export."""
        line = self._known.get(name)
        return Record.read(line) if line else None

    def keep(self, record: Record) -> None:
        """It is part of this export, and its files are there since a former one."""
        self._present[record.name] = str(record)

    def add(self, *records: Record) -> None:
        """They are part of this export, and their files were just put in place."""
        for record in records:
            self.keep(record)
            self._journal.write(f"{record}\n")
        self._journal.flush()

    def publish(self) -> set[str]:
        """The export is whole, and made of these records alone. Gives the paths of all its files."""
        draft = self._folder / f"{MANIFEST}.nouveau"
        with draft.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in self._present.values())
            file.flush()
            # With what it names: after a power cut, it must not speak of files without their bytes.
            os.sync()
        draft.replace(self._folder / MANIFEST)
        self.close()
        (self._folder / JOURNAL).unlink()
        return {path for line in self._present.values() for path in Record.read(line).files}

    def close(self) -> None:
        """Without publishing: the next export goes on from here."""
        self._journal.close()

    def _whole(self) -> Iterator[str]:
        path = self._folder / MANIFEST
        for line in _lines(path):
            if not _is_record(line):
                raise ExportFailed(f"{path} est abîmé. Supprimez-le, avec le dossier « {SITE} » à côté, et relancez : tout sera récrit.")
            yield line

    def _begun(self) -> Iterator[str]:
        # The last line of a run that was cut off is not whole: its card is drawn again.
        yield from filter(_is_record, _lines(self._folder / JOURNAL))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []


def _is_record(line: str) -> bool:
    try:
        return bool(Record.read(line).name)
    except (ValueError, KeyError, TypeError):
        return False
