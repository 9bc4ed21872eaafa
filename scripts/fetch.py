"""Download the open data: python -m scripts.fetch [--only ID] [--offline] [--raw DIR]"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app.pipeline.fetching.fetch import UnknownDataset, fetch, list_by_hand, select_downloads, verify
from app.pipeline.fetching.journal import Journal
from app.pipeline.fetching.manifest import ManifestUnreadable
from app.pipeline.fetching.patience import Patience


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.fetch", description="Télécharge les données ouvertes.")
    parser.add_argument("--raw", type=Path, default=Path("data/raw"), help="dossier des fichiers bruts")
    parser.add_argument("--only", action="append", default=[], metavar="ID", help="ce jeu seulement (répétable)")
    parser.add_argument("--offline", action="store_true", help="ne télécharge rien, vérifie les fichiers présents")
    options = parser.parse_args(arguments)
    journal = Journal()
    try:
        downloads = select_downloads(options.only)
        if options.offline:
            failures = verify(options.raw, downloads, journal)
        else:
            failures = fetch(options.raw, downloads, Patience(), journal)
    except UnknownDataset as error:
        parser.error(str(error))
    except (ManifestUnreadable, OSError) as error:
        journal.say(f"Rien n'a été téléchargé. {error}")
        return 1
    except KeyboardInterrupt:
        journal.say("Interrompu. Les fichiers déjà complets sont en place ; relancez pour avoir les autres.")
        return 130
    for line in [] if options.only else list_by_hand(options.raw):
        journal.say(line)
    for line in [f"{len(failures)} jeu(x) en échec :", *failures] if failures else []:
        journal.say(line)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
