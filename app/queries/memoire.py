"""What is worked out once of a file, and forgotten with it: an `lru_cache` would hold the former files, on disk and in memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from app.warehouse import Snapshot

Result = TypeVar("Result")


def kept_with_snapshot(most: int = 1) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """For a function of a snapshot and of `most` sets of other arguments, whose answer is neither None nor holds the snapshot."""

    def keep(function: Callable[..., Result]) -> Callable[..., Result]:
        kept: WeakKeyDictionary[Snapshot, dict[tuple[object, ...], Result]] = WeakKeyDictionary()

        @wraps(function)
        def remembered(snapshot: Snapshot, *arguments: object) -> Result:
            answers = kept.setdefault(snapshot, {})
            answer = answers.get(arguments)
            if answer is None:
                answer = function(snapshot, *arguments)
                while len(answers) >= most:
                    answers.pop(next(iter(answers)), None)
                answers[arguments] = answer
            return answer

        return remembered

    return keep
