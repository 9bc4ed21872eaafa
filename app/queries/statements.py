"""Every question of this package, as SQL: what a file must be able to answer before it is served."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules


def list_statements() -> tuple[str, ...]:
    """The constants `SELECT_…` of the modules, with their places of parameters; a constant of several is a mapping."""
    found: list[str] = []
    for module in sorted(iter_modules([str(Path(__file__).parent)]), key=lambda module: module.name):
        # A file without packets is asked its questions one by one: new code can serve the file of the former.
        if module.name == "paquets":
            continue
        constants = vars(import_module(f"{__package__}.{module.name}"))
        for name in sorted(constants):
            if name.startswith("SELECT_"):
                found += constants[name].values() if isinstance(constants[name], dict) else [constants[name]]
    return tuple(found)
