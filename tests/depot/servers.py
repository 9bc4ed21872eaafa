"""A local web server that holds the files of a depot, faults included; and one that speaks S3 and checks every signature."""

from __future__ import annotations

import hashlib
import hmac
import re
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, unquote, urlsplit

KEY, SECRET, REGION = "CLE", "un-secret-d-essai", "fr-par"


@dataclass
class Fault:
    """What goes wrong with a file. `status`: answered instead of it, when it is asked for in `method`.

    `cut_after`: bytes sent of each answer before it is dropped. `held`: each answer waits for it after its first bytes.
    """

    status: int | None = None
    method: str = "GET"
    cut_after: int | None = None
    held: threading.Event | None = None


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict[str, str]


class Depot(ThreadingHTTPServer):
    """`files`: path → content. `ranges`: whether a part of a file may be asked for."""

    daemon_threads = True

    def __init__(self, handler: type[BaseHTTPRequestHandler] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), handler or Handler)
        self.files: dict[str, bytes] = {}
        self.faults: dict[str, Fault] = {}
        self.asked: list[Asked] = []
        self.ranges = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def starts(self, path: str) -> list[int]:
        """From which byte on a file was asked for, each time."""
        ranges = [asked.headers.get("range", "bytes=0-") for asked in self.asked if asked.path == path and asked.method == "GET"]
        return [int(re.match(r"bytes=(\d+)-", text)[1]) for text in ranges]

    def handle_error(self, *_: object) -> None:
        """Silent: a client that is killed is a part of the tests."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Depot

    def do_GET(self) -> None:
        path = self._note()
        fault, content = self.server.faults.get(path, Fault()), self.server.files.get(path)
        if content is None or (fault.status and fault.method == "GET"):
            return self._answer(fault.status or 404)
        etag = f'"{hashlib.md5(content).hexdigest()}"'
        if self.headers.get("If-None-Match") == etag:
            return self._answer(304, {"ETag": etag})
        asked = re.match(r"bytes=(\d+)-", self.headers.get("Range", "")) if self.server.ranges else None
        start = int(asked[1]) if asked else 0
        partial = {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"} if asked else {}
        self._answer(206 if asked else 200, {"ETag": etag, **partial}, content[start:], fault)

    do_HEAD = do_GET

    def _note(self) -> str:
        path = unquote(urlsplit(self.path).path)
        self.server.asked.append(Asked(self.command, path, {name.lower(): value for name, value in self.headers.items()}))
        return path

    def _answer(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"", fault: Fault = Fault()) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), "Last-Modified": "Sat, 28 Nov 2026 10:00:00 GMT", **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if fault.held is not None:
            self.wfile.write(body[: 1 << 21])
            fault.held.wait(30)
            body = body[1 << 21 :]
        self.wfile.write(body[: fault.cut_after])
        self.close_connection = fault.cut_after is not None and len(body) > fault.cut_after

    def log_message(self, *_: object) -> None:
        """Silent: the tests read `asked`."""


class S3Handler(Handler):
    """The calls of S3 that a depot needs, for whoever signs with the right key."""

    uploads: dict[str, dict[int, bytes]] = {}

    def do_GET(self) -> None:
        if self._is_signed(b""):
            super().do_GET()

    do_HEAD = do_GET

    def do_PUT(self) -> None:
        path, body, query = self._received()
        if body is None:
            return
        fault = self.server.faults.get(path, Fault())
        if fault.status and fault.method == "PUT":
            return self._answer(fault.status)
        if "uploadId" in query:
            self.uploads[query["uploadId"]][int(query["partNumber"])] = body
        else:
            self.server.files[path] = body
        self._answer(200, {"ETag": f'"{hashlib.md5(body).hexdigest()}"'})

    def do_POST(self) -> None:
        """An upload in parts begins, or ends: its file is there only then."""
        path, body, query = self._received()
        if body is None:
            return
        if "uploads" in query:
            self.uploads["1"] = {}
            return self._answer(200, body=b"<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>")
        parts = self.uploads.pop(query["uploadId"])
        self.server.files[path] = b"".join(parts[number] for number in sorted(parts))
        self._answer(200, body=b'<CompleteMultipartUploadResult><ETag>"1"</ETag></CompleteMultipartUploadResult>')

    def _received(self) -> tuple[str, bytes | None, dict[str, str]]:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path, query = self._note(), dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        return path, body if self._is_signed(body) else None, query

    def _is_signed(self, body: bytes) -> bool:
        """By the rules of « Signature Version 4 »; answers 403 to what is not."""
        given = dict(re.findall(r"(\w+)=([^,\s]+)", self.headers.get("Authorization", "")))
        sent = self.headers.get("x-amz-content-sha256", "")
        whole = sent in ("UNSIGNED-PAYLOAD", hashlib.sha256(body).hexdigest())
        if whole and given.get("Credential", "").startswith(f"{KEY}/") and hmac.compare_digest(given["Signature"], self._signature(given, sent)):
            return True
        self._answer(403, body=b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
        return False

    def _signature(self, given: dict[str, str], payload: str) -> str:
        url, (_, day, region, service, end) = urlsplit(self.path), given["Credential"].split("/")
        query = sorted((quote(name, safe=""), quote(value, safe="")) for name, value in parse_qsl(url.query, keep_blank_values=True))
        headers = "".join(f"{name}:{self.headers[name].strip()}\n" for name in given["SignedHeaders"].split(";"))
        canonical = "\n".join([self.command, url.path, "&".join(map("=".join, query)), headers, given["SignedHeaders"], payload])
        scope = f"{day}/{region}/{service}/{end}"
        text = "\n".join(["AWS4-HMAC-SHA256", self.headers["x-amz-date"], scope, hashlib.sha256(canonical.encode()).hexdigest()])
        key = f"AWS4{SECRET}".encode()
        for part in (day, REGION, service, end, text):
            key = hmac.digest(key, part.encode(), "sha256")
        return key.hex()
