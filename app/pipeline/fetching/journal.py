"""What the person who runs a long command sees: a progress bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)


class Journal:
    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console()

    def say(self, line: str) -> None:
        """Print one line as it is: an address in brackets is no markup, a long line is not cut."""
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    @contextmanager
    def transfer(self, name: str, total: int | None, received: int) -> Iterator[Callable[[int], None]]:
        """A bar with size and speed while the block runs; gives the function to call with each number of bytes."""
        columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
        with self._progress(*columns) as progress:
            task = progress.add_task(name, total=total, completed=received)
            yield lambda size: progress.advance(task, size)

    @contextmanager
    def steps(self, name: str, total: int, done: int) -> Iterator[Callable[[], None]]:
        """A bar that counts while the block runs; gives the function to call after each step."""
        with self._progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()) as progress:
            task = progress.add_task(name, total=total, completed=done)
            yield lambda: progress.advance(task)

    def _progress(self, *columns: ProgressColumn) -> Progress:
        label = TextColumn("{task.description}", markup=False)
        return Progress(label, *columns, console=self._console, transient=True, disable=not self._console.is_terminal)


def size_text(octets: float) -> str:
    """A size as French writes it: 940 o, 12,4 ko, 3,1 Mo."""
    for unit, size in (("Go", 1e9), ("Mo", 1e6), ("ko", 1e3)):
        if octets >= size:
            return f"{octets / size:.1f} {unit}".replace(".", ",")
    return f"{octets:.0f} o"
