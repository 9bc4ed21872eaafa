"""Finds Firefox and what drives it, and installs them where the machine allows it: python -m tests.firefox."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from app.config import ROOT
from tests.chromium import install_with_apt

NAMES = ("firefox-esr", "firefox")
DECLARED = ROOT / "tests" / "widget" / "firefox"
# Beside the other libraries that only tests need: never in the project's own tree.
KEPT = ROOT / "data" / "build" / "npm" / "firefox"
MISSING = "Pas de Firefox, ou pas de npm pour le conduire : les pages hôtes ne sont essayées que dans Chromium."


def find_firefox() -> str | None:
    """Path of a Firefox of this machine, or the one that TRAJECTOIRES_FIREFOX names."""
    return os.environ.get("TRAJECTOIRES_FIREFOX") or next(filter(None, map(shutil.which, NAMES)), None)


def find_driver() -> Path | None:
    """The folder of a script that can import puppeteer-core in its pinned version, or None."""
    return KEPT if (KEPT / "node_modules" / "puppeteer-core").is_dir() and shutil.which("node") else None


def install() -> None:
    """Debian's Firefox as root; the driver by npm, as its lock says, without running anything of its packages."""
    if not find_firefox() and os.geteuid() == 0 and shutil.which("apt-get"):
        install_with_apt("firefox-esr")
    npm = shutil.which("npm")
    if find_firefox() and npm and not find_driver():
        shutil.copytree(DECLARED, KEPT, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=KEPT, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    if not (find_firefox() and find_driver()):
        install()
    if not (find_firefox() and find_driver()):
        print(MISSING)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
