"""What stops an export, in words."""

from __future__ import annotations

import errno
from pathlib import Path

CAUSES = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "votre quota de disque est atteint",
    errno.EFBIG: "un fichier dépasse la taille permise",
    errno.EACCES: "l'écriture n'y est pas permise",
    errno.EPERM: "l'écriture n'y est pas permise",
    errno.EROFS: "ce disque est en lecture seule",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.EEXIST: "ce n'est pas un dossier",
}


class ExportFailed(Exception):
    """The message, in French, says why and what to do. What was written before is whole, and is not written again."""


def unwritable(folder: Path, error: OSError) -> ExportFailed:
    """The system refused to write below `folder`."""
    cause = CAUSES.get(error.errno or 0, str(error))
    return ExportFailed(f"Impossible d'écrire dans {folder} : {cause}. Les fichiers déjà écrits sont entiers ; relancez pour continuer.")
