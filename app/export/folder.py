"""The folder of an export: one export at a time, nothing of anybody else, and nothing that is gone."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.disque import cause_of
from app.export.manifest import Manifest
from app.export.problem import ExportFailed, unwritable
from app.export.writing import COMPRESSED, DRAFTS, SITE


@contextmanager
def opened(folder: Path) -> Iterator[Manifest]:
    """The manifest of a folder that is ours for the time of an export. Raises ExportFailed."""
    try:
        for part in (SITE, DRAFTS):
            (folder / part).mkdir(parents=True, exist_ok=True)
        with open(folder / "verrou", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with closing(Manifest(folder)) as manifest:
                if manifest.is_new and any((folder / SITE).iterdir()):
                    raise ExportFailed(f"{folder / SITE} contient des fichiers qu'aucun export n'a écrits. Choisissez un dossier vide.")
                yield manifest
    except BlockingIOError as error:
        raise ExportFailed(f"Un autre export vers {folder} est en cours.") from error
    except OSError as error:
        if cause_of(error) is None:
            raise
        raise unwritable(folder, error) from error


def put_text(folder: Path, path: str, text: str) -> None:
    """A file that no site serves, in one move."""
    draft, target = folder / DRAFTS / "texte", folder / path
    draft.write_text(text, encoding="utf-8")
    target.parent.mkdir(exist_ok=True)
    draft.replace(target)


def tidy(folder: Path, kept: set[str]) -> int:
    """Deletes what is not `kept` (paths from the root of the site), and the drafts. How many files, compressed forms aside."""
    site, deleted = folder / SITE, 0
    for place, _, names in os.walk(site):
        for name in names:
            path = os.path.relpath(os.path.join(place, name), site)
            whole = path.removesuffix(".gz").removesuffix(".br")
            if whole not in kept:
                os.unlink(site / path)
                deleted += path == whole
    shutil.rmtree(folder / DRAFTS)
    return deleted
