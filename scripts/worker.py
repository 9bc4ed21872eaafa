"""The worker of gunicorn, which no client holds: none that is slow to ask, to read or to leave, and none that asks nothing."""

from __future__ import annotations

import selectors
import socket
import time
from functools import partial
from typing import Any

from gunicorn.http.errors import LimitRequestLine
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import TConn, ThreadWorker

TOO_LONG = "Cette adresse est trop longue : 8 190 caractères au plus. Demandez moins de codes à la fois.\n".encode()
# For all of the head of a request, from its first byte.
HEAD_SECONDS = 10
# For a client to take, or to send, the next piece of a body.
PIECE_SECONDS = 30
# For a client to read the end of an answer after which the connection is closed.
LEAVE_SECONDS = 2


class Worker(ThreadWorker):
    """A thread is given to a request whose bytes are coming, and taken back from one whose bytes do not.

    Says in French what never reaches the application, and writes nobody's address in the log.
    """

    def __init__(self, *settings: Any, **named: Any) -> None:
        super().__init__(*settings, **named)
        self._heads: dict[TConn, float] = {}
        self._leaving: dict[socket.socket, float] = {}

    def enqueue_req(self, conn: TConn) -> None:
        """A connection waits for its first byte without a thread: browsers open some that they may never use."""
        if conn.initialized or conn.data_ready:
            return super().enqueue_req(conn)
        conn.close = partial(self._leave, conn.sock)
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def handle(self, conn: TConn) -> Any:
        self._heads[conn] = time.monotonic() + HEAD_SECONDS
        try:
            return super().handle(conn)
        finally:
            self._heads.pop(conn, None)

    def handle_request(self, req: Any, conn: TConn) -> bool:
        self._heads.pop(conn, None)
        conn.sock.settimeout(PIECE_SECONDS)
        try:
            return super().handle_request(req, conn)
        except TimeoutError:
            self.log.info("Un client n'a rien pris ou rien envoyé pendant %d secondes.", PIECE_SECONDS)
            return False

    def murder_pending(self) -> None:
        """Called once a second at least."""
        super().murder_pending()
        now = time.monotonic()
        for conn, end in list(self._heads.items()):
            if end < now:
                _shut(conn.sock, socket.SHUT_RDWR)
        for leaving, end in list(self._leaving.items()):
            if end > now:
                break
            self._gone(leaving)

    def _cap_keepalive(self, deadline: float) -> None:
        # When the service stops, no one waits either for a connection that asks nothing.
        super()._cap_keepalive(deadline)
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)

    def _leave(self, sock: socket.socket, graceful: bool = False) -> None:
        """Without waiting, where gunicorn would stop all the process until the client closes its side."""
        if not graceful or not _shut(sock, socket.SHUT_WR):
            return sock.close()
        sock.setblocking(False)
        self._leaving[sock] = time.monotonic() + LEAVE_SECONDS
        self.poller.register(sock, selectors.EVENT_READ, self._drain)

    def _drain(self, sock: socket.socket) -> None:
        try:
            told = sock.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            told = b""
        if not told:
            self._gone(sock)

    def _gone(self, sock: socket.socket) -> None:
        del self._leaving[sock]
        self.poller.unregister(sock)
        sock.close()

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        if not isinstance(exc, LimitRequestLine):
            return super().handle_error(req, client, None, exc)
        head = (
            "HTTP/1.1 414 URI Too Long\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
            f"X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nContent-Length: {len(TOO_LONG)}\r\n\r\n"
        )
        write_nonblock(client, head.encode() + TOO_LONG)


def _shut(sock: socket.socket, side: int) -> bool:
    """Whether there was someone at the other end."""
    try:
        sock.shutdown(side)
    except OSError:
        return False
    return True
