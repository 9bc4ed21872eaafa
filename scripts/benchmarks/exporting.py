"""Cards that an export writes in a second of one core, and how fast nginx serves one of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from app import create_app
from app.config import ROOT, Config
from app.export.cards import MOST_TOGETHER
from app.export.run import export
from app.export.variants import Choice
from app.export.work import Order, Worker
from app.export.writing import DRAFTS, SITE
from app.pipeline.build import build
from app.queries.keys import list_keys
from app.warehouse import Snapshot
from scripts.benchmarks.client import rate, request_of

WRITTEN, SERVED = "export, cartes par seconde et par cœur", "carte exportée / fichier de même taille, par nginx"
FRAGMENTS = Choice(("fragment",), {})
PORT = int(os.environ.get("BENCH_PORT", "8767"))
GROUPS, ROUNDS, REQUESTS = 4, 9, 4_000
CONFIGURATION = """
pcre_jit on; daemon off; master_process off; pid {here}/pid; error_log stderr crit;
events {{ }}
http {{
    access_log off; client_body_temp_path {here}/1; proxy_temp_path {here}/2; fastcgi_temp_path {here}/3; uwsgi_temp_path {here}/4; scgi_temp_path {here}/5;
    keepalive_requests 1000000;
    include {here}/nginx/http.conf;
    server {{ listen 127.0.0.1:{port}; root {here}/site; include {here}/nginx/serveur.conf; location = /fichier {{ root {here}; }} }}
}}
"""


def exporting_measures(database: Path, folder: Path) -> dict[str, float | None]:
    """On a file of national volume, then on the sample. None without the file, and without nginx."""
    written = _cards_per_second(database) if database.exists() else None
    # Debian keeps it where only root looks.
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    return {WRITTEN: written, SERVED: _served(nginx, folder / "export") if nginx else None}


def _cards_per_second(database: Path) -> float:
    """Of formations, in the size `carte`, as fragments, compressed twice; by the time of the processor.

    In memory where the system has some to write in: a disk may take as long again, and is not what is measured.
    """
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:
        for part in (SITE, DRAFTS):
            (Path(name) / part).mkdir()
        snapshot = Snapshot(database)
        worker = Worker(Order(create_app, Config(database=database, public_url="https://HOST"), Path(name), FRAGMENTS, snapshot.version))
        names = list_keys(snapshot)[: (GROUPS + 1) * MOST_TOGETHER]
        # The first ones load what the others find ready: templates, sentences, pages of the file.
        worker.work([(name, {}) for name in names[:MOST_TOGETHER]])
        start = time.process_time()
        for first in range(MOST_TOGETHER, len(names), MOST_TOGETHER):
            worker.work([(name, {}) for name in names[first : first + MOST_TOGETHER]])
        return (len(names) - MOST_TOGETHER) / (time.process_time() - start)


def _served(nginx: str, folder: Path) -> float:
    """A card, as browsers ask for it, against a file of as many bytes, each in turn; the median of the rounds."""
    folder.mkdir()
    build(ROOT / "data" / "sample", folder / "sample.duckdb")
    [key, *_] = list_keys(Snapshot(folder / "sample.duckdb"))
    export(Order(create_app, Config(database=folder / "sample.duckdb", public_url="https://HOST"), folder, FRAGMENTS), [key])
    shutil.copy(folder / SITE / "cartes" / f"{key}.html.br", folder / "fichier")
    card, file = (request_of(path) for path in (f"/cartes/{key}.html", "/fichier"))
    with _running(nginx, folder):
        rounds = [rate(PORT, [card] * REQUESTS) / rate(PORT, [file] * REQUESTS) for _ in range(ROUNDS + 1)]
    return median(rounds[1:])


@contextmanager
def _running(nginx: str, folder: Path) -> Iterator[None]:
    (folder / "nginx.conf").write_text(CONFIGURATION.format(here=folder, port=PORT))
    process = subprocess.Popen([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        # As long as nginx takes to listen.
        time.sleep(1)
        yield
    finally:
        process.terminate()
        process.wait()
