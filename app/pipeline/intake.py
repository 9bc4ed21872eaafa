"""Takes in a folder of published files: each into the table of its source, left aside with a reason, or unknown."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from app.pipeline import corrections, stamp
from app.pipeline.cells import problems
from app.pipeline.loading import create_table, load
from app.pipeline.readers import UnreadableFile, json_as_csv
from app.pipeline.recognition import HeaderProblem, Published, SourceProblem, recognise
from app.pipeline.sources import SOURCES
from app.pipeline.unread import Ecarte, ecartes


@dataclass
class Intake:
    """What became of the files of a folder.

    `stopped`: source → why a file of it has a header never seen; nothing of that source is kept, and the others go on.
    `wrong`: what must stop the whole build.
    """

    published: list[Published] = field(default_factory=list)
    unread: list[tuple[Path, Ecarte | None]] = field(default_factory=list)
    stopped: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def take_in(connection: duckdb.DuckDBPyConnection, raw: Path, target: Path, progress: Callable[[str, float], None]) -> Intake:
    """Every readable file into the source tables. All problems of all files are gathered."""
    intake, known = Intake(), ecartes()
    paths = sorted(path for path in raw.rglob("*") if path.is_file() and not _is_ours(path, target))
    for source in SOURCES:
        create_table(connection, source)
    for place, path in enumerate(paths):
        progress(f"lecture de {path.name}", 0.5 * place / len(paths))
        _take(connection, path, raw, known, intake)
    _leave_out(connection, intake)
    intake.wrong += corrections.apply(connection, SOURCES)
    intake.wrong += [sentence for source in SOURCES for sentence in problems(connection, source)]
    if not intake.published and not intake.wrong:
        intake.wrong.append(f"{raw} ne contient aucun fichier reconnu.")
    return intake


def _take(connection: duckdb.DuckDBPyConnection, path: Path, raw: Path, known: tuple[Ecarte, ...], intake: Intake) -> None:
    try:
        found = _read(connection, path, raw, known)
    except HeaderProblem as problem:
        intake.stopped[problem.source] = str(problem)
    except (SourceProblem, UnreadableFile) as problem:
        intake.wrong.append(str(problem))
    else:
        if isinstance(found, Published):
            intake.published.append(found)
        else:
            intake.unread.append((path, found))


def _leave_out(connection: duckdb.DuckDBPyConnection, intake: Intake) -> None:
    """Half a source would be worse than none: its other files are left out with the one that could not be read."""
    for source in SOURCES:
        if source.id in intake.stopped:
            connection.execute(f"DELETE FROM source.{source.table}")
            connection.execute("DELETE FROM source.marge WHERE source = ?", [source.id])
    intake.published = [found for found in intake.published if found.source.id not in intake.stopped]


def _is_ours(path: Path, target: Path) -> bool:
    """Whether a file of the folder is a note of the project, or this build itself."""
    notes = path.name in (stamp.MANIFEST, stamp.FICTIF) or path.suffix == ".journal"
    return notes or (path.parent == target.parent and path.name.startswith(target.name))


def _read(
    connection: duckdb.DuckDBPyConnection, path: Path, raw: Path, known: tuple[Ecarte, ...]
) -> Published | Ecarte | None:
    """One file into the table of its source; why it is left aside, or None where it is not known, otherwise."""
    named = next((ecarte for ecarte in known if ecarte.has_name(path.name)), None)
    with tempfile.TemporaryDirectory() as folder:
        content = path
        if path.suffix.lower() == ".json":
            content = Path(folder) / "content.csv"
            if not json_as_csv(path, content):
                return named
        elif path.suffix.lower() != ".csv":
            return named
        found = recognise(path, SOURCES, content, known)
        if isinstance(found, Published):
            load(connection, found, raw)
        return found
