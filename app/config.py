"""Every setting, read from the environment once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Config:
    """`database`: the built file. `public_url`: address written in snippets, empty for the one of the request."""

    database: Path = ROOT / "data" / "build" / "trajectoires.duckdb"
    public_url: str = ""

    @classmethod
    def from_environment(cls) -> Config:
        """Settings from TRAJECTOIRES_DATABASE and TRAJECTOIRES_URL; each has a default."""
        return cls(
            database=Path(os.environ.get("TRAJECTOIRES_DATABASE", cls.database)),
            public_url=os.environ.get("TRAJECTOIRES_URL", "").rstrip("/"),
        )
