"""Brings the content of an address to a file: streams, resumes after a cut. Knows HTTP, not what the file means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from app.pipeline.fetching.journal import Journal
from app.pipeline.fetching.patience import DownloadFailed, Interrupted, Patience, parse_retry_after

USER_AGENT = "Trajectoires/0.1 (+README)"
BLOCK = 1 << 16
TRANSPORT_ERRORS = (OSError, HTTPException)


class CannotResume(Interrupted):
    """The portal does not give the end of the part that we hold: start again from the first byte."""


def read(address: str, patience: Patience, journal: Journal) -> bytes:
    """The content of a small answer. Raises DownloadFailed."""

    def attempt() -> bytes:
        with _open(address, {}, patience.timeout) as response:
            return b"".join(_blocks(response))

    return patience.persist(attempt, journal.say)


def save(address: str, part: Path, patience: Patience, journal: Journal) -> None:
    """Stream the content of the address to `part`, going on from what `part` already holds of the same version.

    Raises DownloadFailed; what was received is then kept if a later call can resume it, and removed otherwise.
    """

    def attempt() -> None:
        try:
            _transfer(address, part, patience.timeout, journal)
        except CannotResume:
            discard(part)
            raise

    try:
        patience.persist(attempt, journal.say)
    except DownloadFailed:
        if not _version_file(part).exists():
            discard(part)
        raise


def discard(part: Path) -> None:
    """Forget what was received."""
    part.unlink(missing_ok=True)
    _version_file(part).unlink(missing_ok=True)


def _transfer(address: str, part: Path, timeout: float, journal: Journal) -> None:
    received, version = _resume_point(address, part)
    asked = {"Range": f"bytes={received}-", "If-Range": version} if version else {}
    with _open(address, asked, timeout) as response:
        if response.status != 206:
            received = 0
            _note_version(address, part, response)
        total = _total(response, received)
        with part.open("ab" if received else "wb") as file, journal.transfer(part.stem, total, received) as advance:
            for block in _blocks(response):
                file.write(block)
                advance(len(block))
    held = part.stat().st_size
    if total is not None and held != total:
        raise Interrupted(f"coupure : {held} octets reçus sur {total}")


def _total(response: HTTPResponse, received: int) -> int | None:
    """Bytes of the whole content, None if the portal does not announce it (chunked answers)."""
    if response.status == 206:
        span, _, total = response.headers.get("Content-Range", "").partition("/")
        if not span.startswith(f"bytes {received}-") or not total.isdecimal():
            raise CannotResume("reprise refusée")
        return int(total)
    length = response.headers.get("Content-Length")
    return int(length) if length is not None else None


def _open(address: str, headers: dict[str, str], timeout: float) -> HTTPResponse:
    try:
        return urlopen(Request(address, headers={"User-Agent": USER_AGENT, **headers}), timeout=timeout)
    except HTTPError as error:
        with error:
            raise _failure(error) from error
    except TRANSPORT_ERRORS as error:
        raise Interrupted(f"portail injoignable : {getattr(error, 'reason', error)}") from error


def _failure(error: HTTPError) -> Exception:
    """What an HTTP error means for the next try: 4xx is final, but for 408, 416 and 429."""
    if error.code == 416:
        return CannotResume("reprise refusée")
    if error.code in (408, 429) or error.code >= 500:
        pause = parse_retry_after(error.headers.get("Retry-After")) if error.code in (429, 503) else None
        return Interrupted(f"le portail répond {error.code}", pause)
    if error.code == 404:
        return DownloadFailed("introuvable (404) : le jeu a été retiré ou renommé")
    return DownloadFailed(f"le portail refuse la demande ({error.code}) : {_said(error)}")


def _said(error: HTTPError) -> str:
    with suppress(*TRANSPORT_ERRORS):
        return " ".join(error.read(400).decode("utf-8", "replace").split())
    return ""


def _blocks(response: HTTPResponse) -> Iterator[bytes]:
    try:
        while block := response.read(BLOCK):
            yield block
    except TRANSPORT_ERRORS as error:
        raise Interrupted(f"coupure : {error or type(error).__name__}") from error


def _version_file(part: Path) -> Path:
    return part.with_name(f"{part.name}.version")


def _note_version(address: str, part: Path, response: HTTPResponse) -> None:
    """Keep what tells this version of the content from another: without it, two halves could be of two files."""
    discard(part)
    tag = response.headers.get("ETag", "")
    # A weak ETag does not promise the same bytes, so it cannot be given back in If-Range.
    version = tag if tag.startswith('"') else response.headers.get("Last-Modified")
    if version:
        _version_file(part).write_text(json.dumps({"adresse": address, "version": version}), encoding="utf-8")


def _resume_point(address: str, part: Path) -> tuple[int, str | None]:
    """Bytes held of the same address, with their version; none where they cannot be continued."""
    with suppress(FileNotFoundError, ValueError, TypeError, KeyError):
        noted = json.loads(_version_file(part).read_text(encoding="utf-8"))
        if noted["adresse"] == address and (held := part.stat().st_size):
            return held, noted["version"]
    return 0, None
