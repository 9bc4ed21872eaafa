"""The script of the cards, in every version that was ever released, with the hash by which a host can pin it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort

from app.web.caching import Rendered, respond
from app.web.encodings import ENCODINGS

blueprint = Blueprint("releases", __name__)

FOLDER = Path(__file__).parent.parent.parent / "widget" / "releases"
NAMES = {"carte-insertion.js": "text/javascript", "carte-insertion.js.map": "application/json"}
FOREVER = "public, max-age=31536000, immutable"
# A correction reaches every host of /v1/ the same day.
FIVE_MINUTES = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=2592000"


@dataclass(frozen=True)
class Release:
    """A version of the script, frozen. `integrity` is the value of the attribute of that name."""

    version: str
    integrity: str

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(int(number) for number in self.version.split("."))


def list_releases() -> list[Release]:
    """Every version, oldest first."""
    with (FOLDER / "hashes.csv").open(newline="") as file:
        return sorted((Release(*row) for row in csv.reader(file)), key=lambda release: release.numbers)


RELEASES = {release.version: release for release in list_releases()}
# /v1/ is the latest of the versions 1.
LATEST = {f"v{release.numbers[0]}": release for release in RELEASES.values()}
FILES = {(version, name): (FOLDER / version / name).read_text() for version in RELEASES for name in NAMES}
CONTENT = {at: Rendered.of(text, NAMES[at[1]]).coded_in(*ENCODINGS) for at, text in FILES.items()}


@blueprint.get("/widget/<version>/<name>")
def script(version: str, name: str) -> Response:
    """A version of the script, for any site: /widget/1.0.0/ never changes, /widget/v1/ follows."""
    release = RELEASES.get(version) or LATEST.get(version)
    if release is None or name not in NAMES:
        abort(404)
    response = respond(CONTENT[release.version, name])
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = FOREVER if version in RELEASES else FIVE_MINUTES
    return response
