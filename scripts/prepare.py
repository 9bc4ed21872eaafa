"""Before the service starts: a file to serve, brought from its depot, or built from the embedded sample where there is none.

And, with --retour, the file that was served before.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from app import copy_of, essai_of
from app.config import ROOT, Config
from app.depot.trouble import DepotFailed
from app.disque import cause_of
from app.pipeline.build import BuildFailed, roll_back
from app.pipeline.freshness import Freshness, freshness
from app.pipeline.placing import former
from app.queries.statements import list_statements
from app.reglages import InvalidSetting
from app.warehouse import DataUnavailable, Snapshot
from scripts.build import main as build

SAMPLE = ROOT / "data" / "sample"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.prepare", description="Prépare le fichier à servir, ou dit pourquoi il n'y en a pas.")
    demand = parser.add_mutually_exclusive_group()
    demand.add_argument("--tel-quel", action="store_true", help="essaie le fichier de cette machine sans rien construire")
    demand.add_argument("--retour", action="store_true", help="sert de nouveau le fichier d'avant la dernière construction")
    options = parser.parse_args(arguments)
    try:
        config = Config.from_environment()
        essai_of(config)
    except InvalidSetting as problem:
        return _refused(str(problem))
    if options.retour:
        return _rolled_back(config)
    if config.depot:
        return _brought(config)
    return _tried(config.database) if options.tel_quel else _built(config.database)


def _brought(config: Config) -> int:
    copie, trouble = copy_of(config), ""
    try:
        copie.refresh()
    except DepotFailed as problem:
        trouble = f"{problem} "
    try:
        print(f"{trouble}Version {copie.prepare()} prête à être servie.", file=sys.stderr if trouble else sys.stdout)
    except DataUnavailable as problem:
        return _refused(str(problem))
    return 0


def _rolled_back(config: Config) -> int:
    if config.depot:
        return _refused("Le fichier vient d'un dépôt : python -m scripts.publish --retour DESTINATION, là où il se publie.")
    try:
        if former(config.database).exists():
            Snapshot(former(config.database), list_statements())
        roll_back(config.database)
    except (BuildFailed, DataUnavailable) as problem:
        return _refused(f"Rien n'a changé. {problem}")
    except OSError as problem:
        return _refused(f"Rien n'a changé. Impossible d'écrire dans {config.database.parent} : {cause_of(problem) or problem}.")
    version = Snapshot(config.database).version
    print(f"Version {version} servie de nouveau. Celle qu'elle remplace est dans {former(config.database)} ; la même commande y revient.")
    return 0


def _tried(database: Path) -> int:
    try:
        Snapshot(database, list_statements())
    except DataUnavailable as problem:
        return _refused(str(problem))
    return 0


def _built(database: Path) -> int:
    found = freshness(database)
    if found is Freshness.CURRENT:
        return 0
    if found is Freshness.REAL or (found is Freshness.ABSENT and os.environ.get("TRAJECTOIRES_DATABASE")):
        return _refused(f"{database} {found.value} Construisez-le : python -m scripts.build --raw DOSSIER --target {database}")
    print("Construction à partir de l'échantillon fictif de data/sample.")
    return build(["--raw", str(SAMPLE), "--target", str(database), "--bref"])


def _refused(problem: str) -> int:
    print(problem, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
