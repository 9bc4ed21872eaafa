"""What an address under /cartes/ asks for, and the one place that its answer has in the caches, however it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from werkzeug.wsgi import get_current_url

from app.nomenclature import Key, Reference, parse_address
from app.web import images
from app.web.options import Options

FOLDER = "/cartes/"
FORMS = {**images.FORMS, ".html": "fragment", ".json": "json"}
ENDINGS = {form: ending for ending, form in FORMS.items()}
# All the options at once take less; what is longer is nonsense, and is not remembered.
LONGEST = 200


@dataclass(frozen=True)
class Place:
    """A card in a form, under options settled for that form; `path` is its one address on this service."""

    form: str
    address: Key | Reference
    options: Options
    path: str

    def key(self, version: str, year: int, base: str) -> str:
        """Its name in the caches: `version` of the data, `year` by which figures are called old, public address of the service."""
        kept, variante = f"{version}|{year}|{base}{self.path}", self.options.variante
        # A side of a trial has no address; the day that chose it changes nothing in it.
        return f"{kept}#{variante}" if variante else kept


def place_of(name: str, query: str) -> Place:
    """Of the end of a path and a query string. Raises InvalidIdentifier."""
    return _known(name, query) if len(name) + len(query) <= LONGEST else _read(name, query)


def _read(name: str, query: str) -> Place:
    form, text = split_form(name)
    address, (options, end) = parse_address(text), (_ended if len(query) <= LONGEST else _end)(form, query)
    return Place(form, address, options, f"{FOLDER}{address}{end}")


def _end(form: str, query: str) -> tuple[Options, str]:
    """Options, settled, and the end of the one address that asks for them in a form."""
    # Of an option written twice, the first counts.
    options = _settled(form, dict(reversed(parse_qsl(query, keep_blank_values=True))))
    usual = vars(_settled(form, {}))
    chosen = urlencode({option: value for option, value in vars(options).items() if value != usual[option]})
    return options, f"{ENDINGS.get(form, '')}{'?' if chosen else ''}{chosen}"


def _settled(form: str, asked: dict[str, str]) -> Options:
    return images.settled(form, Options.parse(asked, form))


# A host asks for all its cards under the same ones.
_ended = lru_cache(maxsize=256)(_end)
# The same addresses come again and again; an impossible one raises, and so is not kept.
_known = lru_cache(maxsize=4096)(_read)


def split_form(name: str) -> tuple[str, str]:
    """(form, key) of the last part of an address; the form is `page` without a known ending."""
    for ending, form in FORMS.items():
        if name.endswith(ending):
            return form, name.removesuffix(ending)
    return "page", name


def base_of(environ: dict[str, Any]) -> str:
    """The address of this service as a request wrote it, without a final slash."""
    host = environ.get("HTTP_HOST")
    return _base(environ["wsgi.url_scheme"], host, environ.get("SCRIPT_NAME", "")) if host else get_current_url(environ, root_only=True).rstrip("/")


@lru_cache(maxsize=256)
def _base(scheme: str, host: str, script: str) -> str:
    return get_current_url({"wsgi.url_scheme": scheme, "HTTP_HOST": host, "SCRIPT_NAME": script}, root_only=True).rstrip("/")
