"""Ask the API InserJeunes: python -m scripts.fetch_api --raw DIR [--millesime M …] [--uai FILE] [--recommencer]"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.config import Config, InserJeunesAccess
from app.nomenclature import InvalidIdentifier
from app.pipeline.fetching.api_demands import NoUai, built_uais, default_millesimes, list_demands, read_uais
from app.pipeline.fetching.api_fetch import fetch_api
from app.pipeline.fetching.api_ledger import LedgerUnusable
from app.pipeline.fetching.inserjeunes_api import AccessRefused, InserJeunesApi
from app.pipeline.fetching.journal import Journal
from app.pipeline.fetching.manifest import ManifestUnreadable
from app.pipeline.fetching.pace import Pace
from app.pipeline.fetching.patience import DownloadFailed, Patience
from app.reglages import InvalidSetting

OFF = (
    "API InserJeunes éteinte : TRAJECTOIRES_INSERJEUNES_USER et TRAJECTOIRES_INSERJEUNES_PASSWORD ne sont pas définis. "
    "Rien n'a été demandé."
)


def main(arguments: Sequence[str] | None = None) -> int:
    parser, journal = _parser(), Journal()
    options = parser.parse_args(arguments)
    try:
        access = InserJeunesAccess.from_environment()
        if access is None:
            journal.say(OFF)
            return 0
        failures = _fetch(options, access, journal)
    except (InvalidSetting, InvalidIdentifier, NoUai) as error:
        parser.error(str(error))
    except (AccessRefused, DownloadFailed, LedgerUnusable, ManifestUnreadable, OSError) as error:
        journal.say(f"{error}\nLes réponses déjà reçues sont gardées : relancez pour continuer.")
        return 1
    except KeyboardInterrupt:
        journal.say("Interrompu. Les réponses reçues sont gardées ; relancez pour continuer.")
        return 130
    for line in ["Demandes en échec, à refaire en relançant :", *failures] if failures else []:
        journal.say(line)
    return 1 if failures else 0


def _fetch(options: argparse.Namespace, access: InserJeunesAccess, journal: Journal) -> list[str]:
    uais = read_uais(options.uai) if options.uai else built_uais(Config.from_environment().database)
    demands = list_demands(options.millesime or default_millesimes(datetime.now(UTC).year), uais)
    api = InserJeunesApi(access, Patience(), Pace(), journal.say)
    return fetch_api(options.raw, demands, api, journal, restart=options.recommencer)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.fetch_api", description="Interroge l'API InserJeunes.")
    parser.add_argument("--raw", type=Path, default=Path("data/raw"), help="dossier des fichiers bruts")
    parser.add_argument("--millesime", action="append", type=_millesime, metavar="AAAA_AAAA", help="cette cohorte (répétable)")
    parser.add_argument("--uai", type=Path, metavar="FICHIER", help="un UAI par ligne ; par défaut, ceux de la base construite")
    parser.add_argument("--recommencer", action="store_true", help="redemande aussi ce qui l'a déjà été")
    return parser


def _millesime(text: str) -> str:
    """« 2022_2023 », two years in a row, or « 2023 »."""
    years = text.split("_")
    if not all(year.isdecimal() and len(year) == 4 for year in years) or len(years) > 2:
        raise argparse.ArgumentTypeError(f"« {text} » : on attend 2022_2023 ou 2023")
    if len(years) == 2 and int(years[1]) != int(years[0]) + 1:
        raise argparse.ArgumentTypeError(f"« {text} » : les deux années doivent se suivre")
    return text


if __name__ == "__main__":
    sys.exit(main())
