"""What nginx spends on an exported card, against any file of that size; and the live service against it."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from app import create_app
from app.config import Config
from app.export.run import export
from app.export.variants import Choice
from app.export.work import Order
from scripts.benchmarks.client import HOST, READS, rate, request_of
from scripts.benchmarks.serving import PORT as SERVED, serving
from scripts.endurance.nginx import find_nginx

PORT = 8771
ROUNDS, REQUESTS = 21, 1500
NAMES = (
    "carte exportée par nginx / un fichier de cette taille",
    "carte exportée par nginx / le même avec les mêmes en-têtes",
    "carte chaude, par seconde de processeur / nginx",
)
# As the README says to set it, with the files of an export and two others: one as it comes, one under the headers of the card.
CONFIGURATION = """
pcre_jit on;
daemon off; master_process off; pid {here}/pid; error_log stderr crit;
events {{ }}
http {{
    access_log off; tcp_nodelay on; sendfile on; keepalive_requests 1000000;
    client_body_temp_path {here}/b; proxy_temp_path {here}/p; fastcgi_temp_path {here}/f; uwsgi_temp_path {here}/u; scgi_temp_path {here}/s;
    include {here}/export/nginx/http.conf;
    server {{ listen {host}:{port}; root {here}/export/site; include {here}/export/nginx/serveur.conf; }}
    server {{ listen {host}:{bare}; root {here}/bare; default_type text/html; location /headed/ {{ {headers} }} }}
}}
"""
# What nginx writes of itself, or would write twice.
OWN = {"server", "date", "content-type", "content-length", "last-modified", "etag", "connection", "accept-ranges"}


def exported_ratios(folder: Path) -> dict[str, float | None]:
    """By the time of the processor: nginx answers faster than a client in Python asks. None everywhere without nginx."""
    program = find_nginx()
    if program is None:
        return dict.fromkeys(NAMES)
    here = folder / "nginx"
    with serving(folder) as live:
        card = live.card
        live_cost = median(_cost(live.process, SERVED, request_of(card)) for _ in range(3))
    _lay(here, folder / "bench.duckdb", card)
    with _running(program, here, ""):
        headers = _headers(card)
    asked = [(PORT, request_of(card)), (PORT + 1, request_of("/plain.html")), (PORT + 1, request_of("/headed/plain.html"))]
    with _running(program, here, headers) as process:
        rounds = [[_cost(process, port, request) for port, request in asked] for _ in range(ROUNDS + 1)][1:]
    ratios = (median(plain / mine for mine, plain, _ in rounds), median(headed / mine for mine, _, headed in rounds))
    return dict(zip(NAMES, (*ratios, median(mine for mine, _, _ in rounds) / live_cost), strict=True))


def _lay(here: Path, database: Path, card: str) -> None:
    """An export of one card and of what it leads to, and the bytes that nginx sends of it under two other names."""
    config = Config(database=database, public_url=f"http://{HOST}:{PORT}")
    key = card.rpartition("/")[2].removesuffix(".html")
    export(Order(create_app, config, here / "export", Choice(("fragment",), {})), [key])
    (here / "bare" / "headed").mkdir(parents=True)
    for name in ("plain.html", "headed/plain.html"):
        shutil.copy(here / "export" / "site" / f"{card.lstrip('/')}.br", here / "bare" / name)


@contextmanager
def _running(program: str, here: Path, headers: str) -> Iterator[int]:
    """The number of the one process of nginx, once it answers."""
    text = CONFIGURATION.format(here=here, host=HOST, port=PORT, bare=PORT + 1, headers=headers)
    (here / "nginx.conf").write_text(text)
    process = subprocess.Popen([program, "-p", str(here), "-c", str(here / "nginx.conf")])
    try:
        for _ in range(100):
            try:
                rate(PORT + 1, [request_of("/plain.html")])
                break
            except OSError:
                time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _headers(card: str) -> str:
    """Those of an exported card, as nginx is told to add them."""
    connection = HTTPConnection(HOST, PORT)
    connection.request("GET", card, headers={"Accept-Encoding": READS})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return " ".join(f'add_header {name} "{value}";' for name, value in answer.getheaders() if name.lower() not in OWN)


def _cost(process: int, port: int, request: bytes) -> float:
    """Seconds of processor for each answer."""
    begun = _spent(process)
    rate(port, [request] * REQUESTS)
    return (_spent(process) - begun) / REQUESTS


def _spent(process: int) -> float:
    """By all the threads of a process since it began."""
    return sum(int(path.read_text().split()[0]) for path in Path(f"/proc/{process}/task").glob("*/schedstat")) / 1e9
