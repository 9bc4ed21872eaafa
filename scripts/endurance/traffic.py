"""Many clients in one thread: requests that come by chance and wait for no answer, over connections that come and go."""

from __future__ import annotations

import selectors
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle

from scripts.benchmarks.client import Connection
from scripts.endurance.expected import answer_of
from scripts.endurance.watching import Seen, Watch

# A reader asks for a page of cards, then goes.
ANSWERS_A_CONNECTION = 50
# Many readers: what one of them may ask in a minute is bounded.
SOURCES = [f"127.1.{network}.{machine}" for network in range(4) for machine in range(1, 251)]
PATIENCE_SECONDS = 30
LOOK_SECONDS = 0.25


class Client(Connection):
    """A connection of one route, and the question that is under way on it: its number, or None."""

    def __init__(self, port: int, source: str, route: str) -> None:
        super().__init__(port, source)
        self.route = route
        self.number: int | None = None
        self.sent = 0.0
        self.answers = 0
        self.again = False


class Traffic:
    """`ports`: of each route to the service, which are taken in turn; `numbers`: of the questions of `watch` to ask."""

    def __init__(self, watch: Watch, ports: Mapping[str, int], numbers: Iterator[int]) -> None:
        self.watch, self._ports, self._numbers = watch, ports, numbers
        self.seen = {route: Seen() for route in ports}
        self._routes, self._sources = cycle(ports), cycle(SOURCES)
        self._route = next(self._routes)
        self._free: dict[str, deque[Client]] = {route: deque() for route in ports}
        self._busy: dict[str, set[Client]] = {route: set() for route in ports}
        self._selector = selectors.DefaultSelector()

    def run(self, gaps: Iterator[float], most: int, seconds: float, told: Callable[[], None] = lambda: None) -> int:
        """Asks at these gaps, in seconds, with `most` questions under way on a route; how many were answered in this time."""
        before, due = self._answers(), time.perf_counter()
        end = due + seconds
        look = 0.0
        while (now := time.perf_counter()) < end or any(self._busy.values()):
            while due <= now < end and self._ask(most, due):
                due += next(gaps)
            if now > look:
                look = now + LOOK_SECONDS
                self._give_up(now)
                told()
            self._hear(LOOK_SECONDS if due <= now else min(due - now, LOOK_SECONDS))
        return self._answers() - before

    def close(self) -> None:
        """No connection stays open."""
        for clients in self._free.values():
            for client in list(clients):
                self._drop(client)
        self._selector.close()

    def _answers(self) -> int:
        return sum(seen.right + seen.wrong for seen in self.seen.values())

    def _ask(self, most: int, due: float) -> bool:
        route = self._route
        if len(self._busy[route]) >= most:
            return False
        self._route = next(self._routes)
        self.seen[route].asked += 1
        self._send(route, self._free[route].popleft() if self._free[route] else self._opened(route), next(self._numbers), due)
        return True

    def _opened(self, route: str) -> Client | None:
        try:
            client = Client(self._ports[route], next(self._sources), route)
        except OSError:
            return None
        self._selector.register(client.socket, selectors.EVENT_READ, client)
        return client

    def _send(self, route: str, client: Client | None, number: int, due: float) -> None:
        if client is None:
            self.seen[route].failed["connexion refusée"] += 1
            return
        client.number, client.sent = number, time.perf_counter()
        self._busy[route].add(client)
        try:
            client.send(self.watch.questions[number].request, due)
        except OSError:
            self._lose(client, "connexion coupée")

    def _hear(self, seconds: float) -> None:
        for key, _ in self._selector.select(seconds):
            client = key.data
            try:
                answer = client.received()
            except OSError:
                self._lose(client, "connexion coupée")
                continue
            if answer:
                self._answered(client, answer)

    def _answered(self, client: Client, answer: tuple[bytes, bytes]) -> None:
        seen, number = self.seen[client.route], client.number
        self._busy[client.route].discard(client)
        if number is None:
            raise RuntimeError("Le serveur répond à ce qui n'a pas été demandé.")
        seen.waits.append(time.perf_counter() - client.due)
        self.watch.judge(seen, number, answer_of(*answer), client.sent)
        client.number, client.again = None, False
        client.answers += 1
        if client.answers < ANSWERS_A_CONNECTION:
            self._free[client.route].append(client)
        else:
            self._drop(client)

    def _lose(self, client: Client, why: str) -> None:
        """The server went away: what was asked on a connection that had served before is asked once more, as browsers do (RFC 9110, 9.2.2)."""
        self._drop(client)
        if client.number is None:
            return
        if client.answers and not client.has_begun and not client.again:
            self.seen[client.route].repeated += 1
            fresh = self._opened(client.route)
            if fresh:
                fresh.again = True
            self._send(client.route, fresh, client.number, client.due)
        else:
            self.seen[client.route].failed[why] += 1

    def _give_up(self, now: float) -> None:
        for client in [client for clients in self._busy.values() for client in clients if now - client.sent > PATIENCE_SECONDS]:
            client.again = True
            self._lose(client, f"rien en {PATIENCE_SECONDS} secondes")

    def _drop(self, client: Client) -> None:
        self._selector.unregister(client.socket)
        client.socket.close()
        self._busy[client.route].discard(client)
        if client in self._free[client.route]:
            self._free[client.route].remove(client)
