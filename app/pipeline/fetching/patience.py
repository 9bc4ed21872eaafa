"""How long a portal is waited for: bounded tries, growing pauses, and what the portal itself asks for."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

Result = TypeVar("Result")


class DownloadFailed(Exception):
    """The dataset could not be had; the message, in French, is for the person who runs the fetch."""


class Interrupted(Exception):
    """This try failed and another may succeed. `pause`: the seconds that the portal asks to wait, if it does."""

    def __init__(self, message: str, pause: float | None = None) -> None:
        super().__init__(message)
        self.pause = pause


@dataclass(frozen=True)
class Patience:
    """`tries` in all, `first_pause` seconds then twice as many each time; `timeout` is the longest silence."""

    tries: int = 5
    first_pause: float = 2.0
    longest_pause: float = 300.0
    timeout: float = 120.0
    sleep: Callable[[float], None] = time.sleep

    def persist(self, attempt: Callable[[], Result], say: Callable[[str], None]) -> Result:
        """What `attempt` gives, tried again each time it is Interrupted.

        Raises DownloadFailed after the last try, or when the portal asks for a longer pause than we would wait.
        """
        for turn in range(1, self.tries):
            try:
                return attempt()
            except Interrupted as interruption:
                pause = self._pause(interruption, turn)
                say(f"{interruption} ; nouvel essai dans {pause:.0f} s ({turn + 1}/{self.tries})")
                self.sleep(pause)
        try:
            return attempt()
        except Interrupted as interruption:
            raise DownloadFailed(f"{interruption} ; abandon après {self.tries} essais") from interruption

    def _pause(self, interruption: Interrupted, turn: int) -> float:
        if interruption.pause is None:
            return min(self.first_pause * 2 ** (turn - 1), self.longest_pause)
        if interruption.pause > self.longest_pause:
            message = f"{interruption} et demande d'attendre {interruption.pause:.0f} s ; relancez plus tard"
            raise DownloadFailed(message) from interruption
        return interruption.pause


def parse_retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Seconds to wait by a Retry-After header, written in seconds or as a date; None if it says neither."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return None
    # A date without a zone is in UTC, as HTTP dates are.
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - (now or datetime.now(UTC))).total_seconds())
