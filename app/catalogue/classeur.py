"""A spreadsheet as a table: what it would inflate to is counted first, then it is read by a process apart."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

from app.catalogue import feuille
from app.catalogue.tableau import LIMITS, Tableau, UnreadableCatalogue, table_of

MOST_INFLATED = 200 * 1024 * 1024
MOST_PARTS = 2_000
SECONDS = 40
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
AGAIN = "Ouvrez-le dans un tableur et enregistrez-le en XLSX ou en CSV."
OLD = f"C'est un classeur à l'ancien format XLS (1997-2003). {AGAIN}"
PASSWORD = "Le classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe, en XLSX ou en CSV."
DAMAGED = f"Le classeur est abîmé, ou n'est pas un classeur XLSX ou ODS. {AGAIN}"
HUGE = f"Le classeur est trop grand une fois décompressé. {LIMITS} Gardez une feuille, sans mise en forme, ou enregistrez-la en CSV."
REASONS = {feuille.PASSWORD: PASSWORD, feuille.DAMAGED: DAMAGED, feuille.NO_SHEET: f"Le classeur n'a aucune feuille visible. {AGAIN}"}


def is_workbook(content: bytes) -> bool:
    return content.startswith((OLE, ZIP))


def read_workbook(content: bytes) -> Tableau:
    """The first sheet that is shown. Raises UnreadableCatalogue."""
    if content.startswith(ZIP):
        _refuse_bomb(content)
    else:
        # What Office makes of a workbook with a password: no workbook inside, only this.
        raise UnreadableCatalogue(PASSWORD if "EncryptedPackage".encode("utf-16-le") in content else OLD)
    try:
        # -I: nothing of the environment nor of the current folder can change what is run.
        done = subprocess.run([sys.executable, "-I", str(Path(feuille.__file__))], input=content, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired as late:
        raise UnreadableCatalogue(HUGE) from late
    if done.returncode != 0:
        # Anything else than its own reasons: out of memory, or out of time.
        raise UnreadableCatalogue(REASONS.get(done.returncode, HUGE))
    lines = csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline=""))
    return table_of(enumerate(lines, start=1), "xlsx")


def _refuse_bomb(content: bytes) -> None:
    """What each part says that it inflates to, added; then what it does inflate to, in blocks that are thrown away."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_INFLATED:
                raise UnreadableCatalogue(HUGE)
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableCatalogue(PASSWORD)
            _refuse_liar(archive, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        if isinstance(error, UnreadableCatalogue):
            raise
        raise UnreadableCatalogue(DAMAGED) from error


def _refuse_liar(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    # Python's reader stops at the size that a part declares, then finds that its checksum is not that: BadZipFile.
    for part in parts:
        with archive.open(part) as inflated:
            while inflated.read(1 << 20):
                pass
