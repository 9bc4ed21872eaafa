"""What the log of the server tells: as text or as JSON lines, and never the address of who asks."""

from __future__ import annotations

import json
import logging
import re
from datetime import datetime, timezone

# What app/web/sante.py tells of each answer.
FIELDS = ("route", "methode", "statut", "ms")
# gunicorn writes it where a request cannot be read: « Invalid request from ip=192.0.2.1: … ».
ADDRESS = re.compile(r" from ip=\S+?(?=: |$)|\bip=\S+")


class Unaddressed(logging.Filter):
    """Takes the address of a client out of a message."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        record.msg, record.args = ADDRESS.sub("", message), ()
        return True


class Lines(logging.Formatter):
    """A JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "heure": datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "origine": record.name,
            "message": record.getMessage(),
            **{name: getattr(record, name) for name in FIELDS if hasattr(record, name)},
        }
        if record.exc_info:
            told["erreur"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def quiet(handler: logging.Handler, as_json: bool) -> logging.Handler:
    """The handler, without addresses."""
    handler.addFilter(Unaddressed())
    if as_json:
        handler.setFormatter(Lines())
    return handler
