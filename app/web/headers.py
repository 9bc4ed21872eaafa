"""What every answer says of itself to a browser, whatever made it: views add to it, and never leave it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
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
            said = dict(headers)
            opened = said.get("Access-Control-Allow-Origin") == "*"
            more = lacking(tuple(said), said.get("Content-Type", ""), opened=opened, kept=status.startswith("304"), secure=secure)
            return start(status, self._framed([*headers, *more]), *problem)

        return self._inner(environ, begin)

    def _framed(self, headers: list[Header]) -> list[Header]:
        if not self._cadres:
            return headers
        sites = f"frame-ancestors 'self' {self._cadres}"
        return [(name, value.replace(ANYWHERE, sites) if name == "Content-Security-Policy" else value) for name, value in headers]


# Views say few different things of themselves, and a card that is kept takes ten microseconds in all.
@lru_cache(maxsize=256)
def lacking(names: tuple[str, ...], mimetype: str, *, opened: bool, kept: bool, secure: bool) -> tuple[Header, ...]:
    """What an answer with headers of these names does not say; `opened`: to every site, `kept`: its body, by who asks, which has its policy."""
    wanted = [*COMMON, ("Cross-Origin-Resource-Policy", "cross-origin" if opened else "same-origin")]
    if mimetype.startswith("text/html"):
        wanted.append(("Cross-Origin-Opener-Policy", "same-origin"))
    # A 304 would put it in the place of that of the answer that is kept.
    if not kept:
        wanted.append(("Content-Security-Policy", PICTURE if opened and mimetype.startswith("image/svg") else NOTHING))
    if secure:
        wanted.append(TLS_ONLY)
    said = {name.lower() for name in names}
    return tuple(header for header in wanted if header[0].lower() not in said)
