"""Libraries that some hosts have: npm fetches them once, pinned and checked. They are never part of this project."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.npm import KEPT

SECONDS = 60


@dataclass(frozen=True)
class Package:
    """One file of one version; `integrity` is the SHA-512 of its archive, as the registry writes it."""

    name: str
    version: str
    integrity: str
    file: str

    def read(self) -> bytes:
        """The file; the test is skipped where npm cannot be asked, and fails where npm gives another archive."""
        kept = KEPT / self.name / self.version / Path(self.file).name
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            # In one move: another process of the tests may be reading.
            draft = kept.with_suffix(f".{os.getpid()}")
            draft.write_bytes(self._fetch())
            draft.replace(kept)
        return kept.read_bytes()

    def _fetch(self) -> bytes:
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip(f"npm est absent : {self.name} ne peut pas être demandé.")
        with TemporaryDirectory() as folder:
            command = [npm, "pack", f"{self.name}@{self.version}", "--silent", "--ignore-scripts", "--pack-destination", folder]
            try:
                subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=SECONDS)
            except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
                pytest.skip(f"{self.name} {self.version} n'a pas pu être demandé à npm : sans réseau, ces pages ne sont pas essayées.")
            archive = next(Path(folder).glob("*.tgz"))
            assert b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() == self.integrity
            with tarfile.open(archive) as opened:
                return opened.extractfile(f"package/{self.file}").read()


REACT = Package(
    "react",
    "18.3.1",
    "wS+hAgJShR0KhEvPJArfuPVN1+Hz1t0Y6n5jLrGQbkb4urgPE/0Rve+1kMB1v/oWgHgm4WIcV+i7F2pTVj+2iQ==",
    "umd/react.production.min.js",
)
REACT_DOM = Package(
    "react-dom",
    "18.3.1",
    "5m4nQKp+rZRb09LNH59GM4BxTh9251/ylbKIbpe7TpGxfJ+9kv6BLkLBXIjjspbgbnIBNqlI23tRnTWT0snUIw==",
    "umd/react-dom.production.min.js",
)
VUE = Package(
    "vue",
    "3.5.13",
    "wmeiSMxkZCSc+PM2w2VRsOYAZC8GdipNFRTsLSfodVqI9mbejKeXEGr8SckuLnrQPGe3oJN5c3K0vpoU9q/wCQ==",
    "dist/vue.global.prod.js",
)
# By the name of the page that needs them.
NEEDED = {"react": (REACT, REACT_DOM), "vue": (VUE,)}
