"""Answers as bytes, for Redis: apart from what speaks to it, which a service without Redis need not load (7 MB)."""

from __future__ import annotations

from typing import Any

from cachelib.serializers import BaseSerializer
from msgspec import MsgspecError, msgpack


class Packed(BaseSerializer):
    """Answers as MessagePack. Never pickle: whoever can write in Redis must not run anything here."""

    def __init__(self, kind: type) -> None:
        self._encoder, self._decoder = msgpack.Encoder(), msgpack.Decoder(kind)

    def dumps(self, value: object) -> bytes:
        return self._encoder.encode(value)

    def loads(self, content: bytes | None) -> Any:
        """None where nothing was found, or nothing that is an answer."""
        try:
            return content and self._decoder.decode(content)
        except MsgspecError:
            return None
