"""A local server that answers as Opendatasoft's Explore API v2.1 does, faults included."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Answer:
    """`cut_after`: bytes sent before the connection is dropped. `chunked`: no length announced, as real exports."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut_after: int | None = None
    chunked: bool = False
    ranges: bool = False


@dataclass(frozen=True)
class Asked:
    path: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]


class Portal(ThreadingHTTPServer):
    """`exports` gives the answers of each dataset, in turn; the last one is given for ever."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.exports: dict[str, list[Answer]] = {}
        self.metadata: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def exports_asked(self) -> list[Asked]:
        return [asked for asked in self.asked if asked.path.endswith(("/exports/csv", ".csv"))]

    def answer(self, asked: Asked) -> Answer:
        with self.lock:
            self.asked.append(asked)
            parts = asked.path.split("/")
            if asked.path.startswith("/downloads/"):
                return self._next(parts[2])
            return self._next(parts[6]) if asked.path.endswith("/exports/csv") else self._describe(parts[6])

    def _next(self, dataset: str) -> Answer:
        answers = self.exports.get(dataset)
        if not answers:
            return Answer(b'{"error_code": "UnknownDatasetError", "message": "Unknown dataset"}', 404)
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def _describe(self, dataset: str) -> Answer:
        described = {"dataset_id": dataset, "metas": {"default": {"data_processed": "2026-07-20T08:00:00+00:00"}}}
        return self.metadata.get(dataset, Answer(json.dumps(described).encode()))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Portal

    def do_GET(self) -> None:
        path, query = urlsplit(self.path)[2:4]
        parameters = {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}
        answer = self.server.answer(Asked(path, parameters, dict(self.headers)))
        start = self._start(answer)
        body = answer.body[start:]
        self.send_response(206 if start else answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(answer.body) - 1}/{len(answer.body)}")
        self.send_header(*(("Transfer-Encoding", "chunked") if answer.chunked else ("Content-Length", str(len(body)))))
        self.end_headers()
        self._send(answer, body)

    def _start(self, answer: Answer) -> int:
        known = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
        asked = self.headers.get("Range")
        if not (answer.ranges and asked and self.headers.get("If-Range") == known):
            return 0
        return int(asked.removeprefix("bytes=").removesuffix("-"))

    def _send(self, answer: Answer, body: bytes) -> None:
        sent = body[: answer.cut_after]
        cut = len(sent) < len(body)
        if answer.chunked:
            # A cut falls inside a chunk, whose announced size is then never reached.
            self.wfile.write(b"%x\r\n%s" % (len(body), sent))
            self.wfile.write(b"" if cut else b"\r\n0\r\n\r\n")
        else:
            self.wfile.write(sent)
        self.close_connection = self.close_connection or cut

    def log_message(self, *arguments: object) -> None:
        """Silent: the tests read `asked`."""


@contextmanager
def run_portal() -> Iterator[Portal]:
    portal = Portal()
    thread = threading.Thread(target=portal.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield portal
    finally:
        portal.shutdown()
        thread.join()
        portal.server_close()
