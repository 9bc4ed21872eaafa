"""The processes that draw and write, all cores at work; or this one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from app.export.problem import ExportFailed
from app.export.work import Order, start


@contextmanager
def crew(order: Order, processes: int) -> Iterator[Executor]:
    """Raises ExportFailed where a process was killed. What was not begun when something is raised never is."""
    if processes == 1:
        start(order)
        yield _Here()
        return
    # Spawned: DuckDB does not survive a fork.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=start, initargs=(order,))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise ExportFailed("Un des processus a été arrêté, sans doute faute de mémoire. Relancez avec --processus 1 pour continuer.") from error
    finally:
        pool.shutdown(cancel_futures=True)


class _Here(Executor):
    """Does at once what it is asked."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done
