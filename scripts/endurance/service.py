"""The service as in production: gunicorn under its settings, a Redis, nginx where the machine has it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from app.config import ROOT
from scripts.endurance.expected import PUBLIC
from scripts.endurance.nginx import find_nginx, proxying
from scripts.endurance.redis_server import free_port, running

# One that is killed leaves another.
WORKERS = max(2, os.cpu_count() or 1)
DIRECT, PROXIED = "gunicorn seul", "par nginx"


@dataclass
class Service:
    """`ports`: of each route to it; `database`: the file that it serves; `comptes`: where it writes its counts; `log`: what it says."""

    ports: dict[str, int]
    database: Path
    comptes: Path
    log: Path
    process: subprocess.Popen[bytes]
    redis_port: int
    killed: list[int] = field(default_factory=list)
    _redis: ExitStack = field(default_factory=ExitStack)
    _chance: random.Random = field(default_factory=lambda: random.Random(20261130))

    def workers(self) -> list[int]:
        """Process numbers, as the kernel tells them."""
        return [int(number) for number in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()]

    def kill_worker(self) -> None:
        """One of them, by SIGKILL: it finishes nothing."""
        self.killed.append(self._chance.choice(self.workers()))
        os.kill(self.killed[-1], signal.SIGKILL)

    def start_redis(self) -> None:
        """An empty one."""
        self._redis.enter_context(running(self.redis_port))

    def stop_redis(self) -> None:
        """As abruptly as a machine that stops."""
        self._redis.close()

    def metrics(self) -> str:
        """What it tells Prometheus."""
        return urlopen(f"http://127.0.0.1:{self.ports[DIRECT]}/metrics", timeout=30).read().decode()


@contextmanager
def serving(folder: Path) -> Iterator[Service]:
    """On the file `servi.duckdb` of a folder; the rest of what it writes is there too."""
    port, redis_port = free_port(), free_port()
    database, comptes, log = folder / "servi.duckdb", folder / "comptes.sqlite", folder / "journal.txt"
    with ExitStack() as stack:
        process = stack.enter_context(_gunicorn(port, log, {
            "TRAJECTOIRES_DATABASE": str(database), "TRAJECTOIRES_COMPTES": str(comptes), "REDIS_URL": f"redis://127.0.0.1:{redis_port}/0",
        }))
        service = Service({DIRECT: port}, database, comptes, log, process, redis_port)
        stack.callback(service.stop_redis)
        service.start_redis()
        _wait(port)
        if find_nginx():
            service.ports[PROXIED] = free_port()
            stack.enter_context(proxying(service.ports[PROXIED], port, folder / "nginx"))
        yield service


@contextmanager
def _gunicorn(port: int, log: Path, settings: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Without what the environment of who runs the script would change."""
    ours = ("TRAJECTOIRES_", "DATABASE_URL", "REDIS_URL", "PROMETHEUS_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment = {**kept, "PORT": str(port), "WEB_CONCURRENCY": str(WORKERS), "TRAJECTOIRES_METRICS": "1", "TRAJECTOIRES_PROXIES": "1", "TRAJECTOIRES_URL": PUBLIC, **settings}
    command = [sys.executable, "-m", "gunicorn", "--config", "scripts/gunicorn_settings.py", "app:create_app()"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=out)
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("Le service n'a pas démarré.")
