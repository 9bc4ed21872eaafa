"""nginx before the service, under the example of scripts/deploiement, less what a load on one machine cannot have."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.config import ROOT

EXAMPLE = ROOT / "scripts" / "deploiement" / "nginx.conf"
MAIN = """
daemon off; pid {here}/pid; error_log {here}/erreurs.log; worker_processes auto; {user}
events {{ worker_connections 4096; }}
http {{
    client_body_temp_path {here}/body; proxy_temp_path {here}/proxy; fastcgi_temp_path {here}/fastcgi;
    uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;
    {example}
}}
"""


def find_nginx() -> str | None:
    """Path of the nginx of this machine, or the one that TRAJECTOIRES_NGINX names."""
    # Debian keeps it where only root looks.
    return os.environ.get("TRAJECTOIRES_NGINX") or shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@contextmanager
def proxying(port: int, service: int, here: Path) -> Iterator[None]:
    """On `port`, before the service on its own port; what it writes goes in the folder `here`."""
    here.mkdir()
    # Its processes could not read the folder otherwise: it is ours alone.
    user = "user root;" if os.geteuid() == 0 else ""
    (here / "nginx.conf").write_text(MAIN.format(here=here, user=user, example=adapted(EXAMPLE.read_text(encoding="utf-8"), port, service, here)))
    process = subprocess.Popen([str(find_nginx()), "-p", str(here), "-c", str(here / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield
    finally:
        process.terminate()
        process.wait()


def adapted(example: str, port: int, service: int, here: Path) -> str:
    """Without TLS, without the depot, and with a cache that is off: it would hide from the load what the service does wrong.

    Raises ValueError where the example has nothing more of what is changed here.
    """
    for pattern, value in (
        (r"# Le dépôt des données.*", ""),
        (r"/var/cache/nginx/trajectoires", f"{here}/cache"),
        (r"server 127\.0\.0\.1:8000", f"server 127.0.0.1:{service}"),
        (r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};"),
        (r"listen \[::\]:443 ssl http2;", ""),
        (r"ssl_certificate(_key)? [^;]*;", ""),
        (r"proxy_cache trajectoires;", "proxy_cache off;"),
    ):
        example, changes = re.subn(pattern, value, example, flags=re.DOTALL)
        if not changes:
            raise ValueError(f"{EXAMPLE.name} n'a plus « {pattern} ».")
    return example


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx n'a pas démarré.")
