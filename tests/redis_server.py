"""Installs Debian's Redis for the tests of what processes share, where the machine allows it: python -m tests.redis_server."""

from __future__ import annotations

import os
import shutil
import sys

from scripts.endurance.redis_server import find_redis, free_port, running
from tests.chromium import install_with_apt

__all__ = ["MISSING", "find_redis", "free_port", "running"]

MISSING = "Pas de Redis : ce que les processus partagent n'est pas essayé. Installez redis-server, ou donnez son chemin par TRAJECTOIRES_REDIS_SERVER."


def main() -> int:
    if not find_redis() and os.geteuid() == 0 and shutil.which("apt-get"):
        install_with_apt("redis-server")
    if not find_redis():
        print(MISSING)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
