"""Turns a folder of open data into the one file that is served: draft, checks, one rename."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from app.pipeline import corrections, layers, regression, stamp
from app.pipeline.cells import problems
from app.pipeline.loading import create_table, load
from app.pipeline.readers import UnreadableFile, json_as_csv
from app.pipeline.recognition import Published, SourceProblem, recognise
from app.pipeline.report import Report, build_report
from app.pipeline.sources import SOURCES
from app.pipeline.unread import Ecarte, ecartes

Progress = Callable[[str, float], None]


class BuildFailed(Exception):
    """Nothing was published; the message says, a line each, what is wrong and where."""


def build(
    raw: Path, target: Path, *, calcul: bool = True, accept_loss: bool = False, progress: Progress = lambda step, share: None
) -> Report:
    """Read every recognised file of `raw`, recursively, and put the built file at `target` in one move.

    `calcul` allows shares rebuilt from two published rates; `accept_loss` allows fewer rows than the file being
    replaced. Raises BuildFailed, and leaves `target` as it was, when a file or a check is wrong.
    """
    if not raw.is_dir():
        raise BuildFailed(f"{raw} n'est pas un dossier : indiquez celui des fichiers publiés (--raw).")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        draft, work = target.with_name(target.name + ".draft"), target.with_name(target.name + ".work")
        try:
            report = _draft(raw, draft, work, target, calcul, accept_loss, progress)
            _publish(draft, target)
        finally:
            for path in (draft, work, Path(f"{draft}.wal"), Path(f"{work}.wal")):
                path.unlink(missing_ok=True)
    progress("publié", 1)
    return report


def _draft(raw: Path, draft: Path, work: Path, target: Path, calcul: bool, accept_loss: bool, progress: Progress) -> Report:
    for path in (draft, work):
        path.unlink(missing_ok=True)
    with duckdb.connect(str(work), config={"memory_limit": "1500MB", "preserve_insertion_order": "true"}) as connection:
        layers.prepare(connection, calcul)
        published, unread = _load(connection, raw, target, progress)
        layers.run(connection, progress)
        failures = layers.failed_checks(connection)
        if failures:
            raise BuildFailed("\n".join(failures))
        stamp.write(connection, raw, published, unread, calcul, accept_loss)
        losses = [] if accept_loss else regression.losses(connection, target)
        if losses:
            raise BuildFailed("\n".join([*losses, "Si cette perte est voulue, relancez avec --accepter-pertes."]))
        layers.copy(connection, draft)
        return build_report(connection)


def _load(
    connection: duckdb.DuckDBPyConnection, raw: Path, target: Path, progress: Progress
) -> tuple[list[Published], list[tuple[Path, Ecarte | None]]]:
    """Every readable file into the source tables. All problems of all files are said at once."""
    wrong: list[str] = []
    published: list[Published] = []
    unread: list[tuple[Path, Ecarte | None]] = []
    known = ecartes()
    paths = sorted(path for path in raw.rglob("*") if path.is_file() and not _is_ours(path, target))
    for source in SOURCES:
        create_table(connection, source)
    for place, path in enumerate(paths):
        progress(f"lecture de {path.name}", 0.5 * place / len(paths))
        try:
            found = _read(connection, path, raw, known)
            if isinstance(found, Published):
                published.append(found)
            else:
                unread.append((path, found))
        except (SourceProblem, UnreadableFile) as problem:
            wrong.append(str(problem))
    wrong += corrections.apply(connection, SOURCES)
    wrong += [sentence for source in SOURCES for sentence in problems(connection, source)]
    if wrong:
        raise BuildFailed("\n".join(wrong))
    if not published:
        raise BuildFailed(f"{raw} ne contient aucun fichier reconnu.")
    return published, unread


def _is_ours(path: Path, target: Path) -> bool:
    """Whether a file of the folder is a note of the project, or this build itself."""
    return path.name in (stamp.MANIFEST, stamp.FICTIF) or path.suffix == ".journal" or (path.parent == target.parent and path.name.startswith(target.name))


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


def _publish(draft: Path, target: Path) -> None:
    # Flushed before the rename: after a power cut the name must not point at a file without its bytes.
    with open(draft, "rb") as file:
        os.fsync(file.fileno())
    draft.replace(target)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """One build at a time for one target; the lock goes with the process, however it ends."""
    with open(target.with_name(target.name + ".lock"), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildFailed(f"Une autre construction de {target} est en cours.") from error
        yield
