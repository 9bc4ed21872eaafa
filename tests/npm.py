"""What the browser tests take from npm, versions and hashes fixed by a lock: python -m tests.npm."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.config import ROOT

DECLARED = ROOT / "tests" / "widget"
LOCK = "package-lock.json"
KEPT = ROOT / "data" / "build" / "npm"
# Beside the other libraries that only tests need: never in the project's own tree.
INSTALLED = KEPT / "navigateurs"
MISSING = "Pas de npm, ou rien n'a pu lui être demandé : ni Firefox ni Lighthouse n'essaient les pages."


def is_installed() -> bool:
    """Whether a script can import these packages, in the versions of the present lock."""
    # npm writes its own list there once all is in place.
    complete = (INSTALLED / "node_modules" / ".package-lock.json").is_file()
    return complete and bool(shutil.which("node")) and (INSTALLED / LOCK).read_bytes() == (DECLARED / LOCK).read_bytes()


def install() -> None:
    """As the lock says, without running anything of the packages."""
    npm = shutil.which("npm")
    if npm is None:
        return
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", LOCK):
        shutil.copy(DECLARED / name, INSTALLED)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=INSTALLED, stdout=subprocess.DEVNULL, check=False)


def run_over(addresses: list[str], script: Path, browser: str, seconds: int) -> list[Any]:
    """What `script`, which is given the path of `browser`, prints of each address: a JSON line each."""
    # A script finds its packages beside itself.
    shutil.copy(script, INSTALLED)
    command = ["node", script.name, browser]
    told = subprocess.run(command, cwd=INSTALLED, input=json.dumps(addresses), capture_output=True, text=True, timeout=seconds, check=False)
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


def main() -> int:
    if not is_installed():
        install()
    if not is_installed():
        print(MISSING)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
