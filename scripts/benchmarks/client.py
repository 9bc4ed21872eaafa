"""HTTP over bare sockets, in one thread: a client light enough that the server is what is measured."""

from __future__ import annotations

import random
import re
import selectors
import socket
import time
from collections import deque
from collections.abc import Iterable, Iterator

# Few enough that none waits for a thread of gunicorn, and for a load that does not wait, more than it can be late by.
CLOSED, OPEN = 4, 64
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
# A card holds the address of its service: the same for all, whatever the port.
HOST = "127.0.0.1"
# What browsers send.
READS = "gzip, deflate, br, zstd"


def request_of(path: str, **headers: str) -> bytes:
    """A GET as it is written on the wire; `if_none_match` gives If-None-Match."""
    named = {"host": HOST, "accept_encoding": READS, **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return "\r\n".join([f"GET {path} HTTP/1.1", *lines, "", ""]).encode()


class Connection:
    """A kept-alive connection, with one request under way at most; `source`: the address of this machine that it comes from."""

    def __init__(self, port: int, source: str = HOST) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=10, source_address=(source, 0))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.due = 0.0
        self._read = b""

    def send(self, request: bytes, due: float = 0.0) -> None:
        """`due`: when it was to be sent, in seconds of perf_counter."""
        self.due = due
        self.socket.sendall(request)

    def answered(self) -> int | None:
        """The status of the answer, once all of it was read. Raises OSError where the server went away."""
        received = self.received()
        return int(received[0][9:12]) if received else None

    @property
    def has_begun(self) -> bool:
        """Whether a part of an answer came, and not yet all of it."""
        return bool(self._read)

    def received(self) -> tuple[bytes, bytes] | None:
        """(status line and headers, body) of the answer, once all of it was read. Raises OSError where the server went away."""
        more = self.socket.recv(262_144)
        if not more:
            raise ConnectionError("Le serveur a fermé la connexion.")
        self._read += more
        head, end, body = self._read.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not end or len(body) < (int(length[1]) if length else 0):
            return None
        self._read = b""
        return head, body


def rate(port: int, requests: Iterable[bytes], status: int = 200) -> float:
    """Answers a second, each connection asking again as soon as it is answered. Raises RuntimeError for another status."""
    waiting, count, start = iter(requests), 0, time.perf_counter()
    with _connected(port, CLOSED) as (connections, selector):
        busy = sum(_send_next(connection, waiting) for connection in connections)
        while busy:
            for connection in _answered(selector, 10, status):
                count += 1
                busy -= not _send_next(connection, waiting)
    return count / (time.perf_counter() - start)


def latencies(port: int, request: bytes, per_second: float, seconds: float) -> list[float]:
    """Seconds from when each request was to be sent until it was answered; they come by chance, and wait for no answer.

    A late server is told late for all that it made wait, not for one request alone.
    """
    chance, told = random.Random(20261125), []
    due, end = time.perf_counter(), time.perf_counter() + seconds
    with _connected(port, OPEN) as (connections, selector):
        free = deque(connections)
        while due < end or len(free) < len(connections):
            while free and due <= time.perf_counter() and due < end:
                free.popleft().send(request, due)
                due += chance.expovariate(per_second)
            # Never asleep: the resolution of a sleep is longer than an answer.
            for connection in _answered(selector, 0, 200):
                told.append(time.perf_counter() - connection.due)
                free.append(connection)
    return told


class _connected:
    """`count` connections, and what says which of them can be read."""

    def __init__(self, port: int, count: int) -> None:
        self._connections = [Connection(port) for _ in range(count)]
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> tuple[list[Connection], selectors.BaseSelector]:
        for connection in self._connections:
            self._selector.register(connection.socket, selectors.EVENT_READ, connection)
        return self._connections, self._selector

    def __exit__(self, *_: object) -> None:
        self._selector.close()
        for connection in self._connections:
            connection.socket.close()


def _send_next(connection: Connection, waiting: Iterator[bytes]) -> bool:
    request = next(waiting, None)
    if request is None:
        return False
    connection.send(request)
    return True


def _answered(selector: selectors.BaseSelector, timeout: float, status: int) -> Iterator[Connection]:
    for key, _ in selector.select(timeout):
        found = key.data.answered()
        if found not in (None, status):
            raise RuntimeError(f"Le serveur répond {found} au lieu de {status}.")
        if found:
            yield key.data
