"""The examples for nginx and systemd are read by nginx and systemd, and give the service what it needs."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.config import ROOT, Config
from tests.nginx import MISSING, find_nginx

EXAMPLES = ROOT / "scripts" / "deploiement"
UNITS = sorted([*EXAMPLES.glob("*.service"), *EXAMPLES.glob("*.timer")])


def test_systemd_understands_every_unit(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("Pas de systemd-analyze : les exemples pour systemd ne sont pas lus.")
    for unit in UNITS:
        # It looks for the programs; this machine has them elsewhere.
        (tmp_path / unit.name).write_text(unit.read_text().replace("/srv/trajectoires/.venv/bin/", f"{Path(sys.executable).parent}/"))
    read = subprocess.run(["systemd-analyze", "verify", *(tmp_path / unit.name for unit in UNITS)], capture_output=True, text=True, check=False)
    # It also reads, and complains of, what this machine has of its own.
    assert not [line for line in read.stderr.splitlines() if "trajectoires" in line], read.stderr


def test_what_the_service_writes_has_a_folder_that_stays_and_that_it_may_write(monkeypatch):
    for name in [name for name in os.environ if name.startswith("TRAJECTOIRES_") or name.endswith("_URL")]:
        monkeypatch.delenv(name)
    # As systemd and the shell of the one on call both read it.
    said = subprocess.run(["sh", "-c", f"set -a; . {EXAMPLES / 'trajectoires.env'}; env"], env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True)
    for name, _, value in (line.partition("=") for line in said.stdout.splitlines()):
        monkeypatch.setenv(name, value)
    service = configparser.ConfigParser(strict=False, interpolation=None)
    service.optionxform = str
    service.read(EXAMPLES / "trajectoires.service")
    told = service["Service"]
    assert told["ProtectSystem"] == "strict" and told["EnvironmentFile"] == "/etc/trajectoires.env"
    config = Config.from_environment()
    assert config.comptes.parent == Path("/var/lib") / told["StateDirectory"]
    assert Path(os.environ["TRAJECTOIRES_CACHE"]) == Path("/var/cache") / told["CacheDirectory"]
    assert (config.public_url, config.proxies, config.metrics) == ("https://cartes.example", 1, True)


def test_nginx_understands_the_example(tmp_path):
    nginx = find_nginx()
    if not nginx or not shutil.which("openssl"):
        pytest.skip(MISSING)
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=cartes.example", "-keyout", "privkey.pem", "-out", "fullchain.pem"]
    subprocess.run(make, cwd=tmp_path, check=True, capture_output=True)
    example = (EXAMPLES / "nginx.conf").read_text().replace("/etc/ssl/cartes.example", str(tmp_path)).replace("/var/cache/nginx", str(tmp_path))
    # A port that anyone may listen on.
    example, ports = re.subn(r"listen (\[::\]:)?443 ", r"listen \g<1>8849 ", example)
    (tmp_path / "nginx.conf").write_text(f"error_log stderr; pid {tmp_path}/pid; events {{}}\nhttp {{\n{example}\n}}\n")
    read = subprocess.run([nginx, "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False)
    assert ports == 3 and read.returncode == 0, read.stderr
