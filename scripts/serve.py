"""Serves the built file, as a command that says what it takes: python -m scripts.serve [--log-format=json]."""

from __future__ import annotations

import argparse
import os
import sys

from app.config import ROOT

COMMAND = [sys.executable, "-m", "gunicorn", "--config", "scripts/gunicorn_settings.py", "app:create_app()"]


def main() -> None:
    """Becomes gunicorn, which would refuse an option that is not its own: what is asked is told it by the environment."""
    parser = argparse.ArgumentParser(description="Sert les cartes sur http://127.0.0.1:8000 (PORT change le port).")
    usual = os.environ.get("TRAJECTOIRES_LOG_FORMAT") or "texte"
    parser.add_argument("--log-format", choices=["texte", "json"], default=usual, help="forme du journal (TRAJECTOIRES_LOG_FORMAT)")
    os.environ["TRAJECTOIRES_LOG_FORMAT"] = parser.parse_args().log_format
    os.chdir(ROOT)
    os.execv(sys.executable, COMMAND)


if __name__ == "__main__":
    main()
