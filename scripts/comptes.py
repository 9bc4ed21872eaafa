"""Saves the counts of usage, or gives them back: python -m scripts.comptes --sauver FILE, or --rendre FILE."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from datetime import datetime
from pathlib import Path

import psycopg

from app import counts_of
from app.config import Config
from app.reglages import InvalidSetting
from app.usage.depot import Depot
from app.usage.fichier import SauvegardeFailed
from app.usage.sauvegarde import Existants, restore, save


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.comptes", description="Sauve ou rend les comptes d'usage du service (TRAJECTOIRES_COMPTES ou DATABASE_URL), qui peut tourner."
    )
    demand = parser.add_mutually_exclusive_group(required=True)
    demand.add_argument("--sauver", type=Path, metavar="FICHIER", help="écrit tous les comptes dans un nouveau fichier")
    demand.add_argument("--rendre", type=Path, metavar="FICHIER", help="remet les comptes d'un fichier sauvé ; refusé s'il y en a déjà ici")
    existants = parser.add_mutually_exclusive_group()
    existants.add_argument("--ajouter", action="store_const", dest="existants", const=Existants.AJOUTER, help="ajoute ceux du fichier à ceux qui sont là")
    existants.add_argument("--remplacer", action="store_const", dest="existants", const=Existants.REMPLACER, help="remplace ceux qui sont là, sauvés à côté")
    options = parser.parse_args(arguments)
    if options.existants and options.sauver:
        parser.error("--ajouter et --remplacer vont avec --rendre")
    try:
        depot = counts_of(Config.from_environment())
        if depot is None:
            raise SauvegardeFailed("TRAJECTOIRES_COMPTES est vide : rien n'est compté ici.")
        print(_saved(depot, options.sauver) if options.sauver else _restored(depot, options.rendre, options.existants or Existants.REFUSER))
    # ValueError: an address of PostgreSQL that cannot be read.
    except (SauvegardeFailed, InvalidSetting, sqlite3.Error, psycopg.Error, OSError, ValueError) as problem:
        print(f"Rien n'a changé. {str(problem).partition(chr(10))[0]}", file=sys.stderr)
        return 1
    return 0


def _saved(depot: Depot, path: Path) -> str:
    return f"{save(depot, path)} comptes sauvés dans {path}."


def _restored(depot: Depot, path: Path, existants: Existants) -> str:
    replaced = path.with_name(f"remplaces-{datetime.now():%Y-%m-%d-%H%M%S}.gz")
    total = restore(depot, path, existants, replaced)
    kept = f" Ceux qu'ils remplacent sont dans {replaced}." if replaced.exists() else ""
    return f"{total} comptes de {path} rendus.{kept}"


if __name__ == "__main__":
    sys.exit(main())
