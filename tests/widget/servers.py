"""Two real servers on two ports: the service, which remembers what was asked of it, and the site of a host."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseServer
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from app import create_app
from app.cards.card import Card
from app.cards.height import height_of
from app.config import Config
from app.nomenclature import Key
from app.web.cartes import NARROWEST, find_card
from app.web.filling import Montree, fill_example
from app.web.hotes import EXAMPLES
from tests.conftest import TODAY

SCRIPT = '<script type="module" src="{base}/widget/v1/carte-insertion.js"></script>'
PAGE = '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Hôte</title>{head}</head><body>{body}</body></html>'


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    referer: str | None
    cookie: str | None


class Service:
    """The application, and the list of the requests that it received."""

    def __init__(self, database: Path, comptes: Path | None = None) -> None:
        self.app = create_app(Config(database=database, today=TODAY, comptes=comptes))
        self.server = make_server("127.0.0.1", 0, self._record, threaded=True, request_handler=_Quiet)
        self.asked: list[Asked] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def _record(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        asked = (environ["REQUEST_METHOD"], environ["PATH_INFO"], environ.get("HTTP_REFERER"), environ.get("HTTP_COOKIE"))
        self.asked.append(Asked(*asked))
        return self.app(environ, start)

    def cards_asked(self) -> list[str]:
        return [asked.path for asked in self.asked if asked.path.startswith("/cartes/")]

    def data(self, address: str) -> Any:
        return json.loads(self.app.test_client().get(address).data)

    def cles(self) -> dict[str, str]:
        """One key a state."""
        return {exemple["etat"]: exemple["cle"] for exemple in self.data("/exemples.json")}

    def card(self, cle: str) -> Card:
        return find_card(self.app.extensions["warehouse"].snapshot(), Key.parse(cle), day=TODAY)

    def height(self, cle: str, width: int = NARROWEST) -> int:
        return height_of(self.card(cle), width)

    def phrases(self, cle: str) -> list[str]:
        """The sentences of every bloc that shows figures, in order."""
        blocs = self.data(f"/cartes/{cle}.json")["blocs"]
        shown = [bloc for bloc in blocs if not bloc["memoire"] and any(ligne["part"] is not None for ligne in bloc["lignes"])]
        return [f"{ligne['phrase']} {ligne['pourcentage']}".strip() for bloc in shown for ligne in bloc["lignes"]]


class _Quiet(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        pass


@dataclass
class Host:
    """Pages of another site: another port, and another name so that even the site differs."""

    service: Service
    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    port: int = 0

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def write(self, html: str, headers: dict[str, str] | None = None) -> str:
        """Address of a page made of `html`."""
        path = f"/fiches/{len(self.pages)}?visiteur=42"
        self.pages[path] = (html, headers or {})
        return self.origin + path

    def example(self, name: str, cle: str, headers: dict[str, str] | None = None) -> str:
        """Address of an example page, filled as the service fills it."""
        known = cle if cle in self.service.cles().values() else self.service.cles()["S10"]
        filled = fill_example(EXAMPLES[name], {"": Montree(cle, self.service.card(known))}, self.service.base)
        return self.write(filled, headers)

    def page(self, body: str, head: str = "", headers: dict[str, str] | None = None) -> str:
        """Address of a page with the script, and `body`."""
        return self.write(PAGE.format(head=SCRIPT.format(base=self.service.base) + head, body=body), headers)


@contextmanager
def hosting(service: Service) -> Iterator[Host]:
    """A host whose pages are served."""
    host = Host(service)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            html, headers = host.pages.get(self.path, ("", {}))
            self.send_response(200)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.port = server.server_port
    with running(server):
        yield host


@contextmanager
def running(server: BaseServer) -> Iterator[None]:
    """`server` answers from a thread of its own."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield
    server.shutdown()
    server.server_close()
    thread.join()
