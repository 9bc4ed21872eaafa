"""Short ways to write the long headers of a source: names kept as they are, names known and not read."""

from __future__ import annotations


def kept(names: str) -> dict[str, str]:
    """Headers that are read under their own name."""
    return {name: name for name in names.split()}


def known(names: str) -> frozenset[str]:
    """Headers that are known and not read."""
    return frozenset(names.split())
