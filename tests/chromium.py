"""Finds a browser for the browser tests, and installs Debian's where the machine allows it: python -m tests.chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MISSING = (
    "Aucun navigateur : les tests de navigateur sont sautés. Installez Chromium, ou donnez son chemin par "
    "TRAJECTOIRES_CHROMIUM."
)


def find_chromium() -> str | None:
    """Path of a browser: the one that TRAJECTOIRES_CHROMIUM names, an installed one, or one that Playwright downloaded."""
    if named := os.environ.get("TRAJECTOIRES_CHROMIUM"):
        return named
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    return installed or _downloaded()


def _downloaded() -> str | None:
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache" / "ms-playwright"))
    return next((str(path) for path in sorted(cache.glob("chromium-*/chrome-*/chrome"), reverse=True)), None)


def install() -> None:
    """Debian's package as root, Playwright's own download otherwise. Says what it does; fails without a word too many."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install_with_apt("chromium")
    else:
        print("Téléchargement de Chromium par Playwright, une seule fois.", flush=True)
        _run([[sys.executable, "-m", "playwright", "install", "chromium"]])


def install_with_apt(package: str) -> None:
    """As root, on Debian."""
    print(f"Installation de {package} (apt-get install {package}), une seule fois.", flush=True)
    _run([["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]])


def _run(commands: list[list[str]]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
            return


def main() -> int:
    if not find_chromium():
        install()
    if not find_chromium():
        print(MISSING)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
