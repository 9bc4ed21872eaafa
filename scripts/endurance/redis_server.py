"""A Redis of this machine, started and stopped at will."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import redis


def find_redis() -> str | None:
    """Path of a redis-server of this machine, or the one that TRAJECTOIRES_REDIS_SERVER names."""
    return os.environ.get("TRAJECTOIRES_REDIS_SERVER") or shutil.which("redis-server")


def free_port() -> int:
    """Where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def running(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A Redis of its own, that writes nothing on the disk and stops at the end."""
    command = [find_redis(), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield process
    finally:
        process.kill()
        process.wait()


def _wait(port: int) -> None:
    with redis.Redis(port=port) as client:
        for _ in range(100):
            try:
                client.ping()
            except redis.RedisError:
                time.sleep(0.05)
            else:
                return
    raise RuntimeError("Redis n'a pas démarré.")
