"""Says what the cards cover of a catalogue: python -m scripts.coverage FILE [--database FILE] [--out FILE] [--url ADDRESS]."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from app.catalogue.couverture import Couverture, cover
from app.catalogue.ecriture import write_completed
from app.catalogue.lecture import TOO_BIG, read_table
from app.catalogue.tableau import MOST_BYTES, UnreadableCatalogue
from app.config import Config
from app.queries.statements import list_statements
from app.warehouse import DataUnavailable, Snapshot
from scripts.printing import table_of, wide_console

REFUSED, NO_DATA = 1, 3


def main(arguments: list[str] | None = None) -> int:
    """0: answered; 1: the catalogue cannot be read, or the completed file not written; 2: wrong arguments; 3: no data."""
    parser = argparse.ArgumentParser(description="Dit ce que couvrent les cartes dans un catalogue de formations (CSV, XLSX ou ODS).")
    parser.add_argument("file", type=Path, help="catalogue")
    parser.add_argument("--database", type=Path, default=Config.from_environment().database, help="fichier DuckDB servi")
    parser.add_argument("--out", type=Path, help="écrit le catalogue complété, dans le même format (un classeur est rendu en XLSX)")
    parser.add_argument("--url", default=Config.from_environment().public_url or "https://HOST", help="adresse publique, pour les codes à coller")
    options = parser.parse_args(arguments)
    try:
        couverture = _covered(options.file, Snapshot(options.database, list_statements()))
        _print(couverture)
        if options.out:
            options.out.write_bytes(write_completed(couverture, options.url))
            wide_console().print(f"Catalogue complété : {options.out}", markup=False, highlight=False)
    except (UnreadableCatalogue, OSError) as error:
        return _say(f"{options.file} : {error}" if isinstance(error, UnreadableCatalogue) else f"{error.filename} : {error.strerror}", REFUSED)
    except DataUnavailable as error:
        return _say(str(error), NO_DATA)
    return 0


def _covered(path: Path, snapshot: Snapshot) -> Couverture:
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableCatalogue(TOO_BIG)
    tableau = read_table(path.read_bytes())
    steps = cover(snapshot, tableau, date.today().year)
    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("lignes", total=len(tableau.rows))
        for done, _, whole in steps:
            bar.update(task, completed=done)
    return whole


def _print(couverture: Couverture) -> None:
    console = wide_console()
    read = ", ".join(f"« {name} » ({role})" for name, role in couverture.colonnes)
    console.print(f"Colonnes lues : {read}", markup=False, highlight=False)
    steps = [(part.nom, part.libelle, part.lignes, part.pourcentage) for part in couverture.par_etape]
    console.print(table_of("D'où viennent les chiffres de la carte", ["étape", "chiffres", "lignes", "part"], steps))
    if couverture.par_motif:
        reasons = [(part.libelle, part.lignes, part.pourcentage) for part in couverture.par_motif]
        console.print(table_of("Pourquoi des lignes n'en ont pas", ["raison", "lignes", "part"], reasons))
    console.print(
        f"Une carte montre au moins un chiffre pour {couverture.avec_chiffres} lignes sur {couverture.total} ({couverture.pourcentage}).",
        highlight=False,
    )


def _say(message: str, code: int) -> int:
    Console(stderr=True).print(message, markup=False, highlight=False, soft_wrap=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
