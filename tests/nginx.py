"""Installs nginx, where the machine allows it: python -m tests.nginx."""

from __future__ import annotations

import os
import shutil
import sys

from scripts.endurance.nginx import find_nginx
from tests.chromium import install_with_apt

__all__ = ["MISSING", "find_nginx"]

MISSING = "Pas de nginx (apt-get install nginx-light) : les tests qui servent un export sont sautés."


def main() -> int:
    if not find_nginx() and os.geteuid() == 0 and shutil.which("apt-get"):
        install_with_apt("nginx-light")
    if not find_nginx():
        print(MISSING)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
