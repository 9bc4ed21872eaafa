"""What a disk refuses, in words for whoever runs a command."""

from __future__ import annotations

import errno
import os

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
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# DuckDB bounds what it sets aside on a disk by what was free when it began.
SET_ASIDE = "max_temp_directory_size"


def cause_of(error: Exception) -> str | None:
    """Why the disk refused; None where it is not what is wrong. DuckDB gives the words of the system, not its number."""
    if isinstance(error, OSError):
        return CAUSES.get(error.errno or 0)
    if SET_ASIDE in str(error):
        return CAUSES[errno.ENOSPC]
    return next((CAUSES[number] for number in FULL if str(error).endswith(os.strerror(number))), None)


def is_full(error: Exception) -> bool:
    """Whether it takes no more, and not only refuses who asks."""
    return cause_of(error) in {CAUSES[number] for number in FULL}
