"""The example of nginx, before a service whose processes die: what they leave is asked again, unless it writes."""

from __future__ import annotations

import socket
import threading
from http.client import HTTPConnection
from pathlib import Path

import pytest

from scripts.endurance.nginx import find_nginx, proxying
from scripts.endurance.redis_server import free_port
from tests.nginx import MISSING

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\ncarte"


def die_once(listener: socket.socket, received: list[bytes], times: int) -> None:
    """The first process that takes a request dies with it; the others answer."""
    for time in range(times):
        connection, _ = listener.accept()
        with connection:
            received.append(connection.recv(65_536).partition(b" ")[0])
            if time:
                connection.sendall(ANSWER)


@pytest.mark.skipif(not find_nginx(), reason=MISSING)
@pytest.mark.parametrize(("method", "status", "asked"), [("GET", 200, [b"GET", b"GET"]), ("POST", 502, [b"POST"])])
def test_what_a_process_leaves_when_it_dies_is_asked_of_another_unless_it_writes(method: str, status: int, asked: list[bytes], tmp_path: Path):
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener, proxying(port := free_port(), listener.getsockname()[1], tmp_path / "nginx"):
        threading.Thread(target=die_once, args=(listener, received, len(asked)), daemon=True).start()
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request(method, "/cartes/0990001N.html")
        answer = connection.getresponse()
        assert answer.status == status and (answer.read() == b"carte") == (status == 200)
        connection.close()
    assert received == asked
