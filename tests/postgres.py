"""Finds PostgreSQL for the tests, and installs Debian's where the machine allows it: python -m tests.postgres."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.chromium import install_with_apt

DEBIAN = Path("/usr/lib/postgresql")
MISSING = "Aucun serveur PostgreSQL : ses tests sont sautés. Installez le paquet postgresql."


def find_postgres() -> Path | None:
    """The folder of initdb and pg_ctl: where the PATH says, or where Debian puts them."""
    if named := shutil.which("initdb"):
        return Path(named).resolve().parent
    return next((path.parent for path in sorted(DEBIAN.glob("*/bin/initdb"), reverse=True)), None)


@contextmanager
def serving(programs: Path, folder: Path) -> Iterator[str]:
    """The address of a server that keeps all in `folder` and listens on a socket there, until the end."""
    # It refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data, quiet = folder / "data", {"user": user, "check": True, "capture_output": True, "cwd": folder}
    subprocess.run([programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync"], **quiet)
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    # Its log in a file: a pipe would be held open as long as the server.
    subprocess.run([programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], user=user, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        subprocess.run([programs / "pg_ctl", "-D", data, "-m", "fast", "stop"], **quiet)


def main() -> int:
    if not find_postgres() and os.geteuid() == 0 and shutil.which("apt-get"):
        install_with_apt("postgresql")
    if not find_postgres():
        print(MISSING)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
