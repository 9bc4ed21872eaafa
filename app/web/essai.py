"""A trial at work: which side of it a card is shown on, by its key and the day. Who reads it decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from flask import Flask

from app.cards.essais import TAILLES, Essai
from app.usage.site import host_of, site_of
from app.web.places import FOLDER, Place, split_form
from app.web.variante import Variante

# Pictures and data are copied to where nobody answers.
FORMS = ("fragment", "page")
Start = Callable[..., Any]


@dataclass(frozen=True)
class EnCours:
    """`part`: percent of the cards, each day, that are shown on the new side; `sites`: registrable domains that take part, all if empty."""

    essai: Essai
    part: int
    sites: frozenset[str] = frozenset()

    def place(self, place: Place, referer: str, jour: date) -> Place:
        """The card of an address on its side of the trial; as it is where it has no part in it."""
        if place.form not in FORMS or place.options.taille not in TAILLES:
            return place
        if self.sites and site_of(host_of(referer)) not in self.sites:
            return place
        return replace(place, options=replace(place.options, variante=self._variante(self._drawn(str(place.address), jour))))

    def recognized(self, said: str) -> str:
        """The name of a side, as a form of ours sends it back; empty for anything else."""
        return said if said in (str(self._variante(False)), str(self._variante(True))) else ""

    def _variante(self, nouvelle: bool) -> Variante:
        return Variante(self.essai, self.part, nouvelle)

    def _drawn(self, cle: str, jour: date) -> bool:
        """Whether a card is on the new side: the same for everybody, on a day."""
        return int.from_bytes(sha256(f"{self.essai.nom}|{cle}|{jour}".encode()).digest()[:8]) % 100 < self.part


def tried(flask: Flask, place: Place, referer: str = "") -> Place:
    """The card of an address as it is shown today, on its side of the trial if there is one."""
    essai: EnCours | None = flask.extensions["essai"]
    return essai.place(place, referer, flask.extensions["today"]()) if essai else place


class ByReferer:
    """A WSGI application around another, while a trial is on for some sites only: a cache must not give the card of one to another."""

    def __init__(self, inner: Callable[[dict[str, Any], Start], Iterable[bytes]]) -> None:
        self._inner = inner

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not path.startswith(FOLDER) or split_form(path)[0] not in FORMS:
            return self._inner(environ, start)

        def begin(status: str, headers: list[tuple[str, str]], *problem: Any) -> Any:
            varies = [value for name, value in headers if name == "Vary"]
            return start(status, [*(header for header in headers if header[0] != "Vary"), ("Vary", ", ".join([*varies, "Referer"]))], *problem)

        return self._inner(environ, begin)
