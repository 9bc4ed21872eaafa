"""Writes every card as files that any static server gives: python -m scripts.export --out DIR --base URL [--keys FILE] …"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app import copy_of, create_app
from app.config import Config
from app.export.problem import ExportFailed
from app.export.run import Outcome, export
from app.export.variants import ENDINGS, USUAL_FORMS, Choice
from app.export.work import Order
from app.export.writing import SITE
from app.reglages import InvalidSetting
from app.warehouse import DataUnavailable
from app.web.options import VALUES

FAILED, NO_DATA, INTERRUPTED = 1, 3, 130
SHOWN = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """0: exported; 1: it cannot be written; 2: wrong arguments; 3: no data; 130: interrupted."""
    console = Console(stderr=True)
    try:
        options = _parser().parse_args(arguments)
        outcome = _export(options, console)
    except (ExportFailed, InvalidSetting) as error:
        return _say(console, str(error), FAILED)
    except DataUnavailable as error:
        return _say(console, str(error), NO_DATA)
    except KeyboardInterrupt:
        return _say(console, "Interrompu. Les fichiers déjà écrits sont entiers ; la même commande continuera.", INTERRUPTED)
    _print(outcome, options.out)
    return 0


def _export(options: argparse.Namespace, console: Console) -> Outcome:
    config = Config.from_environment()
    if config.depot and options.database == config.database:
        copy_of(config).prepare()
    # Nothing is counted, shared, followed or tried: nobody asks.
    config = replace(config, depot="", database=options.database, public_url=options.base, redis_url="", database_url="", comptes=None, essai=None, metrics=False)
    choice = Choice(options.forms, {"taille": options.sizes, **dict(options.option)})
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("cartes", total=None)
        return export(
            Order(create_app, config, options.out, choice),
            options.keys,
            options.processus,
            lambda made, needed: bar.update(task, completed=made, total=needed),
        )


def _parser() -> argparse.ArgumentParser:
    known, default = Config.from_environment(), ",".join
    parser = argparse.ArgumentParser(prog="python -m scripts.export", description="Écrit toutes les cartes en fichiers fixes.")
    parser.add_argument("--out", type=Path, required=True, help="dossier à remplir, ou à mettre à jour")
    parser.add_argument("--database", type=Path, default=known.database, help="fichier DuckDB servi")
    parser.add_argument("--base", type=_origin, default=known.public_url or None, required=not known.public_url, help="adresse publique : https://cartes.exemple.fr")
    parser.add_argument("--keys", type=_lines, metavar="FICHIER", help="une clé par ligne, comme le site l'écrit ; par défaut, toutes celles que décrivent les données")
    parser.add_argument("--sizes", type=_among(VALUES["taille"]), default=VALUES["taille"], help=default(VALUES["taille"]))
    parser.add_argument("--forms", type=_among(tuple(ENDINGS)), default=USUAL_FORMS, help=f"parmi {default(ENDINGS)} ; par défaut {default(USUAL_FORMS)}")
    parser.add_argument("--option", type=_option, action="append", default=[], metavar="NOM=VALEURS", help="d'autres options à écrire : theme=clair,sombre")
    parser.add_argument("--processus", type=int, default=os.cpu_count() or 1, help="par défaut, un par cœur")
    return parser


def _origin(text: str) -> str:
    url = urlsplit(text.rstrip("/"))
    # The script asks its own origin for cards, whatever the path that it was found at.
    if url.scheme not in ("http", "https") or not url.netloc or url.path or url.query or url.fragment:
        raise argparse.ArgumentTypeError(f"« {text} » : on attend une adresse sans chemin, comme https://cartes.exemple.fr")
    return url.geturl()


def _lines(text: str) -> list[str]:
    try:
        lines = Path(text).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise argparse.ArgumentTypeError(f"{text} ne peut pas être lu : {error}") from error
    return list(dict.fromkeys(filter(None, map(str.strip, lines))))


def _among(known: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        values = tuple(dict.fromkeys(text.split(",")))
        if unknown := [value for value in values if value not in known]:
            raise argparse.ArgumentTypeError(f"« {unknown[0]} » : on attend {', '.join(filter(None, known))}")
        return values

    return read


def _option(text: str) -> tuple[str, tuple[str, ...]]:
    name, _, values = text.partition("=")
    if name not in VALUES or name == "taille":
        raise argparse.ArgumentTypeError(f"« {name} » : on attend {', '.join(name for name in VALUES if name != 'taille')}")
    return name, _among(VALUES[name])(values)


def _print(outcome: Outcome, out: Path) -> None:
    console = Console()
    counts = ((outcome.cards, "cartes"), (outcome.written, "fichiers écrits"), (outcome.unchanged, "inchangés"), (outcome.deleted, "supprimés"))
    said = ", ".join(f"{number:,} {name}".replace(",", "\u202f") for number, name in counts)
    console.print(f"{out / SITE} : {said} (sans compter leurs .gz et .br).", markup=False, highlight=False, soft_wrap=True)
    if outcome.unknown:
        shown = ", ".join(outcome.unknown[:SHOWN]) + (", …" if len(outcome.unknown) > SHOWN else "")
        console.print(f"Clés sans carte ({len(outcome.unknown)}) : {shown}", markup=False, highlight=False, soft_wrap=True)


def _say(console: Console, message: str, code: int) -> int:
    console.print(message, markup=False, highlight=False, soft_wrap=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
