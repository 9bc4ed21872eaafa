"""What every answer says of itself to a browser, whatever made it: views add to it, and never leave it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from app.web import styles

Header = tuple[str, str]
Start = Callable[..., Any]

COMMON = (
    ("X-Content-Type-Options", "nosniff"),
    # Another site learns nothing of what was looked for here.
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
TLS_ONLY = ("Strict-Transport-Security", "max-age=31536000")
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
ANYWHERE = "frame-ancestors *"
# A picture opened by its own address is a document, and its style is inside it.
PICTURE = (
    "default-src 'none'; style-src "
    + " ".join(sorted({styles.csp_hash(style + more) for style in styles.PICTURE.values() for more in ("", styles.PICTURE_DETAIL)}))
    + f"; {ANYWHERE}"
)


class Headers:
    """A WSGI application around another: errors of Flask, and what is answered before it, pass here too.

    `cadres`: CSP sources of the only sites that may frame what is open to all; `tls`: whether the public address is https.
    """

    def __init__(self, inner: Callable[[dict[str, Any], Start], Iterable[bytes]], cadres: str = "", *, tls: bool = False) -> None:
        self._inner, self._cadres, self._tls = inner, cadres, tls

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        secure = self._tls or environ["wsgi.url_scheme"] == "https"

        def begin(status: str, headers: list[Header], *problem: Any) -> Any:
            return start(status, self._completed(status, headers, secure), *problem)

        return self._inner(environ, begin)

    def _completed(self, status: str, headers: list[Header], secure: bool) -> list[Header]:
        said = {name.lower(): value for name, value in headers}
        mimetype, opened = said.get("content-type", ""), said.get("access-control-allow-origin") == "*"
        wanted = [*COMMON, ("Cross-Origin-Resource-Policy", "cross-origin" if opened else "same-origin")]
        if mimetype.startswith("text/html"):
            wanted.append(("Cross-Origin-Opener-Policy", "same-origin"))
        # A 304 would put it in the place of that of the answer that is kept.
        if not status.startswith("304"):
            wanted.append(("Content-Security-Policy", PICTURE if opened and mimetype.startswith("image/svg") else NOTHING))
        if secure:
            wanted.append(TLS_ONLY)
        return [self._framed(header) for header in (*headers, *(header for header in wanted if header[0].lower() not in said))]

    def _framed(self, header: Header) -> Header:
        name, value = header
        if not self._cadres or name != "Content-Security-Policy":
            return header
        return name, value.replace(ANYWHERE, f"frame-ancestors 'self' {self._cadres}")
