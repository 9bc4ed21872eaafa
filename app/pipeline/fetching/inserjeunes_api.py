"""The API InserJeunes: asks it, keeps its token alive, and says what its refusals mean.

Written from what public clients of the API do (see README, « L'API InserJeunes »), and tried against a local server
that answers like it. No credentials were ever had: nothing here has met the real API.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any
from urllib.request import Request

from app.config import InserJeunesAccess
from app.pipeline.fetching.download import USER_AGENT
from app.pipeline.fetching.exchange import Reply, exchange
from app.pipeline.fetching.pace import Pace
from app.pipeline.fetching.patience import DownloadFailed, Interrupted, Patience

# The life of a token is not published; a public client renews it after two minutes.
TOKEN_SECONDS = 100.0
# What the API says, with a status 400, of an establishment that it does not follow.
UNKNOWN_UAI = "UAI incorrect"


class AccessRefused(Exception):
    """The API does not accept the credentials: nothing more can be asked. The message is in French."""


class InserJeunesApi:
    def __init__(
        self,
        access: InserJeunesAccess,
        patience: Patience,
        pace: Pace,
        say: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._access, self._patience, self._pace, self._say, self._clock = access, patience, pace, say, clock
        self._token: str | None = None
        self._renew_at = 0.0
        self._secrets = {access.user, access.password}

    def address(self, path: str) -> str:
        return f"{self._access.url}{path}"

    def connect(self) -> None:
        """Make sure that the API accepts us. Raises DownloadFailed, AccessRefused."""
        self._patience.persist(self._login, self._say)

    def ask(self, path: str) -> dict[str, Any] | None:
        """The answer for a path, None where the API has nothing for it. Raises DownloadFailed, AccessRefused."""
        return self._patience.persist(lambda: self._attempt(path), self._say)

    def _attempt(self, path: str) -> dict[str, Any] | None:
        try:
            reply = self._get(path)
            if reply.status == 401:
                self._token = None
                reply = self._get(path)
            return self._content(reply)
        except Interrupted:
            # Public clients report that the API also answers 500 to a token that has expired.
            self._token = None
            raise

    def _get(self, path: str) -> Reply:
        if self._token is None or self._clock() >= self._renew_at:
            self._login()
        return self._send(Request(self.address(path), headers={"Authorization": f"Bearer {self._token}"}))

    def _login(self) -> None:
        headers = {"username": self._access.user, "password": self._access.password}
        reply = self._send(Request(self.address("/login"), method="POST", data=b"", headers=headers))
        if reply.status in (400, 401, 403):
            raise AccessRefused(f"L'API InserJeunes refuse les identifiants ({reply.status}) : {self._said(reply)}")
        token = (self._content(reply) or {}).get("access_token")
        if not isinstance(token, str) or not (token.isascii() and token.isprintable()):
            raise DownloadFailed("l'API n'a pas donné de jeton : son mode de connexion a-t-il changé ?")
        self._token = token
        self._secrets.add(token)
        self._renew_at = self._clock() + TOKEN_SECONDS

    def _send(self, request: Request) -> Reply:
        request.add_header("User-Agent", USER_AGENT)
        request.add_header("Accept", "application/json")
        with self._pace.turn():
            return exchange(request, self._patience.timeout)

    def _content(self, reply: Reply) -> dict[str, Any] | None:
        if reply.status == 404 or (reply.status == 400 and UNKNOWN_UAI in self._said(reply)):
            return None
        if reply.status in (408, 429) or reply.status >= 500:
            raise Interrupted(f"l'API répond {reply.status}", reply.pause)
        if reply.status == 401:
            raise AccessRefused(f"L'API InserJeunes refuse le jeton qu'elle vient de donner (401) : {self._said(reply)}")
        if reply.status != 200:
            raise DownloadFailed(f"l'API refuse la demande ({reply.status}) : {self._said(reply)}")
        return _decode(reply.body)

    def _said(self, reply: Reply) -> str:
        """What the API says of a refusal, without the secrets that it may repeat."""
        said = " ".join(reply.body.decode("utf-8", "replace").split())
        for secret in sorted(self._secrets, key=len, reverse=True):
            for written in (secret, json.dumps(secret)[1:-1]):
                said = said.replace(written, "…")
        return said[:300]


def _decode(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body)
        # Some routes wrap their JSON in a JSON text.
        if isinstance(content, str):
            content = json.loads(content)
    except ValueError as error:
        raise Interrupted("réponse illisible, ce n'est pas du JSON complet") from error
    if not isinstance(content, dict):
        raise Interrupted("réponse illisible, ce n'est pas un objet JSON")
    return content
