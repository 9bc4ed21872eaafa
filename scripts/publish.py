"""Publishes a built file where the services take it from: python -m scripts.publish FILE DESTINATION, or --retour DESTINATION."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from app.depot.publication import publish, roll_back
from app.depot.stockage import Stockage
from app.depot.trouble import DepotFailed
from app.queries.statements import list_statements
from app.reglages import InvalidSetting, depot_address
from app.warehouse import DataUnavailable, Snapshot


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.publish", description="Publie un fichier construit, ou sert de nouveau le précédent.")
    parser.add_argument("fichier", nargs="?", type=Path, help="fichier DuckDB construit")
    parser.add_argument("destination", nargs="?", help="s3://…/nom.duckdb ou un chemin ; par défaut TRAJECTOIRES_DATABASE")
    parser.add_argument("--retour", nargs="?", const="", metavar="DESTINATION", help="annonce de nouveau la version précédente")
    options = parser.parse_args(arguments)
    if (options.fichier is None) == (options.retour is None):
        parser.error("donnez un fichier à publier, ou --retour")
    try:
        stockage = Stockage(_destination(options.retour or options.destination))
        print(_rolled_back(stockage) if options.fichier is None else _published(options.fichier, stockage))
    except (DepotFailed, DataUnavailable, InvalidSetting) as problem:
        print(f"Rien n'a changé. {problem}", file=sys.stderr)
        return 1
    return 0


def _published(path: Path, stockage: Stockage) -> str:
    built = Snapshot(path, list_statements())
    new = publish(path, stockage, built.version)
    invented = " (données fictives)" if built.fictif else ""
    return f"Version {built.version}{invented} {'annoncée à' if new else 'déjà annoncée à'} {stockage.adresse}."


def _rolled_back(stockage: Stockage) -> str:
    return f"Version {roll_back(stockage).version} annoncée de nouveau à {stockage.adresse}."


def _destination(text: str | None) -> str:
    """The address to write to; a path is a folder of this machine, which a web server may serve."""
    named = text or os.environ.get("TRAJECTOIRES_DATABASE", "")
    if named and "://" not in named:
        path = Path(named).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        named = path.as_uri()
    if named.startswith("http"):
        raise InvalidSetting("Une adresse http se lit et ne s'écrit pas : donnez le dossier ou le compartiment S3 qu'elle sert.")
    return depot_address(named)


if __name__ == "__main__":
    sys.exit(main())
