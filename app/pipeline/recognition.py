"""Tells which published file a file is, by its header; a near miss is an error that names the column."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.pipeline.layouts import Layout, Source, normalise
from app.pipeline.unread import Ecarte

# Two thirds of the columns, those that are known and not read included: the same file with a column renamed passes,
# another dataset does not.
NEAR = 0.66
# And whatever their number: one column renamed, lost or added, in a table that may have three.
FEW = 2


class SourceProblem(Exception):
    """A file of a known source that cannot be read as published; the message says what was expected."""


class HeaderProblem(SourceProblem):
    """A header never seen for this source: the source stops, the others go on."""

    def __init__(self, source: str, message: str) -> None:
        super().__init__(message)
        self.source = source


@dataclass(frozen=True)
class Published:
    """A recognised file. `header` holds technical names, with None for the columns that are not read.

    `path` is the published file, `content` what is read of it: another file where the published one is no CSV.
    """

    path: Path
    content: Path
    source: Source
    header: tuple[str | None, ...]
    captured: Mapping[str, str]
    encoding: str
    delimiter: str


def recognise(
    path: Path, sources: Iterable[Source], content: Path | None = None, ecartes: Iterable[Ecarte] = ()
) -> Published | Ecarte | None:
    """The file as one of the sources or of those left aside, None if it resembles none.

    `content`: its rows as CSV, if it is not one itself. Raises HeaderProblem for a file that resembles a source and
    differs from every published form of it.
    """
    content = content or path
    encoding = _encoding(content)
    raw, delimiter = _header(content, encoding)
    header = normalise(raw)
    candidates = [(source, layout) for source in sources for layout in source.layouts]
    for source, layout in candidates:
        named = layout.filename is None or layout.filename.search(path.name)
        if named and not _differences(layout, header):
            captured = named.groupdict() if layout.filename else {}
            names = tuple(layout.names.get(name) for name in header)
            return Published(path, content, source, names, captured, encoding, delimiter)
    # Before the near misses: a table that is not read may look like one that is.
    ecarte = next((ecarte for ecarte in ecartes if ecarte.has_header(header) or ecarte.has_name(path.name)), None)
    if ecarte is None:
        _refuse_near_miss(path, header, candidates)
    return ecarte


def _refuse_near_miss(path: Path, header: tuple[str, ...], candidates: list[tuple[Source, Layout]]) -> None:
    near = [candidate for candidate in candidates if _is_near(candidate[1], header, path.name)]
    if not near:
        return

    def unlikeness(candidate: tuple[Source, Layout]) -> tuple[bool, int, int]:
        # Between equals, the name of the file only chooses whose columns the message names.
        source, layout = candidate
        return not _is_named(layout, path.name), len(_differences(layout, header)), -len(_words(source.id) & _words(path.name))

    source, layout = min(near, key=unlikeness)
    expected = _differences(layout, header) or [f"le nom doit ressembler à « {layout.filename.pattern if layout.filename else ''} »"]
    raise HeaderProblem(source.id, f"{path} ressemble à « {source.id} », mais {' ; '.join(expected)}.")


def _is_near(layout: Layout, header: tuple[str, ...], name: str) -> bool:
    """Half of the columns at least, and few differences: in number, or beside all that is known of the file."""
    present, known = set(layout.columns) & set(header), set(layout.names) | layout.ignored
    if 2 * len(present) < len(layout.columns):
        return False
    alike = len(known & set(header)) / len(set(layout.columns) | set(header))
    return _is_named(layout, name) or alike >= NEAR or len(_differences(layout, header)) <= FEW


def _is_named(layout: Layout, name: str) -> bool:
    """Whether the layout is one that its name tells too, and the file has that name."""
    return bool(layout.filename and layout.filename.search(name))


def _words(name: str) -> set[str]:
    return set(re.split(r"[^a-z0-9]+", name.lower()))


def _differences(layout: Layout, header: tuple[str, ...]) -> list[str]:
    missing = [name for name in layout.columns if name not in header]
    known = set(layout.names) | layout.ignored
    unknown = [name for name in header if name not in known]
    twice = sorted({name for name in header if header.count(name) > 1})
    return [
        *(f"la colonne « {name} » manque" for name in missing),
        *(f"la colonne « {name} » est inconnue" for name in unknown),
        *(f"la colonne « {name} » est en double" for name in twice),
    ]


def _encoding(path: Path) -> str:
    """UTF-8 if every byte agrees, Windows-1252 otherwise: no published file says which it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open(path, "rb") as file:
        try:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _header(path: Path, encoding: str) -> tuple[list[str], str]:
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        line = file.readline(1 << 16)
    delimiter = max(";,", key=line.count)
    return next(csv.reader(io.StringIO(line), delimiter=delimiter), []), delimiter
