"""A local server that answers as the API InserJeunes is said to, faults included."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USER, PASSWORD = "compte-essai", 'm0t-de-"passe"-secret'
PREFIX = "/api/v1.0"


@dataclass(frozen=True)
class Answer:
    """`cut_after`: bytes sent before the connection is dropped."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut_after: int | None = None


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: Mapping[str, str]
    at: float


class ApiServer(ThreadingHTTPServer):
    """`answers` gives those of each path, in turn, the last one for ever. A token is good for `uses` requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, list[Answer]] = {}
        self.logins: list[Answer] = []
        self.asked: list[Asked] = []
        self.uses = 10**6
        self.clock: Callable[[], float] = time.monotonic
        self.tokens: dict[str, int] = {}
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{PREFIX}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked if asked.path != "/login"]

    def logged_in(self) -> int:
        return len(self.asked) - len(self.paths())

    def answer(self, asked: Asked) -> Answer:
        with self.lock:
            self.asked.append(asked)
            if asked.path == "/login":
                return self._login(asked)
            token = asked.headers.get("Authorization", "").removeprefix("Bearer ")
            if self.tokens.get(token, 0) <= 0:
                return json_answer({"msg": "Token has expired"}, status=401)
            self.tokens[token] -= 1
            found = self.answers.get(asked.path, [json_answer({"msg": "Not found"}, status=404)])
            return found.pop(0) if len(found) > 1 else found[0]

    def _login(self, asked: Asked) -> Answer:
        if self.logins:
            return self.logins.pop(0)
        given = {name.lower(): value for name, value in asked.headers.items()}
        if asked.method != "POST" or (given.get("username"), given.get("password")) != (USER, PASSWORD):
            # A careless server repeats what it was given.
            return json_answer({"msg": f"Bad credentials {given.get('username')} {given.get('password')}"}, status=401)
        token = f"jeton-secret-{len(self.tokens)}"
        self.tokens[token] = self.uses
        return json_answer({"access_token": token})


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ApiServer

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._answer()

    def _answer(self) -> None:
        asked = Asked(self.command, self.path.removeprefix(PREFIX), dict(self.headers), self.server.clock())
        answer = self.server.answer(asked)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        sent = answer.body[: answer.cut_after]
        self.wfile.write(sent)
        self.close_connection = len(sent) < len(answer.body)

    def log_message(self, *arguments: object) -> None:
        """Silent: the tests read `asked`."""


def json_answer(content: object, status: int = 200, *, nested: bool = False, **headers: str) -> Answer:
    """`nested`: JSON in a JSON text, as the establishment and national routes answer."""
    text = json.dumps(content)
    return Answer((json.dumps(text) if nested else text).encode(), status, {"Content-Type": "application/json", **headers})


def mesures(code: str, filiere: str | None = None, **values: int | float | str | None) -> list[dict[str, object]]:
    """The mesures of one formation, as in `data`: its code has 8 digits for an apprenticeship, 11 otherwise."""
    name = {8: "id_formation_apprentissage", 11: "id_mefstat11"}[len(code)] if code[0].isdigit() else "ensemble"
    said = {"filiere": filiere} if filiere else {}
    return [{"id_mesure": key, "valeur_mesure": value, **said, "dimensions": [{name: code}]} for key, value in values.items()]


def content(*formations: list[dict[str, object]], libelle: str | None = None) -> dict[str, object]:
    metadata: dict[str, object] = {"liste_mesures": [], "liste_dimensions": []}
    if libelle:
        metadata["UAI"] = {"id_uai_etab": "0751234J", "libelle_etab": libelle}
    return {"metadata": metadata, "data": [mesure for formation in formations for mesure in formation]}


@contextmanager
def run_api() -> Iterator[ApiServer]:
    server = ApiServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
