"""gunicorn for `make serve` and the Procfile: why each number is what it is."""

import logging
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from gunicorn.glogging import Logger

sys.path.insert(0, str(Path(__file__).parents[1]))
from scripts.logs import quiet  # noqa: E402
from scripts.worker import Worker  # noqa: E402

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
# Rendering is Python: one process a core; threads only so that a slow client does not hold a process.
workers = int(os.environ.get("WEB_CONCURRENCY", os.cpu_count() or 1))
worker_class = Worker
# What may hold a thread for long (app/web/turns.py) takes eleven at most: one is left, and what it does takes milliseconds.
threads = 12
# A card takes milliseconds: what takes longer is broken.
timeout = 30
# As long as a card that is being drawn may need when the service stops; a proxy then asks another machine.
graceful_timeout = 30
# Longer than the minute that nginx keeps a connection: whoever closes first loses the request that was on its way.
keepalive = 75
# A list of a hundred establishments in one address of the data API; the most that gunicorn takes.
limit_request_line = 8190
# Whom to believe about the client is said by TRAJECTOIRES_PROXIES alone: gunicorn would believe any neighbour on this machine.
secure_scheme_headers = {}
forwarder_headers = ""
# The heartbeat is a file: on a disk that is busy, a process that is well could be taken for dead.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
# Each process opens the data and begins its threads after the fork: neither DuckDB nor what reads a depot survives one.
preload_app = False
# Never begun again after so many requests: memory does not grow, and a process that begins needs a file that can be read
# just then, while those that run go on with the one that they have.
max_requests = 0
# Nobody drives it through a socket, whose thread would be copied by each fork.
control_socket_disable = True
loglevel = "warning"
# No list of who asked for what: it would hold addresses. What is told of answers has none (app/web/sante.py), and only in JSON.
accesslog = None
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
        logging.basicConfig(format="%(asctime)s [%(process)d] %(message)s", handlers=[quiet(logging.StreamHandler(), as_json)])
        if as_json:
            logging.getLogger("trajectoires.reponses").setLevel(logging.INFO)


def on_exit(server):
    if measured:
        shutil.rmtree(measured, ignore_errors=True)


def on_starting(server):
    # In a process of its own: the file is brought and tried once, before there is anyone to answer to, and a fault is one sentence.
    tried = subprocess.run([sys.executable, "-m", "scripts.prepare", "--tel-quel"], check=False)
    if tried.returncode:
        sys.exit(tried.returncode)


def post_fork(server, worker):
    # What the service says of its data: with the day, and the process that says it.
    logging.getLogger("app").setLevel(logging.INFO)


def when_ready(server):
    address = f"http://127.0.0.1:{bind.rsplit(':', 1)[1]}"
    print(f"\nTrajectoires répond :\n  {address}/\n  {address}/exemples\n  {address}/exemples/plain\nCtrl+C pour arrêter.\n", flush=True)
