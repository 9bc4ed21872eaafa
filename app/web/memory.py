"""Where Flask-Caching keeps answers in the process: as they are, and no more bytes of them than was said."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any, Protocol

from flask import Flask
from flask_caching.backends.base import BaseCache

# What an entry costs besides its bytes and its key: objects and their places in dictionaries, as tracemalloc counts them.
AROUND = 600


class Weighed(Protocol):
    """A value that says how many bytes it holds."""

    @property
    def weight(self) -> int: ...


class Memory(BaseCache):
    """Values are neither copied nor pickled, so they must never change. Where `most_bytes` are passed, those not asked for longest leave."""

    def __init__(self, most_bytes: int, default_timeout: int = 0, **_: object) -> None:
        super().__init__(default_timeout)
        self.bytes = 0
        self._most = most_bytes
        self._kept: OrderedDict[str, Weighed] = OrderedDict()
        self._lock = threading.Lock()

    @classmethod
    def factory(cls, app: Flask, config: dict[str, Any], args: list[Any], kwargs: dict[str, Any]) -> Memory:
        """As Flask-Caching calls it: `kwargs` has its CACHE_OPTIONS."""
        return cls(*args, **kwargs)

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: str) -> Any:
        """The value, or None."""
        with self._lock:
            value = self._kept.get(key)
            if value is not None:
                self._kept.move_to_end(key)
            return value

    def set(self, key: str, value: Weighed, timeout: object = None) -> bool:
        """Keep a value, for as long as there is room."""
        with self._lock:
            self._drop(key)
            self._kept[key] = value
            self.bytes += _weight(key, value)
            while self.bytes > self._most:
                self._drop(next(iter(self._kept)))
        return True

    def clear(self) -> bool:
        """Keep nothing any more."""
        with self._lock:
            self._kept.clear()
            self.bytes = 0
        return True

    def _drop(self, key: str) -> None:
        value = self._kept.pop(key, None)
        if value is not None:
            self.bytes -= _weight(key, value)


def _weight(key: str, value: Weighed) -> int:
    return AROUND + len(key) + value.weight
