"""What is obtained, beside what a file says should be."""

from __future__ import annotations

from app.config import ROOT

GOLDEN = ROOT / "tests" / "golden" / "accessibility"


def read_golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


def check_golden(name: str, obtained: str, update: bool) -> None:
    """Fails where the file differs or is not there; with `update`, writes it."""
    path = GOLDEN / name
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(obtained, encoding="utf-8")
    assert path.is_file(), f"{path} manque : pytest --update-golden l'écrit."
    assert obtained == read_golden(name)
