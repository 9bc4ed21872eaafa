"""Small published files, written by the tests that build them."""

from __future__ import annotations

from pathlib import Path

from app.config import ROOT
from app.nomenclature import UAI_LETTERS

CFA_HEADER = (
    "Année;UAI;Libellé;Région;DEVENIR Part poursuite études;DEVENIR Part en emploi 6 mois;DEVENIR Part autre situation 6 mois;"
    "Part contrats apprentissage interrompus;Taux poursuite études;Taux emploi 6 mois;Taux emploi 6 mois attendu;"
    "VA emploi 6 mois;Taux emploi 12 mois;Taux emploi 18 mois;Taux emploi 24 mois;num_ligne"
)
CFA_TECHNICAL = (
    "annee;uai;libelle;region;part_en_poursuite_d_etudes;part_en_emploi_6_mois_apres_la_sortie;part_des_autres_situations;"
    "taux_contrats_interrompus;taux_poursuite_etudes;taux_emploi_6_mois;taux_emploi_6_mois_attendu;va_emploi_6_mois;"
    "taux_emploi_12_mois;taux_emploi_18_mois;taux_emploi_24_mois"
)
GOOD = "cumul 2022-2023;0631852W;CFA du Puy;AUVERGNE-RHONE-ALPES;27.0;44.0;29.0;;27.0;60.0;71.0;-11.0;78.0;;;1.0"
OTHER = "cumul 2022-2023;0932492D;CFA du Cycle;ILE-DE-FRANCE;21.0;54.0;25.0;;21.0;68.0;70.0;-2.0;77.0;;;2.0"


def uai_of(number: int) -> str:
    """The UAI of these seven digits, with their check letter."""
    return f"{number:07}{UAI_LETTERS[number % 23]}"


def write_cfa(folder: Path, *rows: str, header: str = CFA_HEADER, name: str = "cfa.csv") -> Path:
    """A CFA file as the portal exports it: BOM, `;`, CRLF."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(("\ufeff" + "".join(f"{line}\r\n" for line in (header, *rows))).encode())
    return path


def depp(kind: str, header: str, *rows: str) -> bytes:
    """An older file of the DEPP, whose last line has no end."""
    return "\n".join([header, *rows]).encode()


def write_as_real(folder: Path) -> None:
    """The sample under names that are not those of a trial, so that the build takes it for real."""
    for path in (ROOT / "data" / "sample").glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes().replace(b"d'essai", b"du bourg"))


def write_rows(folder: Path, name: str, header: str, *rows: str, encoding: str = "utf-8") -> Path:
    """A `;` file of any source."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in (header, *rows)), encoding=encoding)
    return path
