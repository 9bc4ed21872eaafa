"""Finds Firefox, and installs Debian's where the machine allows it: python -m tests.firefox."""

from __future__ import annotations

import os
import shutil
import sys

from tests.chromium import install_with_apt

NAMES = ("firefox-esr", "firefox")
MISSING = "Pas de Firefox : les pages hôtes ne sont essayées que dans Chromium."


def find_firefox() -> str | None:
    """Path of a Firefox of this machine, or the one that TRAJECTOIRES_FIREFOX names."""
    return os.environ.get("TRAJECTOIRES_FIREFOX") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> int:
    if not find_firefox() and os.geteuid() == 0 and shutil.which("apt-get"):
        install_with_apt("firefox-esr")
    if not find_firefox():
        print(MISSING)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
