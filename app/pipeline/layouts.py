"""What a published file looks like: its header, its types, its key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Layout:
    """One published form of a source.

    `columns` gives, for each normalised header that must be present, its technical name. `optional` headers are read
    when present, `ignored` ones are known and not read. `filename` is set where the header alone does not say
    everything; its named groups become columns.
    """

    columns: Mapping[str, str]
    optional: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    filename: re.Pattern[str] | None = None

    @property
    def names(self) -> Mapping[str, str]:
        return {**self.columns, **self.optional}


@dataclass(frozen=True)
class Source:
    """A published dataset. `id` is the portal's.

    `kinds` types the columns that are not free text (see `cells.py`). `key` names the columns that must be unique
    over all the files of the source, none where a row has no name of its own; `cohort` the column that tells its
    cohorts apart. `quoted` is false where the producer writes quotes as they come: a cell that begins with one is not a
    quoted cell.
    `cube` names the columns whose other values than « ensemble » count the same people again: such rows are counted,
    not read.
    """

    id: str
    titre: str
    producteur: str
    licence: str
    layouts: tuple[Layout, ...]
    key: tuple[str, ...]
    kinds: Mapping[str, str] = field(default_factory=dict)
    cohort: str | None = None
    cube: tuple[str, ...] = ()
    page: str = ""
    ends_with_newline: bool = True
    quoted: bool = True

    @property
    def table(self) -> str:
        return re.sub(r"\W", "_", self.id)

    @property
    def columns(self) -> tuple[str, ...]:
        """Technical names over all layouts, in order of first appearance."""
        names: dict[str, None] = {}
        for layout in self.layouts:
            names.update(dict.fromkeys(layout.names.values()))
            if layout.filename:
                names.update(dict.fromkeys(layout.filename.groupindex))
        return tuple(names)


def normalise(header: Sequence[str]) -> tuple[str, ...]:
    """Headers as the layouts write them: unaccented, lower case, `_` for the rest; a blank one by its position."""
    return tuple(_normalise(name) or f"colonne_{place}" for place, name in enumerate(header, start=1))


def _normalise(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lstrip("\ufeff"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
