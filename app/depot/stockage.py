"""Reads and writes the versions of a file, where an address says: a web server, S3-compatible storage or a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from obstore.exceptions import NotModifiedError, NotSupportedError
from obstore.store import HTTPStore, LocalStore, S3Store

from app.depot.annonce import Annonce
from app.depot.trouble import Absent, CannotResume, DepotFailed, Refused, said

# The whole transfer may be long, a silence may not.
CLIENT = {"timeout": timedelta(hours=6), "connect_timeout": timedelta(seconds=5), "read_timeout": timedelta(seconds=30)}
# Few tries: another look comes in a minute.
BACKOFF = {"init_backoff": timedelta(milliseconds=200), "max_backoff": timedelta(seconds=5), "base": 2}
RETRIES = {"max_retries": 2, "retry_timeout": timedelta(seconds=20), "backoff": BACKOFF}
BLOCK = 1 << 20
# An announcement takes some 300 bytes: anything much larger is a page of an error or of a portal.
LONGEST_ANNONCE = 1 << 16


class Stockage:
    """The depot of an address such as s3://bucket/donnees/trajectoires.duckdb: beside it, its announcement and its versions."""

    def __init__(self, adresse: str) -> None:
        self.adresse = adresse
        self._dossier, _, self._nom = adresse.rpartition("/")
        self._closed = False

    def close(self) -> None:
        """End the download under way, if there is one, at its next block."""
        self._closed = True

    def read_annonce(self, etag: str | None = None) -> tuple[Annonce, str | None] | None:
        """What is announced and the ETag that it came with; None if it has not changed since `etag`. Raises DepotFailed."""
        address = f"{self.adresse}.json"
        with said(address):
            try:
                found = self._store.get(f"{self._nom}.json", options={"if_none_match": etag} if etag else None)
            except NotModifiedError:
                return None
            if found.meta["size"] > LONGEST_ANNONCE:
                raise DepotFailed(f"{address} n'est pas une annonce : {found.meta['size']} octets.")
            text = bytes(found.bytes())
        try:
            return Annonce.parse(text), found.meta["e_tag"]
        except ValueError as error:
            raise DepotFailed(f"{address} n'est pas une annonce : {error}.") from error

    def find_annonce(self) -> Annonce | None:
        """What is announced; None where nothing ever was. Raises DepotFailed."""
        try:
            found = self.read_annonce()
        except Absent:
            return None
        return found and found[0]

    def blocks(self, annonce: Annonce, start: int) -> Iterator[bytes]:
        """The bytes of the announced file from `start` on. Raises DepotFailed, at the first block or at any other."""
        with said(self._address(annonce)):
            try:
                found = self._store.get(self._file(annonce), options={"range": {"offset": start}} if start else None)
            except NotSupportedError as error:
                raise CannotResume(f"{self._address(annonce)} ne peut pas être repris en cours de route.") from error
            self._compare(annonce, found.meta["size"])
            for block in found.stream(min_chunk_size=BLOCK):
                if self._closed:
                    raise DepotFailed(f"{self._address(annonce)} : téléchargement interrompu.")
                yield block

    def send(self, path: Path, annonce: Annonce) -> None:
        """Write the file, whole or not at all. Raises DepotFailed."""
        with said(self._address(annonce)):
            self._store.put(self._file(annonce), path, attributes=self._attributes("public, max-age=31536000, immutable"))

    def announce(self, annonce: Annonce) -> None:
        """Make it what is to be served, if its file is there. Raises DepotFailed."""
        with said(self._address(annonce)):
            self._compare(annonce, self._store.head(self._file(annonce))["size"])
        with said(f"{self.adresse}.json"):
            self._store.put(f"{self._nom}.json", annonce.as_json(), attributes=self._attributes("no-cache"))

    def _file(self, annonce: Annonce) -> str:
        return f"{self._nom.removesuffix('.duckdb')}-{annonce.version}.duckdb"

    def _address(self, annonce: Annonce) -> str:
        return f"{self._dossier}/{self._file(annonce)}"

    def _compare(self, annonce: Annonce, octets: int) -> None:
        if octets != annonce.octets:
            raise Refused(f"{self._address(annonce)} fait {octets} octets, au lieu des {annonce.octets} annoncés.")

    def _attributes(self, cache_control: str) -> dict[str, str] | None:
        return {"Cache-Control": cache_control} if isinstance(self._store, S3Store) else None

    @cached_property
    def _store(self) -> HTTPStore | LocalStore | S3Store:
        url = urlsplit(self._dossier)
        if url.scheme == "file":
            return LocalStore(Path(url2pathname(url.path)))
        if url.scheme == "s3":
            # Keys, region and AWS_ENDPOINT_URL are read from the environment by the library.
            return S3Store(url.netloc, prefix=url.path.strip("/") or None, client_options=CLIENT | {"allow_http": _plain_endpoint()}, retry_config=RETRIES)
        return HTTPStore(self._dossier, client_options=CLIENT | {"allow_http": url.scheme == "http"}, retry_config=RETRIES)


def _plain_endpoint() -> bool:
    """Whether who runs the service chose a storage without TLS, on its own network."""
    return any(os.environ.get(name, "").startswith("http://") for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT"))
