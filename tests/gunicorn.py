"""The service as it runs in production: gunicorn, under the settings of the project, on a port of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from app.config import ROOT
from tests.redis_server import free_port

SETTINGS = "scripts/gunicorn_settings.py"
COMMAND = [sys.executable, "-m", "gunicorn", "app:create_app()", "--config"]
# Longer than a service that is well takes to begin or to stop, on a machine that does something else.
PATIENCE_SECONDS = 60


class Service:
    """A service that runs. `said`: all that it wrote, once it is stopped; `process`: that which keeps the workers."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port, self.said = process, port, ""
        self._lines: list[str] = []
        self._listener = threading.Thread(target=lambda: self._lines.extend(process.stderr))
        self._listener.start()

    @property
    def workers(self) -> set[int]:
        """The processes that answer."""
        return set(map(int, Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()))

    def get(self, path: str, timeout: float = PATIENCE_SECONDS, **headers: str) -> tuple[int, bytes]:
        """(status, body), over a connection of its own. Raises OSError or HTTPException where there is no whole answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def stop(self) -> int:
        """As a supervisor does. Gives the exit code."""
        self.process.terminate()
        code = self.process.wait(PATIENCE_SECONDS)
        self._listener.join()
        self.said = "".join(self._lines)
        return code

    def wait(self) -> None:
        """Until it answers."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            assert self.process.poll() is None, "".join(self._lines)
            try:
                self.get("/healthz")
            except (OSError, HTTPException):
                time.sleep(0.05)
            else:
                return
        raise TimeoutError(self.port)


@contextmanager
def serving(
    database: Path | str, workers: int = 2, config: Path | str = SETTINGS, command: Sequence[str] = (), **settings: str
) -> Iterator[Service]:
    """A service of `database` that counts nothing, unless these settings of the environment say otherwise; stopped at the end.

    `config`: the settings of gunicorn, which a test may change in a file of its own. `command`: another way to begin it.
    """
    port = free_port()
    usual = {"TRAJECTOIRES_DATABASE": str(database), "TRAJECTOIRES_COMPTES": "", "PORT": str(port), "WEB_CONCURRENCY": str(workers)}
    environment = {**os.environ, **usual, **settings}
    begun = command or [*COMMAND, str(config)]
    process = subprocess.Popen(begun, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    service = Service(process, port)
    try:
        service.wait()
        yield service
    finally:
        if process.poll() is None:
            service.stop()
        process.stderr.close()
