"""One exchange with an API that is given secrets: they go to its address, and nowhere else even by a redirect."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from app.pipeline.fetching.patience import Interrupted, parse_retry_after

TRANSPORT_ERRORS = (OSError, HTTPException)


@dataclass(frozen=True)
class Reply:
    """A whole answer, whatever its status. `pause`: the seconds that the API asks to wait, if it does."""

    status: int
    body: bytes
    pause: float | None = None


class StayHere(HTTPRedirectHandler):
    """A redirect is an answer like another: urllib would repeat every header, password included, at its target."""

    def redirect_request(self, *_: object) -> None:
        return None


def exchange(request: Request, timeout: float) -> Reply:
    """Raises Interrupted where no whole answer comes back."""
    try:
        with build_opener(StayHere).open(request, timeout=timeout) as response:
            return Reply(response.status, response.read())
    except HTTPError as error:
        with error:
            return Reply(error.code, _rest(error), parse_retry_after(error.headers.get("Retry-After")))
    except TRANSPORT_ERRORS as error:
        raise Interrupted(f"coupure ou API injoignable : {getattr(error, 'reason', error) or type(error).__name__}") from error


def _rest(error: HTTPError) -> bytes:
    try:
        return error.read()
    except TRANSPORT_ERRORS:
        return b""
