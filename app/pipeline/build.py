"""Turns a folder of open data into the one file that is served: draft, checks, one rename."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from app.disque import cause_of, is_full
from app.pipeline import diffusion, layers, placing, presentation, regression, reponses, stamp
from app.pipeline.intake import take_in
from app.pipeline.report import Report, build_report

Progress = Callable[[str, float], None]
WORKING = {"memory_limit": "1500MB", "preserve_insertion_order": "true"}
# Bytes of published files that one core reads as fast as several.
SMALL = 4_000_000


class BuildFailed(Exception):
    """Nothing was published; the message says, a line each, what is wrong and where."""


def build(
    raw: Path, target: Path, *, calcul: bool = True, accept_loss: bool = False, progress: Progress = lambda step, share: None
) -> Report:
    """Read every recognised file of `raw`, recursively, and put the built file at `target` in one move; the one that it replaces is kept beside.

    A source whose header was never seen is left out and said; nothing is published if the former file had it.
    `calcul` allows shares rebuilt from two published rates; `accept_loss` allows fewer rows, or fewer addresses with
    figures, than the file being replaced, and `meta.perte` records which. Raises BuildFailed, and leaves `target` as it was, when a file or a check is wrong.
    """
    if not raw.is_dir():
        raise BuildFailed(f"{raw} n'est pas un dossier : indiquez celui des fichiers publiés (--raw).")
    draft, work = target.with_name(target.name + ".draft"), target.with_name(target.name + ".work")
    with _alone(target):
        _clear(draft, work)
        try:
            report = _draft(raw, draft, work, target, calcul, accept_loss, progress)
            placing.place(draft, target)
        except (OSError, duckdb.Error) as error:
            if not is_full(error):
                raise
            raise _unwritable(target, error) from error
        finally:
            _clear(draft, work)
    progress("publié", 1)
    return report


def roll_back(target: Path) -> None:
    """Serve again, in one move, the file that the last build replaced. Raises BuildFailed where none is kept."""
    with _alone(target):
        if not placing.former(target).exists():
            raise BuildFailed(f"{target} n'a pas de version précédente.")
        placing.swap(target)


def _draft(raw: Path, draft: Path, work: Path, target: Path, calcul: bool, accept_loss: bool, progress: Progress) -> Report:
    with duckdb.connect(str(work), config=WORKING) as connection:
        # A list of five markers, in the macro of every cell, would become a join of its own: most of the time of a small build.
        connection.execute("SET disabled_optimizers = 'in_clause'")
        # The working file is deleted as soon as it is closed.
        connection.execute("PRAGMA disable_checkpoint_on_shutdown")
        if sum(path.stat().st_size for path in raw.rglob("*") if path.is_file()) < SMALL:
            # Sharing out so few rows takes longer than reading them.
            connection.execute("SET threads = 1")
        layers.prepare(connection, calcul)
        intake = take_in(connection, raw, target, progress)
        stopped = list(intake.stopped.values())
        if intake.wrong:
            raise BuildFailed("\n".join([*stopped, *intake.wrong]))
        layers.run(connection, progress)
        failures = layers.failed_checks(connection)
        if failures:
            raise BuildFailed("\n".join([*stopped, *failures]))
        stamp.write(connection, raw, intake.published, intake.unread, calcul, accept_loss)
        presentation.write(connection)
        views = diffusion.write(connection)
        stamp.write_stopped(connection, intake.stopped)
        losses = regression.losses(connection, target)
        if losses and not accept_loss:
            raise BuildFailed("\n".join([*stopped, *losses, "Si cette perte est voulue, relancez avec --accepter-pertes."]))
        stamp.write_losses(connection, losses)
        progress("cartes", 0.95)
        reponses.write(connection)
        layers.copy(connection, draft, views)
        return build_report(connection)


def _clear(draft: Path, work: Path) -> None:
    """Also of what a build that was killed left."""
    for path in (draft, work):
        path.unlink(missing_ok=True)
        Path(f"{path}.wal").unlink(missing_ok=True)
    # Where DuckDB puts what its memory does not hold.
    shutil.rmtree(f"{work}.tmp", ignore_errors=True)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """One build at a time for one target; the lock goes with the process, however it ends."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = open(target.with_name(target.name + ".lock"), "w")
    except OSError as error:
        raise _unwritable(target, error) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildFailed(f"Une autre construction de {target} est en cours.") from error
        yield


def _unwritable(target: Path, error: Exception) -> BuildFailed:
    places = " ou dans ".join(dict.fromkeys([str(target.parent), tempfile.gettempdir()]))
    return BuildFailed(f"Impossible d'écrire dans {places} : {cause_of(error) or error}. Rien de cette construction n'y est resté.")
