"""What stops an export, in words."""

from __future__ import annotations

from pathlib import Path

from app.disque import cause_of


class ExportFailed(Exception):
    """The message, in French, says why and what to do. What was written before is whole, and is not written again."""


def unwritable(folder: Path, error: OSError) -> ExportFailed:
    """The system refused to write below `folder`."""
    return ExportFailed(f"Impossible d'écrire dans {folder} : {cause_of(error) or error}. Les fichiers déjà écrits sont entiers ; relancez pour continuer.")
