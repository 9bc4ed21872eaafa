"""gunicorn for `make serve` and the Procfile: why each number is what it is."""

import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path

from gunicorn.glogging import Logger

sys.path.insert(0, str(Path(__file__).parents[1]))
from scripts.logs import quiet  # noqa: E402

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
# Rendering is Python: one process a core; threads only so that a slow client does not hold a process.
workers = int(os.environ.get("WEB_CONCURRENCY", os.cpu_count() or 1))
worker_class = "gthread"
threads = 4
# A card takes milliseconds: what takes longer is broken.
timeout = 30
# A list of a hundred establishments in one address of the data API; the most that gunicorn takes.
limit_request_line = 8190
loglevel = "warning"
# No access log: it would hold addresses. What is told of answers has none (app/web/sante.py), and only in JSON.
as_json = os.environ.get("TRAJECTOIRES_LOG_FORMAT") == "json"
# What the processes tell Prometheus meets there, and is forgotten with them.
measured = tempfile.mkdtemp(prefix="trajectoires-") if os.environ.get("TRAJECTOIRES_METRICS") == "1" and "PROMETHEUS_MULTIPROC_DIR" not in os.environ else None
if measured:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = measured


class logger_class(Logger):
    """As gunicorn finds it here by its name."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            quiet(handler, as_json)
        logging.basicConfig(handlers=[quiet(logging.StreamHandler(), as_json)])
        if as_json:
            logging.getLogger("trajectoires.reponses").setLevel(logging.INFO)


def on_exit(server):
    if measured:
        shutil.rmtree(measured, ignore_errors=True)


def when_ready(server):
    address = f"http://127.0.0.1:{bind.rsplit(':', 1)[1]}"
    print(f"\nTrajectoires répond :\n  {address}/\n  {address}/exemples\n  {address}/exemples/plain\nCtrl+C pour arrêter.\n", flush=True)
