"""Finds nginx, and installs it where the machine allows it: python -m tests.nginx."""

from __future__ import annotations

import os
import shutil
import sys

from tests.chromium import install_with_apt

MISSING = "Pas de nginx (apt-get install nginx-light) : les tests qui servent un export sont sautés."


def find_nginx() -> str | None:
    """Path of the nginx of this machine, or the one that TRAJECTOIRES_NGINX names."""
    # Debian keeps it where only root looks.
    return os.environ.get("TRAJECTOIRES_NGINX") or shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def main() -> int:
    if not find_nginx() and os.geteuid() == 0 and shutil.which("apt-get"):
        install_with_apt("nginx-light")
    if not find_nginx():
        print(MISSING)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
