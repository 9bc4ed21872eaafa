"""Where Flask-Caching shares answers between processes: Redis, which the service can always do without."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import redis
from flask import Flask
from flask_caching.backends.rediscache import RedisCache
from redis.backoff import NoBackoff
from redis.retry import Retry

log = logging.getLogger(__name__)

# Redis answers in a millisecond where it is well, and a card can be made in a few.
PATIENCE_SECONDS = 0.1
PAUSE_SECONDS = 30
# What nobody asks any more leaves by itself: the answers of former data are never asked.
KEPT_SECONDS = 7 * 24 * 3600
ROOT = Path(__file__).parents[2]
LOST = "Redis ne répond pas (%s) : les cartes ne sont plus partagées entre les processus. Nouvel essai toutes les %d secondes."
FOUND = "Redis répond de nouveau."


class Shared(RedisCache):
    """Where Redis fails or is slow, nothing is found or kept, and it is left alone for PAUSE_SECONDS; the log says it once."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._lost = False
        self._again = 0.0
        # How often it was lost or found: what was asked before the last time says nothing of now.
        self._turns = 0
        self._telling = threading.Lock()

    @classmethod
    def factory(cls, app: Flask, config: dict[str, Any], args: list[Any], kwargs: dict[str, Any]) -> Shared:
        """As Flask-Caching calls it. Nothing is asked of Redis yet. Raises ValueError for an address that cannot be."""
        client = redis.from_url(
            config["CACHE_REDIS_URL"],
            socket_timeout=PATIENCE_SECONDS,
            socket_connect_timeout=PATIENCE_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        return cls(host=client, default_timeout=KEPT_SECONDS, key_prefix=f"trajectoires:{code_version()}:")

    def get(self, key: str) -> Any:
        """The value, or None."""
        return self._asked(super().get, key)

    def set(self, key: str, value: object, timeout: object = None) -> bool:
        return bool(self._asked(super().set, key, value))

    def answers(self) -> bool:
        """Whether Redis answers, as far as is known: it is not asked where it is left alone."""
        return bool(self._asked(self._read_client.ping))

    def _asked(self, ask: Callable[..., Any], *about: object) -> Any:
        lost, turns = self._lost, self._turns
        if lost:
            if time.monotonic() < self._again:
                return None
            # One request tries again; the others go on without.
            self._again = time.monotonic() + PAUSE_SECONDS
        try:
            answer = ask(*about)
        except (redis.RedisError, OSError) as problem:
            self._turn(turns, True, LOST, problem, PAUSE_SECONDS)
            return None
        if lost:
            self._turn(turns, False, FOUND)
        return answer

    def _turn(self, turns: int, lost: bool, told: str, *about: object) -> None:
        """Takes what was asked at turn `turns` into account, unless Redis was lost or found since."""
        with self._telling:
            if turns != self._turns or lost == self._lost:
                return
            self._again = time.monotonic() + PAUSE_SECONDS
            self._lost, self._turns = lost, turns + 1
            log.warning(told, *about)


def code_version() -> str:
    """Hash of what makes an answer out of the same data: the code, its templates and sentences, the versions of its libraries."""
    files = [path for folder in ("app", "widget") for path in sorted((ROOT / folder).rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    told = hashlib.sha256()
    for path in (*files, ROOT / "requirements.lock"):
        told.update(str(path.relative_to(ROOT)).encode() + (path.read_bytes() if path.exists() else b""))
    return told.hexdigest()[:16]
