"""Where the script is: a bar on the terminal, and a line for each thing that befalls the service."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn


class Steps:
    """One bar, of one step after the other."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(), console=console)
        self._task = self._progress.add_task("", total=None)
        self._begun = 0.0

    def __enter__(self) -> Steps:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self._progress.stop()

    def begin(self, what: str, total: float | None = None) -> None:
        """Another step, of so many parts or seconds; None where that is not known."""
        self._progress.reset(self._task, description=what, total=total)
        self._begun = time.monotonic()

    def advance(self) -> None:
        """One part more."""
        self._progress.advance(self._task)

    def pass_time(self) -> None:
        """As many seconds as passed since the step began."""
        self._progress.update(self._task, completed=time.monotonic() - self._begun)

    def say(self, text: str) -> None:
        """A line that stays."""
        self._progress.console.print(text, markup=False, highlight=False)
