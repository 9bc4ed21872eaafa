"""Brings an announced version to the local disk: resumes, verifies, tries it, then puts it in place in one move."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from app.disque import cause_of
from app.depot.annonce import Annonce, digest
from app.depot.stockage import Stockage
from app.depot.trouble import CannotResume, DepotFailed, Refused

# The version of a local file. Raises DataUnavailable where it cannot be served.
Check = Callable[[Path], str]


def bring(stockage: Stockage, annonce: Annonce, target: Path, check: Check) -> None:
    """Put the announced file at `target`. What was received of it before is kept and continued.

    Raises DepotFailed (Refused where the bytes are wrong), or DataUnavailable from `check`; `target` is then as it was.
    """
    part = target.with_name(f"{annonce.version}-{annonce.sha256[:8]}.part")
    try:
        for other in target.parent.glob("*.part"):
            if other != part:
                other.unlink()
        _download(stockage, annonce, part)
        _verify(stockage, annonce, part, check)
        part.replace(target)
    except OSError as error:
        raise DepotFailed(f"Le dossier {target.parent} ne peut pas recevoir le fichier : {cause_of(error) or error}.") from error


def _download(stockage: Stockage, annonce: Annonce, part: Path) -> None:
    held = part.stat().st_size if part.exists() else 0
    if held == annonce.octets:
        return
    try:
        _append(stockage, annonce, part, held)
    except CannotResume:
        part.unlink()
        _append(stockage, annonce, part, 0)


def _append(stockage: Stockage, annonce: Annonce, part: Path, held: int) -> None:
    blocks = stockage.blocks(annonce, held)
    with part.open("ab") as file:
        for block in blocks:
            file.write(block)
        # Flushed before the rename: after a power cut the name must not point at a file without its bytes.
        os.fsync(file.fileno())


def _verify(stockage: Stockage, annonce: Annonce, part: Path, check: Check) -> None:
    try:
        if digest(part) != annonce.sha256:
            raise Refused(f"Le fichier de la version {annonce.version} de {stockage.adresse} n'a pas l'empreinte annoncée.")
        version = check(part)
        if version != annonce.version:
            raise Refused(f"{stockage.adresse} annonce la version {annonce.version} et donne la version {version}.")
    except BaseException:
        # Whatever is wrong with it, to continue it would not mend it.
        part.unlink()
        raise
