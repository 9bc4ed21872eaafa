"""Builds the served file: python -m scripts.build --raw DIR --target FILE."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from app.pipeline.build import BuildFailed, build
from scripts.printing import print_report


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Construit le fichier servi à partir des fichiers publiés.")
    parser.add_argument("--raw", type=Path, required=True, help="dossier des fichiers publiés, lu avec ses sous-dossiers")
    parser.add_argument("--target", type=Path, required=True, help="fichier DuckDB à produire")
    parser.add_argument("--sans-calcul", action="store_true", help="n'affiche que les parts publiées telles quelles")
    parser.add_argument("--accepter-pertes", action="store_true", help="publie même s'il y a moins de lignes, ou moins d'adresses avec chiffres, qu'avant")
    parser.add_argument("--bref", action="store_true", help="sans le rapport de fin")
    options = parser.parse_args(arguments)
    if ":/" in str(options.target):
        parser.error("--target est un chemin de cette machine ; pour un dépôt, construisez, puis publiez (python -m scripts.publish)")
    console = Console(stderr=True)
    try:
        with Progress(console=console) as bar:
            task = bar.add_task("construction", total=1)
            report = build(
                options.raw,
                options.target,
                calcul=not options.sans_calcul,
                accept_loss=options.accepter_pertes,
                progress=lambda step, share: bar.update(task, completed=share, description=step),
            )
    except BuildFailed as failure:
        console.print(f"Rien n'a été publié ; {options.target} est inchangé.", style="bold")
        console.print(str(failure), markup=False, highlight=False, soft_wrap=True)
        return 1
    if not options.bref:
        print_report(report, options.target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
